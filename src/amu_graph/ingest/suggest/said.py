"""What the note of a source has already: its head, the keys of the records that it states, and whom it names."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from amu_graph.ingest.node_values import NodeReader
from amu_graph.ingest.note_values import value_of
from amu_graph.ingest.records import Record, said_key, tuple_of
from amu_graph.namespaces import KINDS
from amu_graph.notes.note import as_list
from amu_graph.notes.note_files import note_files
from amu_graph.notes.position import Position
from amu_graph.notes.problems import Problems
from amu_graph.notes.text_file import read_text
from amu_graph.notes.yaml_nodes import Fields, Scalar, read_tree
from amu_graph.text import compact


class Note(NamedTuple):
    """The head of a note, empty where there is none, the keys of what it says, and key of a name → who it is."""

    head: Record
    said: frozenset[tuple[str, ...]]
    names: Mapping[tuple[str, ...], str]


def read_note(source: str, data: Path) -> Note:
    """Return what the note of a source holds; what is wrong in it is left to `check`."""
    problems = Problems()
    trees = [_tree(path, problems) for path in note_files(data, source)]
    reader = NodeReader(problems)
    heads = (reader.record(head) for tree in trees if isinstance(head := value_of(tree, "source"), Fields))
    places = [each for tree in trees for each in _records(tree, reader)]
    names = {key: id_ for _, record in places for key, id_ in _names(record)}
    said = {("statement", at, *said_key(record)) for at, record in places if at}
    return Note(next(heads, {}), frozenset(said | names.keys()), names)


def _tree(path: Path, problems: Problems) -> Fields:
    text = read_text(path, path.name, problems)
    tree = None if text is None else read_tree(text, path.name, problems)
    return tree if isinstance(tree, Fields) else Fields(Position(path.name))


def _records(tree: Fields, reader: NodeReader) -> Iterator[tuple[str, Record]]:
    """Yield each record of a note with the place of its passage, empty where it has none."""
    passages = tree.entries.get("passages")
    for passage in as_list(passages.value) if passages else ():
        if not isinstance(passage, Fields) or "says" not in passage.entries:
            continue
        at = passage.entries["at"].value if "at" in passage.entries else None
        for says in as_list(passage.entries["says"].value):
            if isinstance(says, Fields):
                yield at.text if isinstance(at, Scalar) else "", reader.record(says)


def _names(record: Record) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the keys that proposals of the names in a record have, and who is named."""
    id_ = str(record.get("id", ""))
    type_ = KINDS.get(id_.partition("/")[0])
    for key in ("label", "altLabel") if type_ else ():
        given = record.get(key, ())
        for name in tuple_of(given):
            yield ("name", compact(name), str(type_)), id_
