"""Answers are kept where they take long; what is told is the answer to the same question over the same dataset."""

from pathlib import Path

import pytest

from amu_graph.graph import Graph, load
from amu_graph.language import LANGUAGES
from amu_graph.query import kept_answers
from amu_graph.query.kept_answers import keep_answers
from amu_graph.store import Store

NAMES = ("theme/most-frequent", "provenance/by-source", "project/participants")


@pytest.fixture
def large(graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Graph:
    """The founding graph as one that is very large, on disk, whose answers all take long."""
    graph.store.save(tmp_path / "dataset", on_disk=True)
    some = [graph.catalogue.question(name) for name in NAMES]
    monkeypatch.setattr(kept_answers, "Catalogue", lambda *_: some)
    monkeypatch.setattr(kept_answers, "MANY", 0)
    monkeypatch.setattr(kept_answers, "LONG", 0.0)
    return load(tmp_path / "dataset", settings=graph.settings)


def asked(graph: Graph) -> list[bytes]:
    return [graph.ask(name, language=language).content for name in NAMES for language in LANGUAGES]


def test_what_is_kept_is_the_answer(large: Graph, graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = asked(graph)
    keep_answers(large.store)
    monkeypatch.setattr(kept_answers, "answer", None)
    assert asked(large) == expected
    with pytest.raises(TypeError):  # of a choice none is kept
        large.ask("publication/since", since=2011)


def test_what_is_damaged_or_of_another_text_is_made_anew(large: Graph, graph: Graph) -> None:
    keep_answers(large.store)
    expected = asked(graph)
    folder = large.store.folder
    assert folder
    for path in folder.glob("answer-*"):
        path.write_bytes(path.read_bytes()[:-9])
    assert asked(large) == expected
    assert kept_answers.kept(large.store, NAMES[0], "fr", "another text") is None
    keep_answers(large.store)
    assert kept_answers.kept(large.store, NAMES[0], "fr", large.ask(NAMES[0]).query)
    assert kept_answers.kept(large.store, NAMES[0], "fr", "another text") is None


def test_a_small_dataset_or_a_quick_answer_keeps_none(
    large: Graph, tiny: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_answers(tiny)
    monkeypatch.setattr(kept_answers, "LONG", 600.0)
    keep_answers(large.store)
    monkeypatch.setattr(kept_answers, "MANY", 10**9)
    keep_answers(large.store)
    assert large.store.folder
    assert not list(large.store.folder.glob("answer-*"))
