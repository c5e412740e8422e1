"""The files of `data/review/`, one a source: read with the place of each problem, written deterministically."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from amu_graph import collector, files
from amu_graph.ingest.proposals import FOLDER, Answer, Candidate, Name, Review, Statement
from amu_graph.ingest.review_memory import WORTH, Known, recall, remember
from amu_graph.ingest.review_nodes import read_review
from amu_graph.ingest.review_text import ReviewText, in_pieces, with_answer
from amu_graph.ingest.yaml_text import Tree, in_block
from amu_graph.locators import STANDARDS
from amu_graph.notes.position import Position
from amu_graph.notes.problems import Problems
from amu_graph.notes.text_file import decode, is_inside, read_bytes
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


@dataclass(frozen=True, slots=True)
class Read:
    """The proposals of a file, in its order, and its text in pieces; none where proposals could not be told apart."""

    review: Review
    text: ReviewText | None = None

    @property
    def known(self) -> Known:
        """Return what need not be read again as long as its piece is the same."""
        return {} if self.text is None else dict(zip(self.text.pieces, self.review.every, strict=True))

    def rewritten(self, review: Review) -> str:
        """Return the text with other proposals: what is the same keeps its lines, comments too."""
        same = self.text is not None and review.source == self.review.source
        return written(review, self.known, self.text.head if same and self.text else "")


def load(path: Path, data: Path, problems: Problems) -> Review | None:
    """Return the proposals of a file, or None where it cannot be read; what is wrong in it is recorded."""
    found = read(path, data, problems)
    return found.review if found else None


def read(path: Path, data: Path, problems: Problems, known: Known | None = None) -> Read | None:
    """Return the proposals of a file as `load` does, and its pieces; those that are `known` are not parsed."""
    file = path.relative_to(data.parent).as_posix()
    raw = read_bytes(path, file, problems, largest=LARGEST) if is_inside(path, data, file, problems) else None
    text = None if raw is None else decode(raw, file, problems)
    if raw is None or text is None:
        return None
    pieces = in_pieces(text)
    pieces.newline = "\r\n" if b"\r\n" in raw else "\n"
    is_large = len(pieces.lines) >= WORTH
    with collector.paused():
        known = known or (recall(path) if is_large else {})
        found = _partly(pieces, file, known) if known else None
        if found is None:
            found = _whole(text, pieces, file, problems)
        if found and is_large and len(found.known.keys() - known.keys()) >= WORTH:
            remember(path, found.known)
    if found and found.review.id != path.stem:
        problems.add("review-name", Position(file), name=path.name, source=found.review.id)
    return found


def _whole(text: str, pieces: ReviewText, file: str, problems: Problems) -> Read | None:
    own = Problems()
    review = _parsed(text, file, own)
    problems.include(own)
    if review is None:
        return None
    is_cut = not own.sorted() and [one.position.line for one in review.every] == pieces.lines
    return Read(review, pieces if is_cut else None)


def _partly(pieces: ReviewText, file: str, known: Known) -> Read | None:
    """Return what a file holds, of which most is known; None where what is new is wrong or elsewhere."""
    found = list(map(known.get, pieces.pieces))
    own = Problems()
    fresh = _parsed(pieces.without([one is not None for one in found]), file, own)
    lines = [line for line, one in zip(pieces.lines, found, strict=True) if one is None]
    if fresh is None or own.sorted() or [one.position.line for one in fresh.every] != lines:
        return None
    rest = iter(fresh.every)
    every = [
        next(rest) if one is None else one if one.position.line == line else _moved(one, line)
        for one, line in zip(found, pieces.lines, strict=True)
    ]
    return Read(fresh.with_every(every), pieces)


def _moved(one: Name | Statement, line: int) -> Name | Statement:
    return replace(one, position=one.position._replace(line=line))


def _parsed(text: str, file: str, problems: Problems) -> Review | None:
    tree = read_tree(text, file, problems)
    return None if tree is None else read_review(tree, problems)


def save(path: Path, review: Review) -> None:
    """Write proposals in one step.

    Raises:
        WritingError: the file cannot be written.

    """
    with files.writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    files.replace(path, written(review).encode("utf-8"))


def written(review: Review, known: Known | None = None, head: str = "") -> str:
    """Return the text of a file of proposals; what is `known`, and says the same, keeps its lines, as the head does."""
    ordered = review.sorted()
    kept = {one.key: (one, piece) for (_, piece), one in (known or {}).items()}
    parts = [f"{head.rstrip()}\n" if head else _head(ordered)]
    for title, every in (("names", ordered.names), ("statements", ordered.statements)):
        if every:
            parts.append(f"\n{title}:\n")
        parts += [piece_of(one, *kept.get(one.key, (None, ""))) for one in every]
    return "".join(parts)


def _head(review: Review) -> str:
    return "".join((f"{_SCHEMA}source:\n", *(f"{line}\n" for line in in_block(review.source, "  "))))


def piece_of(one: Name | Statement, before: Name | Statement | None, piece: str) -> str:
    """Return the lines of a proposal: those of its `piece` before, but for the answer, where nothing else changed."""
    if one == before:
        return piece if piece.endswith("\n") else f"{piece}\n"
    if before is None or piece == lines_of(before) or replace(one, answers=before.answers) != before:
        return lines_of(one)
    changed = with_answer(piece, list(in_block(dict(_answers(one.answers)), "    ")))
    kind = "names" if isinstance(one, Name) else "statements"
    found = _parsed(f"source: {{id: any}}\n{kind}:\n{changed}", "", problems := Problems())
    return changed if found and found.every == (one,) and not problems.sorted() else lines_of(one)


def lines_of(one: Name | Statement) -> str:
    """Return the lines of one proposal."""
    fields = _name(one) if isinstance(one, Name) else _statement(one)
    first, *rest = in_block({key: value for key, value in fields if value or value == 0}, "    ")
    return "".join(f"{line}\n" for line in (f"  - {first.strip()}", *rest))


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
