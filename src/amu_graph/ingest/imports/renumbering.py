"""A table that has changed: its note and its proposals follow their rows to where these stand now.

Only places and the head's digest, day and rows are exchanged; all else stays as whoever wrote the note left it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, TypeAlias, TypeVar

from amu_graph.ingest.note_values import exchange, exchanges, passages_of, value_of
from amu_graph.ingest.proposals import Name, Review, Statement
from amu_graph.ingest.records import Record, tuple_of
from amu_graph.ingest.yaml_text import in_line
from amu_graph.notes.note import as_list
from amu_graph.notes.position import Position
from amu_graph.notes.problems import Problems
from amu_graph.notes.yaml_nodes import Fields, Scalar, read_tree

P = TypeVar("P", Name, Statement)

_ROW: Final = re.compile(r"r([1-9][0-9]{0,6})")
_CELL: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_THINGS: Final = ("id", "context")
"""The keys of a record that name the thing of a row."""
_SCALARS: Final = ("sha256", "retrieved")


@dataclass(frozen=True, slots=True)
class Moves:
    """Where the rows of a note stand now, old row → new row; those that are gone, each with where the note has it.

    Of those that are `untold` nothing tells where they stand.
    """

    rows: Mapping[int, int] = field(default_factory=dict)
    gone: Mapping[int, str] = field(default_factory=dict)
    untold: Sequence[int] = ()

    def place(self, at: str) -> str:
        """Return a row, `r7`, or a cell, `C7`, as it is called now."""
        row, cell = _ROW.fullmatch(at), _CELL.fullmatch(at)
        if row:
            return f"r{self.rows.get(int(row[1]), int(row[1]))}"
        return f"{cell[1]}{self.rows.get(int(cell[2]), int(cell[2]))}" if cell else at


Noted: TypeAlias = Mapping[int, tuple[Sequence[str], str]]
"""The rows that are spoken of: the things of each, and the file and line where that is written, if it is a note."""


def moves(noted: Noted, things: Mapping[str, Sequence[int]], before: str, now: str) -> Moves:
    """Return where rows stand now: by the thing that a row is, where that has one row, else by what the row holds.

    `things` gives the rows of each thing, `before` and `now` the rows of the table as lines; `before` is empty where it
    is not known. Of several rows of a thing none is taken twice, and none that holds what another one held.
    """
    same = _same(before.split("\n"), now.split("\n")) if before else {}
    taken = set(same.values())
    rows: dict[int, int] = {}
    gone: dict[int, str] = {}
    untold: list[int] = []
    for row, (ids, place) in sorted(noted.items()):
        there = next((things[id_] for id_ in ids if id_ in things), ())
        left = there if len(there) == 1 else [one for one in there if one not in taken]
        if len(there) != 1 and row in same:
            rows[row] = same[row]
        elif left:
            rows[row] = row if row in left else left[0]
            taken.add(rows[row])
        elif before or ids:
            gone[row] = place
        else:
            untold.append(row)
    return Moves({old: new for old, new in rows.items() if old != new}, gone, untold)


def _same(before: Sequence[str], now: Sequence[str]) -> dict[int, int]:
    """Return the rows that hold the same before and now, each once: old row → new row."""
    old, new = ({line for line, often in Counter(lines).items() if line and often == 1} for lines in (before, now))
    there = {line: at for at, line in enumerate(now, start=1) if line in new}
    return {at: there[line] for at, line in enumerate(before, start=1) if line in old & new}


def noted_in(texts: Mapping[Path, str]) -> Noted:
    """Return the rows of the files of a note."""
    found: dict[int, tuple[list[str], str]] = {}
    for note, passage in ((note, one) for note, text in texts.items() for one in passages_of(_tree(text))):
        at = value_of(passage, "at")
        row = _ROW.fullmatch(at.text) if isinstance(at, Scalar) else None
        if row and isinstance(at, Scalar):
            says = passage.entries.get("says")
            records = [one for one in (as_list(says.value) if says else ()) if isinstance(one, Fields)]
            ids = found.setdefault(int(row[1]), ([], f"{note.name}:{at.at.line}"))[0]
            for each in records:
                ids += [one.text for key in _THINGS if isinstance(one := value_of(each, key), Scalar)]
    return found


def proposed_in(review: Review) -> Noted:
    """Return the rows of proposals."""
    found: dict[int, tuple[list[str], str]] = {}
    for one in review.every:
        row = _ROW.fullmatch(one.at)
        if row:
            ids = found.setdefault(int(row[1]), ([], ""))[0]
            ids += [str(one.says[key]) for key in _THINGS if key in one.says]
            ids += [one.id] if isinstance(one, Name) else []
    return found


def renumbered(text: str, head: Record, now: Moves) -> str | None:
    """Return the text of a note with its places and its head as they are now; None where it is written otherwise."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    tree = _tree(text)
    if not exchange(lines, exchanges(tree, head, _SCALARS, _places(tree), now.place)):
        return None
    if not _put_rows(lines, tree, head):
        return None
    done = newline.join(lines)
    return done if _shape(_tree(done)) == _shape(tree, now) else None


def _put_rows(lines: list[str], tree: Fields, head: Record) -> bool:
    """Exchange the rows of the head, on one line; return whether they stood there."""
    source = value_of(tree, "source")
    entry = source.entries.get("rows") if isinstance(source, Fields) else None
    if entry is None:
        return True
    at = entry.key.at.line - 1
    match = re.fullmatch(r"( *rows: *)(\[.*?\]|[0-9-]+)(.*)", lines[at])
    if match is None:
        return False
    lines[at] = f"{match[1]}{in_line(tuple_of(head['rows']))}{match[3]}"
    return True


def _places(tree: Fields) -> Iterator[Scalar]:
    for passage in passages_of(tree):
        for key in ("at", "cell"):
            place = value_of(passage, key)
            if isinstance(place, Scalar):
                yield place


def _shape(tree: Fields, now: Moves | None = None) -> list[str]:
    """Return the places of a note in their order, as they are or as they will be."""
    moved = now or Moves()
    return [moved.place(place.text) for place in _places(tree)]


def followed(review: Review, now: Moves) -> Review:
    """Return proposals at the rows where these stand now."""
    names = (
        replace(one, mentions=tuple((now.place(at), start, end) for at, start, end in one.mentions))
        for one in review.names
    )
    return replace(review, names=tuple(_at(names, now)), statements=tuple(_at(review.statements, now)))


def _at(every: Iterable[P], now: Moves) -> Iterator[P]:
    for one in every:
        where = {key: now.place(value) if key == "cell" else value for key, value in one.where.items()}
        yield replace(one, at=now.place(one.at), where=where)


def _tree(text: str) -> Fields:
    tree = read_tree(text.removeprefix("\ufeff").replace("\r\n", "\n"), "", Problems())
    return tree if isinstance(tree, Fields) else Fields(Position(""))
