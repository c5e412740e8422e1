"""The files of `data/review/`, one a source: read with the place of each problem, written deterministically."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from amu_graph import collector, files
from amu_graph.ingest.proposals import FOLDER, Answer, Candidate, Name, Review, Statement
from amu_graph.ingest.review_nodes import read_review
from amu_graph.ingest.yaml_text import Tree, in_block
from amu_graph.locators import STANDARDS
from amu_graph.notes.position import Position
from amu_graph.notes.problems import Problems
from amu_graph.notes.text_file import is_inside, read_text
from amu_graph.notes.yaml_nodes import read_tree

LARGEST: Final = 64_000_000
"""Bytes of a file of proposals: a table of ten thousand rows makes some ten million."""

_SCHEMA: Final = "# yaml-language-server: $schema=../review.schema.json\n"


def path_of(data: Path, source: str) -> Path:
    """Return where the proposals about a source are."""
    return data / FOLDER / f"{source}.yaml"


def paths(data: Path) -> list[Path]:
    """Return the files of proposals in the order of their names; other files, such as mappings, are passed over."""
    return sorted(path for path in (data / FOLDER).glob("*.yaml") if not path.name.endswith(".map.yaml"))


def load(path: Path, data: Path, problems: Problems) -> Review | None:
    """Return the proposals of a file, or None where it cannot be read; what is wrong in it is recorded."""
    file = path.relative_to(data.parent).as_posix()
    text = read_text(path, file, problems, largest=LARGEST) if is_inside(path, data, file, problems) else None
    with collector.paused():
        tree = None if text is None else read_tree(text, file, problems)
        review = None if tree is None else read_review(tree, problems)
    if review and review.id != path.stem:
        problems.add("review-name", Position(file), name=path.name, source=review.id)
    return review


def save(path: Path, review: Review) -> None:
    """Write proposals in one step.

    Raises:
        WritingError: the file cannot be written.

    """
    with files.writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    files.replace(path, written(review).encode("utf-8"))


def written(review: Review) -> str:
    """Return the text of a file of proposals."""
    ordered = review.sorted()
    return together(ordered, [lines_of(one) for one in ordered.every]).decode("utf-8")


def together(review: Review, lines: Sequence[bytes]) -> bytes:
    """Return the content of a file from the lines of each of its proposals, which are in their order."""
    head = "".join(f"{line}\n" for line in in_block(review.source, "  "))
    parts = [f"{_SCHEMA}source:\n{head}".encode()]
    first = len(review.names)
    for title, every in ((b"names", lines[:first]), (b"statements", lines[first:])):
        if every:
            parts.append(b"\n" + title + b":\n")
        parts += every
    return b"".join(parts)


def lines_of(one: Name | Statement) -> bytes:
    """Return the lines of one proposal."""
    fields = _name(one) if isinstance(one, Name) else _statement(one)
    first, *rest = in_block({key: value for key, value in fields if value or value == 0}, "    ")
    return "".join(f"{line}\n" for line in (f"  - {first.strip()}", *rest)).encode()


def _name(one: Name) -> Iterator[tuple[str, Tree]]:
    yield "name", one.name
    yield "id", one.id
    yield "says", one.says
    yield "at", one.at
    yield from _where(one.where)
    yield "words", one.words
    yield "mentions", tuple((int(at) if at.isdecimal() else at, *span) for at, *span in one.mentions)
    yield from _reasons(one)
    yield "candidates", tuple(map(_candidate, one.candidates))
    yield from _answers(one.answers)


def _statement(one: Statement) -> Iterator[tuple[str, Tree]]:
    yield "at", one.at
    yield from _where(one.where)
    yield "words", one.words
    yield "says", one.says
    yield "note", one.note
    yield "status", one.status
    yield "because", one.because
    yield from _reasons(one)
    yield from _answers(one.answers)


def _where(where: Mapping[str, str]) -> Iterator[tuple[str, Tree]]:
    yield from ((key, where[key]) for key in STANDARDS if key in where)


def _reasons(one: Name | Statement) -> Iterator[tuple[str, Tree]]:
    yield "by", one.by
    yield "why", one.why
    yield "score", one.score


def _candidate(one: Candidate) -> Tree:
    fields: dict[str, Tree] = {"id": one.id, "score": one.score}
    fields |= {key: value for key, value in (("agrees", one.agrees), ("differs", one.differs)) if value}
    return fields


def _answers(answers: Mapping[str, Answer]) -> Iterator[tuple[str, Tree]]:
    if set(answers) == {""}:
        yield "answer", _answer(answers[""])
    elif answers:
        yield "answers", {by or "?": _answer(answers[by]) for by in sorted(answers)}


def _answer(one: Answer) -> Tree:
    if one.record is not None:
        edited: dict[str, Tree] = {"edit": one.record}
        return edited if one.because is None else {**edited, one.verdict: one.because}
    if one.verdict in ("same", "new"):
        return {one.verdict: one.id}
    return one.verdict if one.because is None else {one.verdict: one.because}
