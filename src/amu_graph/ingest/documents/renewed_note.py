"""The text of a note over a document that has changed: its head, and the places of its passages, edited in place.

Only values are exchanged; comments, order, quotation marks and line ends stay as whoever wrote the note left them.
"""

import re
from collections.abc import Iterator
from typing import Final

from amu_graph.errors import AmuGraphError
from amu_graph.ingest.documents.anchors import Anchors
from amu_graph.ingest.documents.source import Head
from amu_graph.ingest.note_values import exchange, exchanges, passages_of, value_of
from amu_graph.ingest.yaml_text import in_line
from amu_graph.language import Text
from amu_graph.notes.note import read_note
from amu_graph.notes.passages import parse_place
from amu_graph.notes.problems import Problems
from amu_graph.notes.yaml_nodes import Fields, Scalar, read_tree

_SCALARS: Final = ("sha256", "original", "retrieved")
_LISTS: Final = ("lengths", "pages", "headings")
_AFTER: Final = {"original": "sha256", "headings": "lengths", "pages": "lengths", "lengths": "sha256"}
"""The keys that a note may not have yet, and those after which they come."""

_COMMENT: Final = re.compile(r"\s+#.*$")


class UneditableError(AmuGraphError):
    """A note is written in a way in which its values cannot be exchanged one by one."""


def renewed_note(text: str, head: Head, anchors: Anchors, file: str) -> str:
    """Return the text of a note with the head of the new text, and its passages where their lines went.

    Raises:
        UneditableError: it does not read as it should afterwards.

    """
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    tree = _tree(text, file)
    if not exchange(lines, exchanges(tree, head, _SCALARS, _places(tree), lambda place: _moved(place, anchors))):
        raise _uneditable(file)
    _put_lists(lines, tree, head)
    renewed = newline.join(lines)
    if _read(renewed, file) != _wanted(text, head, anchors, file):
        raise _uneditable(file)
    return renewed


def places_of(text: str, file: str) -> list[tuple[int, tuple[int, int]]]:
    """Return the lines of each passage of a note, and the line of the note where it says so."""
    return [(scalar.at.line, lines) for scalar in _places(_tree(text, file)) if (lines := parse_place(scalar.text))]


def _tree(text: str, file: str) -> Fields:
    tree = read_tree(text.removeprefix("\ufeff").replace("\r\n", "\n"), file, Problems())
    if not isinstance(tree, Fields) or not isinstance(value_of(tree, "source"), Fields):
        raise _uneditable(file)
    return tree


def _places(tree: Fields) -> Iterator[Scalar]:
    yield from (at for one in passages_of(tree) if isinstance(at := value_of(one, "at"), Scalar))


def _moved(place: str, anchors: Anchors) -> str:
    lines = parse_place(place)
    now = anchors.place(*lines) if lines else None
    if now is None:
        return place
    return str(now[0]) if now[0] == now[1] else f"{now[0]}-{now[1]}"


def _put_lists(lines: list[str], tree: Fields, head: Head) -> None:
    """Exchange the lists of the source, each on one line; add those that are new, drop those that are no more."""
    source = value_of(tree, "source")
    if not isinstance(source, Fields):
        return
    begins = sorted(entry.key.at.line - 1 for entry in (*source.entries.values(), *tree.entries.values()))
    regions = {
        key: (begin, _end(lines, begin, min((line for line in begins if line > begin), default=len(lines))))
        for key, entry in source.entries.items()
        for begin in [entry.key.at.line - 1]
    }
    indent = " " * (next(iter(source.entries.values())).key.at.column - 1)
    edits: list[tuple[int, int, list[str]]] = []
    for key, after in _AFTER.items():
        wanted = [f"{indent}{key}: {in_line(head[key])}"] if key in head else []
        if key not in regions and wanted:
            end = regions.get(after, regions["id"])[1]
            edits.append((end, end, wanted))
        elif key in regions and key in _LISTS:
            begin, end = regions[key]
            comment = _COMMENT.search(lines[end - 1])
            edits.append((begin, end, [line + (comment[0] if comment else "") for line in wanted]))
    for begin, end, wanted in sorted(edits, key=lambda edit: edit[:2], reverse=True):
        lines[begin:end] = wanted


def _end(lines: list[str], begin: int, until: int) -> int:
    """Return the line after the last one of a value: blank lines and comments belong to what follows."""
    while until > begin + 1 and (not lines[until - 1].strip() or lines[until - 1].lstrip().startswith("#")):
        until -= 1
    return until


Shape = tuple[dict[str, str], tuple[int, ...], tuple[tuple[int, int], ...], tuple[tuple[int, str], ...], list[str]]


def _read(text: str, file: str) -> Shape:
    """Return what renewing may change of a note, as the build reads it, and the places of its passages."""
    note = read_note(_tree(text, file), Problems())
    if note is None:
        raise _uneditable(file)
    keys = {key: scalar.text for key, scalar in note.source.items()}
    return keys, note.lengths, note.pages, note.headings, [each.keys["at"].text for each in note.passages]


def _wanted(text: str, head: Head, anchors: Anchors, file: str) -> Shape:
    """Return what a renewed note is to read as."""
    keys, _, _, _, places = _read(text, file)
    pages = [parse_place(page) for page in head.get("pages", ())]
    headings = [heading.partition(" ") for heading in head.get("headings", ())]
    now: dict[str, str] = {
        key: str(head[key]) for key in _SCALARS if key in head and (key in keys or key == "original")
    }
    return (
        {**keys, **now},
        tuple(map(int, head["lengths"])),
        tuple(page for page in pages if page),
        tuple((int(line), words) for line, _, words in headings),
        [_moved(place, anchors) for place in places],
    )


def _uneditable(file: str) -> UneditableError:
    return UneditableError(
        Text(
            fr=f"{file} ne peut pas être modifiée ligne à ligne ; rien n’est écrit.",
            en=f"{file} cannot be changed line by line; nothing is written.",
        ),
        remedy=Text(
            fr=f"Corrigez-la (amu-graph check {file}), et écrivez chaque clé de `source` sur sa ligne.",
            en=f"Correct it (amu-graph check {file}), and write each key of `source` on its own line.",
        ),
    )
