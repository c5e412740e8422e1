"""Writing another identifier into notes, in place: only the identifier changes, everything else stays to the letter."""

from collections.abc import Iterator
from pathlib import Path

from amu_graph.notes.problems import Problems
from amu_graph.notes.text_file import read_text
from amu_graph.notes.yaml_nodes import YAML, Fields, Items, Node, Scalar, read_tree


def renamed_notes(data: Path, old: str, new: str) -> dict[Path, str]:
    """Return the notes (YAML) that speak of `old`, a `kind/slug`, with `new` in its place.

    Of a source, it is the note's own identifier that changes. Notes in Turtle are left as they are: the decision
    carries what they say to the new identifier.
    """
    found = {}
    for path in sorted((data / "notes").rglob("*")):
        if path.suffix in YAML and not path.name.startswith(".") and path.is_file():
            changed = _renamed(path, old, new)
            if changed is not None:
                found[path] = changed
    return found


def _renamed(path: Path, old: str, new: str) -> str | None:
    problems = Problems()
    text = read_text(path, path.name, problems)
    if text is None or old.rpartition("/")[2] not in text:
        return None
    tree = read_tree(text, path.name, problems)
    if not isinstance(tree, Fields):
        return None
    if old.startswith("source/"):
        places, words = list(_own_identifier(tree, old)), (old.partition("/")[2], new.partition("/")[2])
    else:
        places, words = [scalar for scalar in _scalars(tree) if scalar.text == old], (old, new)
    changed = False
    lines = _written(path).splitlines(keepends=True)
    for scalar in sorted(places, key=lambda one: one.at, reverse=True):  # so that the columns before it stay true
        line = lines[scalar.at.line - 1]
        start = line.find(words[0], scalar.at.column - 1)
        if start >= 0:  # written by an escape or below its mark, it stays: the decision carries what is said of it
            lines[scalar.at.line - 1] = line[:start] + words[1] + line[start + len(words[0]) :]
            changed = True
    return "".join(lines) if changed else None


def _written(path: Path) -> str:
    """Return the text of a file with its own line ends, and its byte-order mark if it has one."""
    return path.read_bytes().decode("utf-8")


def _own_identifier(note: Fields, old: str) -> Iterator[Scalar]:
    source = note.entries.get("source")
    if source and isinstance(source.value, Fields):
        entry = source.value.entries.get("id")
        if entry and isinstance(entry.value, Scalar) and f"source/{entry.value.text}" == old:
            yield entry.value


def _scalars(node: Node) -> Iterator[Scalar]:
    """Return every text below a node; keys are no identifiers."""
    match node:
        case Scalar():
            yield node
        case Items():
            for one in node.nodes:
                yield from _scalars(one)
        case Fields():
            for entry in node.entries.values():
                yield from _scalars(entry.value)
