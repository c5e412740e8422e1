"""The files of `data/review/`, one a source: read with the place of each problem, written deterministically."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import Final, TypeAlias

from amu_graph import collector, files
from amu_graph.ingest.proposals import FOLDER, Name, Review, Statement, order_of
from amu_graph.ingest.review_edits import with_comments, with_fields
from amu_graph.ingest.review_lines import fields_of, head_of, lines_of, written
from amu_graph.ingest.review_memory import WORTH, Known, recall, remember
from amu_graph.ingest.review_nodes import read_review
from amu_graph.ingest.review_text import INDENT, ReviewText, Section, in_pieces
from amu_graph.notes.position import Position
from amu_graph.notes.problems import Problems
from amu_graph.notes.text_file import decode, is_inside, read_bytes
from amu_graph.notes.yaml_nodes import read_tree

Key: TypeAlias = tuple[str, ...]
Moved: TypeAlias = Mapping[Key, Key]

LARGEST: Final = 64_000_000
"""Bytes of a file of proposals: a table of ten thousand rows makes some ten million."""


def path_of(data: Path, source: str) -> Path:
    """Return where the proposals about a source are."""
    return data / FOLDER / f"{source}.yaml"


def paths(data: Path) -> list[Path]:
    """Return the files of proposals in the order of their names; other files, such as mappings, are passed over."""
    return sorted(path for path in (data / FOLDER).glob("*.yaml") if not path.name.endswith(".map.yaml"))


@dataclass(frozen=True, slots=True)
class Read:
    """The proposals of a file, in its order, and its text in pieces.

    Where they could not be told apart in the text (`is_cut`), it is the text that they will be written as.
    """

    review: Review
    text: ReviewText
    is_cut: bool = True

    @property
    def known(self) -> Known:
        """Return what need not be read again as long as its piece is the same."""
        return dict(zip(self.text.pieces, self.review.every, strict=True)) if self.is_cut else {}

    def renewed(self, review: Review, moved: Moved | None = None) -> "Read":
        """Return other proposals in the same text: what was there keeps its lines, comments and order.

        `moved` gives the former keys of those that have others now.
        """
        there = {one.kind: one for one in self.text.sections}
        names = _placed(there.get("names"), self.review.names, review.names, moved or {})
        statements = _placed(there.get("statements"), self.review.statements, review.statements, moved or {})
        pieces = {"names": [piece for _, piece in names], "statements": [piece for _, piece in statements]}
        text = self.text.exchanged(_head(self.text.head, self.review, review), pieces)
        return Read(review.with_every(one for one, _ in (*names, *statements)), text)


def _placed(
    section: Section | None, old: Sequence[Name | Statement], new: Sequence[Name | Statement], moved: Moved
) -> list[tuple[Name | Statement, str]]:
    """Return proposals with their lines: those that were there in their order, the others where they belong."""
    wanted: dict[Key, Name | Statement] = {}
    for one in new:
        key = moved.get(one.key, one.key)
        wanted[key] = one if one.answers else wanted.get(key, one)
    indent, pieces = (section.indent, section.pieces) if section else (INDENT, [])
    both = ((wanted.pop(one.key, None), one, piece) for one, piece in zip(old, pieces, strict=True))
    kept = [(after, piece_of(after, before, piece, indent)) for after, before, piece in both if after]
    least = [*accumulate((order_of(one) for one, _ in reversed(kept)), min)][::-1]
    found, done = list[tuple[Name | Statement, str]](), 0
    for one in sorted(wanted.values(), key=order_of):
        place = bisect_right(least, order_of(one))
        found += [*kept[done:place], (one, lines_of(one, indent))]
        done = place
    return found + kept[done:]


def _head(text: str, before: Review, after: Review) -> str:
    """Return what stands before the first proposal, of another head where it is one."""
    if before.source == after.source:
        return text if text.endswith("\n") else f"{text}\n"
    changed = with_fields(text, before.source, after.source, INDENT)
    found = _parsed(changed, "", Problems())
    return with_comments(changed if found and found.source == after.source else head_of(after), text, 0)


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
    if not own.sorted() and [one.position.line for one in review.every] == pieces.lines:
        return Read(review, pieces)
    anew = in_pieces(with_comments(written(review), text, 0))
    anew.newline = pieces.newline
    return Read(review.sorted(), anew, is_cut=False)


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


def save(path: Path, review: Review, before: Read | None = None, moved: Moved | None = None) -> None:
    """Write proposals in one step, into the text of those that were there `before` as `Read.renewed` does.

    Raises:
        WritingError: the file cannot be written.

    """
    with files.writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    files.replace(path, before.renewed(review, moved).text.content if before else written(review).encode("utf-8"))


def piece_of(one: Name | Statement, before: Name | Statement, piece: str, indent: int) -> str:
    """Return the lines of a proposal: those of its `piece` before, with what is no longer the same exchanged."""
    if one == before:
        return piece if piece.endswith("\n") else f"{piece}\n"
    own = lines_of(one, indent)
    if piece == lines_of(before, indent):
        return own
    changed = with_fields(piece, fields_of(before), fields_of(one), indent + 2)
    kind = "names" if isinstance(one, Name) else "statements"
    found = _parsed(f"source: {{id: any}}\n{kind}:\n{changed}", "", problems := Problems())
    is_so = found and found.every == (one,) and not problems.sorted()
    return with_comments(changed if is_so else own, piece, indent)
