"""The folder of the notes → what all of them say."""

from functools import partial
from pathlib import Path
from typing import Final

from amu_graph import project
from amu_graph.notes.known import Known
from amu_graph.notes.note import read_note
from amu_graph.notes.note_files import Sources, order_of
from amu_graph.notes.note_statements import Reading, read_statements
from amu_graph.notes.ontology import Ontology
from amu_graph.notes.position import Position
from amu_graph.notes.problems import Problems
from amu_graph.notes.profile import Profile
from amu_graph.notes.text_file import decode, is_inside
from amu_graph.notes.turtle_notes import read_turtle_note
from amu_graph.notes.turtle_rules import Rules
from amu_graph.notes.yaml_nodes import YAML, read_tree

TURTLE: Final = (".ttl", ".trig")


def is_turtle(file: str) -> bool:
    """Return whether a file is read as Turtle or TriG."""
    return file.lower().endswith(TURTLE)


def read_notes(
    data: Path, profile: Profile, ontology: Ontology, problems: Problems, known: Known[Reading] | None = None
) -> Reading:
    """Read every note under `data/notes`, in the order of their names; hidden files are passed over.

    A note may have several files (`note_files`).

    `known` are those that were read before, by the same profile and ontology.
    """
    known = Known() if known is None else known
    reading = Reading()
    sources, found = Sources(), False
    read: set[str] = set()
    for path in sorted((data / "notes").rglob("*"), key=order_of):
        if path.name.startswith(".") or path.is_dir():
            continue
        file = path.relative_to(data.parent).as_posix()
        found = True
        read.add(file)
        if not is_inside(path, data, file, problems):
            continue
        if path.suffix.lower() not in (*YAML, *TURTLE):
            problems.add("unknown-file", Position(file), extension=path.suffix)
            continue
        said = known.read(path, file, problems, partial(_read, profile=profile, ontology=ontology)) or Reading()
        reading.extend(sources.new_in(said, path, reading, problems))
    known.forget_all_but(read)
    if not found:
        begun = data == project.current().data and (data / "notes").is_dir()
        place = (data / "notes").relative_to(data.parent).as_posix()
        problems.add("no-notes-yet" if begun else "no-notes", Position(place))
    return reading


def _read(raw: bytes, path: Path, file: str, problems: Problems, *, profile: Profile, ontology: Ontology) -> Reading:
    if is_turtle(file):
        return read_turtle_note(raw, path, file, Rules(profile, ontology, problems))
    text = decode(raw, file, problems)
    tree = None if text is None else read_tree(text, file, problems)
    if tree is None:
        return Reading()
    note = read_note(tree, problems)
    return Reading() if note is None else read_statements(note, profile, ontology, problems)
