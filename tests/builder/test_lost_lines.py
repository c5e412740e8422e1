"""A line that is lost from a note never turns a guess into an assertion: what it leaves is less, or a problem."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from amu_graph.builder.corpus import read_corpus
from amu_graph.notes.problems import Problems
from builder_fixtures import Model

FOUNDING = Path(__file__).parents[1] / "founding" / "data"
NOTES = sorted((FOUNDING / "notes").glob("*.yaml"))


def facts(data: Path, model: Model) -> tuple[set[tuple[str, str, str]], set[str]]:
    """Return what the default graph shows, texts apart, and the codes of the problems."""
    problems = Problems()
    corpus = read_corpus(data, model.profile, model.terms, problems)
    shown = {
        (one.subject.value, one.predicate.value, "" if isinstance(one.object, ox.Literal) else one.object.value)
        for one in corpus.shown
    }
    return shown, {one.code for one in problems.sorted()}


def mutants(text: str) -> Iterator[tuple[int, str]]:
    """Yield a text without each of its lines that say how a passage is read, or where."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line.lstrip("- ").startswith(("at:", "status:", "because:", "part:", "says:", "fr:", "en:")):
            yield number + 1, "\n".join([*lines[:number], *lines[number + 1 :]])


@pytest.mark.parametrize("note", NOTES, ids=lambda path: path.stem)
def test_a_lost_line_adds_nothing_to_the_default_graph(note: Path, model: Model, tmp_path: Path) -> None:
    text = note.read_text(encoding="utf-8")
    data = tmp_path / "data"
    (data / "notes").mkdir(parents=True)
    copy = data / "notes" / note.name
    copy.write_text(text, encoding="utf-8")
    before, known = facts(data, model)
    promoted = []
    for number, mutant in mutants(text):
        copy.write_text(mutant, encoding="utf-8")
        after, codes = facts(data, model)
        if after - before and codes <= known:
            promoted.append(f"{note.name}:{number}: {sorted(after - before)[:2]}")
    assert promoted == []


def test_a_status_that_is_lost_is_a_problem(model: Model, tmp_path: Path) -> None:
    note = next(path for path in NOTES if path.stem == "strasbourg-co-production")
    lines = note.read_text(encoding="utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if line.strip() == "status: unverified")
    data = tmp_path / "data"
    (data / "notes").mkdir(parents=True)
    (data / "notes" / note.name).write_text("\n".join([*lines[:at], *lines[at + 1 :]]), encoding="utf-8")
    assert "because-without-status" in facts(data, model)[1]
