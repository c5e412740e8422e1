"""What a file says that its note and its answered proposals do not say yet."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from amu_graph.ingest.note_values import passages_of
from amu_graph.ingest.proposals import Review, Statement
from amu_graph.ingest.records import Record, said_key, tuple_of
from amu_graph.notes.note import as_list
from amu_graph.notes.problems import Problems
from amu_graph.notes.text_file import read_text
from amu_graph.notes.yaml_nodes import Fields, Node, Scalar, read_tree
from amu_graph.text import compact


@dataclass
class Said:
    """What is said or settled already: values of entities, relations, and the passages that the note has."""

    values: set[tuple[str, str, str]] = field(default_factory=set)
    relations: set[tuple[str, ...]] = field(default_factory=set)
    places: dict[str, None] = field(default_factory=dict)
    notes: set[tuple[str, str]] = field(default_factory=set)
    """Rows, with their cell if any, of which it is noted that nothing is said."""

    def add(self, record: Record) -> None:
        """Add a record."""
        if not record:
            return
        if "id" not in record:
            self.relations.add(said_key(record))
            return
        for key, value in record.items():
            for one in tuple_of(value):
                self.values.add((str(record["id"]), key, one))

    def new_in(self, statements: Iterable[Statement]) -> Iterator[Statement]:
        """Yield what is new in the statements: of an entity the values that are not said yet."""
        for one in statements:
            if not one.says:
                if (one.at, one.where.get("cell", "")) not in self.notes:
                    yield one
                continue
            if "id" not in one.says:
                if said_key(one.says) not in self.relations:
                    yield one
                continue
            id_ = str(one.says["id"])
            says = {key: self._new(id_, key, value) for key, value in one.says.items() if key != "id"}
            if left := {key: value for key, value in says.items() if value}:
                yield replace(one, says={"id": id_, **left})

    def _new(self, id_: str, key: str, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
        if isinstance(value, str):
            return "" if (id_, key, value) in self.values else value
        left = tuple(one for one in value if (id_, key, one) not in self.values)
        return left[0] if len(left) == 1 else left


def said_already(notes: Sequence[Path], old: Review | None) -> Said:
    """Return what a note says, if there is one, and what reviewers have answered."""
    said = Said()
    for passage in _passages(notes):
        _add(passage, said)
    for one in old.statements if old else ():
        if one.answers:
            said.add(one.says)
            said.notes |= set() if one.says else {(one.at, one.where.get("cell", ""))}
    return said


def settled_in(notes: Sequence[Path]) -> dict[tuple[str, str, str], str]:
    """Return what the note of a source calls things: place, letters of the name and class → identifier."""
    found: dict[tuple[str, str, str], str] = {}
    for passage in _passages(notes):
        at, says = passage.entries.get("at"), passage.entries.get("says")
        for record in as_list(says.value) if says else ():
            said = (
                {key: _texts(entry.value) for key, entry in record.entries.items()}
                if isinstance(record, Fields)
                else {}
            )
            name = next((str(value) for key, value in said.items() if key.partition("@")[0] == "label"), "")
            if at and isinstance(at.value, Scalar) and {"id", "type"} <= said.keys() and name:
                found[at.value.text, compact(name), str(said["type"])] = str(said["id"])
    return found


def moved(notes: Sequence[Path], places: Mapping[str, Sequence[int]]) -> dict[int, int]:
    """Return the rows of a note whose thing stands in another row now: the old row → the new one."""
    found: dict[int, int] = {}
    for passage in _passages(notes):
        at, says = passage.entries.get("at"), passage.entries.get("says")
        row = re.fullmatch(r"r([1-9][0-9]{0,6})", at.value.text) if at and isinstance(at.value, Scalar) else None
        for record in as_list(says.value) if row and says else ():
            entry = record.entries.get("id") if isinstance(record, Fields) else None
            now = places.get(str(_texts(entry.value)), ()) if entry else ()
            if row and now and int(row[1]) not in now:
                found[int(row[1])] = now[0]
    return found


def head_in(notes: Sequence[Path]) -> Record:
    """Return the head of the note of a source, empty where there is none."""
    tree = _tree(notes[0]) if notes else None
    head = tree.entries.get("source") if isinstance(tree, Fields) else None
    return (
        {key: _texts(entry.value) for key, entry in head.value.entries.items()}
        if head and isinstance(head.value, Fields)
        else {}
    )


def _passages(notes: Sequence[Path]) -> Iterator[Fields]:
    for tree in map(_tree, notes):
        yield from passages_of(tree) if isinstance(tree, Fields) else ()


def _tree(note: Path) -> Node | None:
    problems = Problems()
    text = read_text(note, note.name, problems)
    return None if text is None else read_tree(text, note.name, problems)


def _add(passage: Fields, said: Said) -> None:
    at, says = passage.entries.get("at"), passage.entries.get("says")
    if at and isinstance(at.value, Scalar):
        said.places[at.value.text] = None
        if "note" in passage.entries:
            cell = passage.entries.get("cell")
            said.notes.add((at.value.text, str(_texts(cell.value)) if cell else ""))
    for record in as_list(says.value) if says else ():
        if isinstance(record, Fields):
            said.add({key: _texts(entry.value) for key, entry in record.entries.items()})


def _texts(node: Node) -> str | tuple[str, ...]:
    texts = tuple(one.text for one in as_list(node) if isinstance(one, Scalar))
    return texts[0] if len(texts) == 1 else texts
