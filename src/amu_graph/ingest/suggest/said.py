"""What the note of a source has already: its head, and the keys of the records that it states."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from amu_graph.ingest.node_values import NodeReader
from amu_graph.ingest.records import Record, compact, said_key
from amu_graph.notes.note import as_list
from amu_graph.notes.problems import Problems
from amu_graph.notes.text_file import read_text
from amu_graph.notes.yaml_nodes import Fields, Scalar, read_tree


class Note(NamedTuple):
    """The head of a note, empty where there is none, and the keys of what it says."""

    head: Record
    said: frozenset[tuple[str, ...]]


def read_note(source: str, data: Path) -> Note:
    """Return what the note of a source holds; what is wrong in it is left to `check`."""
    path = data / "notes" / f"{source}.yaml"
    problems = Problems()
    text = read_text(path, path.name, problems) if path.is_file() else None
    tree = None if text is None else read_tree(text, path.name, problems)
    if not isinstance(tree, Fields):
        return Note({}, frozenset())
    reader = NodeReader(problems)
    source_entry = tree.entries.get("source")
    head = reader.record(source_entry.value) if source_entry and isinstance(source_entry.value, Fields) else {}
    return Note(head, frozenset(_said(tree, reader)))


def _said(tree: Fields, reader: NodeReader) -> Iterator[tuple[str, ...]]:
    passages = tree.entries.get("passages")
    for passage in as_list(passages.value) if passages else ():
        if not isinstance(passage, Fields) or "says" not in passage.entries:
            continue
        at = passage.entries["at"].value if "at" in passage.entries else None
        for says in as_list(passage.entries["says"].value):
            if isinstance(says, Fields):
                record = reader.record(says)
                if isinstance(at, Scalar):
                    yield "statement", at.text, *said_key(record)
                if "label" in record and "type" in record:
                    yield "name", compact(str(record["label"])), str(record["type"])
