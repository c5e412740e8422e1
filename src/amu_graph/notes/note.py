"""A tree of YAML → a reading note: its source, and its passages with what each is read to say."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from amu_graph.language import LANGUAGES, Text
from amu_graph.locators import STANDARDS
from amu_graph.notes.passages import parse_place
from amu_graph.notes.position import Position
from amu_graph.notes.problems import COMMA, Problems, suggestion
from amu_graph.notes.source_records import records_of
from amu_graph.notes.yaml_nodes import Entry, Fields, Items, Node, Scalar

NOTE_KEYS: Final = ("source", "passages")
SOURCE_KEYS: Final = (
    *("id", "kind", "label", "url", "sha256", "original", "language", "retrieved"),
    *("lengths", "pages", "headings", "rows", "records", "note"),
)
_LISTS: Final = ("lengths", "pages", "headings", "rows", "records")
PASSAGE_KEYS: Final = ("at", *STANDARDS, "status", "because", "part", "note", "says")
_HEADING: Final = re.compile(r"([1-9][0-9]{0,6}) (\S.*)")
EXTERNAL_KEYS: Final = ("url", "sha256", "retrieved", "lengths")
"""The keys that a document found on the web has, and the editors' own notes have not."""
UNPUBLISHED: Final = "unpublished"
"""The kind of a source that was read line by line and has no address: an interview, an internal report."""


@dataclass(frozen=True, slots=True)
class PassageNote:
    """A passage as written: the scalars of its keys, the words of `because` and `note` by language, its records."""

    at: Position
    keys: dict[str, Scalar]
    words: dict[str, Scalar]
    records: list[Fields]


@dataclass(frozen=True, slots=True)
class Note:
    """A reading note as written.

    `lengths` holds the characters of each line, and is empty where no text was read; `pages` the first and the last
    line of each page, where the text has pages; `headings` the line and the words of each heading; `records` names the
    passages of a table or a bibliography.
    """

    at: Position
    source: dict[str, Scalar]
    lengths: tuple[int, ...]
    pages: tuple[tuple[int, int], ...]
    headings: tuple[tuple[int, str], ...]
    records: tuple[str, ...]
    passages: list[PassageNote]


def read_note(tree: Node, problems: Problems) -> Note | None:
    """Return the note that a tree holds, or None where it has no usable `source`."""
    fields = _fields(tree, "source, passages", problems)
    if fields is None:
        return None
    check_keys(fields, NOTE_KEYS, problems)
    source = _required(fields, "source", problems)
    described = _fields(source, "source", problems) if source else None
    passages = _required(fields, "passages", problems)
    if described is None or passages is None:
        return None
    check_keys(described, SOURCE_KEYS, problems, tagged=("label", "note"))
    items = as_list(passages)
    return Note(
        at=described.at,
        source=scalars(described, problems, skip=_LISTS),
        lengths=_lengths(described, problems),
        pages=_pages(described, problems),
        headings=_headings(described, problems),
        records=records_of(described, problems),
        passages=[passage for item in items if (passage := _passage(item, problems))],
    )


def _passage(node: Node, problems: Problems) -> PassageNote | None:
    fields = _fields(node, "at, says", problems)
    if fields is None:
        return None
    check_keys(fields, PASSAGE_KEYS, problems)
    keys = scalars(fields, problems, skip=("because", "note", "says"))
    words = [word for key in ("because", "note") if key in fields.entries for word in _words(fields, key, problems)]
    says = fields.entries.get("says")
    records = [_fields(item, "id, type, label", problems) for item in as_list(says.value)] if says else []
    if not records and "note" not in fields.entries:
        problems.add("empty-passage", fields.at)
    if _required(fields, "at", problems) is None or "at" not in keys:
        return None
    return PassageNote(fields.at, keys, dict(words), [record for record in records if record])


def words_of(fields: Fields, key: str, language: str, problems: Problems) -> tuple[ox.Literal, ...]:
    """Return the words under a key, given as one text in `language` or as one per language: `{fr: …, en: …}`."""
    return tuple(literal_of(name, scalar, language) for name, scalar in _words(fields, key, problems))


def literal_of(name: str, scalar: Scalar, language: str) -> ox.Literal:
    """Return the literal of words named `because@fr` or, where their language goes without saying, `because@`."""
    return ox.Literal(scalar.text.strip(), language=name.partition("@")[2] or language)


def _words(fields: Fields, key: str, problems: Problems) -> list[tuple[str, Scalar]]:
    """Return `because@fr`, `because@en` or, for words of no stated language, `because@`."""
    value = fields.entries[key].value
    if isinstance(value, Scalar):
        return [(f"{key}@", value)] if _said(key, value, problems) else []
    if isinstance(value, Items):
        problems.add("not-a-text", value.at, key=key)
        return []
    check_keys(value, LANGUAGES, problems)
    words = scalars(value, problems)
    return [(f"{key}@{language}", words[language]) for language in LANGUAGES if language in words]


def _lengths(source: Fields, problems: Problems) -> tuple[int, ...]:
    entry = source.entries.get("lengths")
    found = []
    for node in as_list(entry.value) if entry else ():
        if isinstance(node, Scalar) and re.fullmatch(r"[0-9]{1,7}", node.text):
            found.append(int(node.text))
        else:
            problems.add("bad-length", node.at)
    return tuple(found)


def _pages(source: Fields, problems: Problems) -> tuple[tuple[int, int], ...]:
    """Return the lines of each page: they rise, and none is on two pages."""
    entry = source.entries.get("pages")
    found: list[tuple[int, int]] = []
    for node in as_list(entry.value) if entry else ():
        lines = parse_place(node.text) if isinstance(node, Scalar) else None
        if lines and (not found or lines[0] > found[-1][1]):
            found.append(lines)
        else:
            problems.add("bad-pages", node.at)
    return tuple(found)


def _headings(source: Fields, problems: Problems) -> tuple[tuple[int, str], ...]:
    """Return the line and the words of each heading, written `12 Title`; their lines rise."""
    entry = source.entries.get("headings")
    found: list[tuple[int, str]] = []
    for node in as_list(entry.value) if entry else ():
        written = _HEADING.fullmatch(node.text) if isinstance(node, Scalar) else None
        if written and (not found or int(written[1]) > found[-1][0]):
            found.append((int(written[1]), written[2]))
        else:
            problems.add("bad-headings", node.at)
    return tuple(found)


def check_keys(fields: Fields, known: Collection[str], problems: Problems, *, tagged: Collection[str] = ()) -> None:
    """Record each key that is not among `known`, nor one of `tagged` with a language (`label@en`)."""
    for key, entry in fields.entries.items():
        name, _, language = key.partition("@")
        if key not in known and not (language and name in tagged):
            advice = COMMA if entry.bare else suggestion(key, known)
            problems.add("unknown-key", entry.key.at, key=key, suggestion=advice)


def scalars(fields: Fields, problems: Problems, *, skip: Collection[str] = ()) -> dict[str, Scalar]:
    """Return the fields that hold one text each; a problem says so of any other, `skip` excepted."""
    found = {}
    for key, entry in fields.entries.items():
        if key in skip:
            continue
        if not isinstance(entry.value, Scalar):
            problems.add("not-a-text", entry.value.at, key=key)
        elif _said(key, entry.value, problems):
            found[key] = entry.value
    return found


def _said(key: str, value: Scalar, problems: Problems) -> bool:
    if not value.text.strip():
        problems.add("empty-value", value.at, key=key)
        return False
    return True


def as_list(node: Node) -> list[Node]:
    """Return the items of a list, or a single value as a list of one."""
    return node.nodes if isinstance(node, Items) else [node]


def _required(fields: Fields, key: str, problems: Problems) -> Node | None:
    entry: Entry | None = fields.entries.get(key)
    if entry is None:
        problems.add("missing-key", fields.at, key=key)
        return None
    return entry.value


def _fields(node: Node, expected: str, problems: Problems) -> Fields | None:
    if isinstance(node, Fields):
        return node
    problems.add("not-fields", node.at, expected=Text(fr=expected, en=expected))
    return None
