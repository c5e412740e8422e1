"""A record of a bibliography as an item of CSL-JSON, whatever format it comes from."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from amu_graph import namespaces as ns
from amu_graph.ingest.imports.source_file import SourceFile, one_line
from amu_graph.language import Text
from amu_graph.notes.passages import RESERVED
from amu_graph.parser_words import in_both

MOST: Final = 20_000
"""Records of one file."""

DEEPEST: Final = 20
"""Levels of nesting of a file of JSON; CSL, HAL and Crossref have six at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A record: its name in the note, its variables of CSL, and how many of its fields say nothing to the graph.

    `date` is the date as the file writes it, where it is text; `left` counts fields by name.
    """

    at: str
    csl: Mapping[str, Any]
    date: str = ""
    left: Counter[str] = field(default_factory=Counter)


class Keys:
    """Names for the records of one file: each is the slug of its citation key, a number parts those that are alike."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, key: str, csl: Mapping[str, Any]) -> str:
        """Return the name of the next record; without a key it is made of author, year and title."""
        slug = ns.slugify(key.rstrip("/").rpartition("/")[2] if "://" in key else key) or ns.slugify(_made(csl))
        if not slug or not slug[0].isalpha() or slug.partition("-")[0] in RESERVED:
            slug = f"n-{slug or 'notice'}"
        name, number = slug, 1
        while name in self._taken:
            number += 1
            name = f"{slug}-{number}"
        self._taken.add(name)
        return name


def _made(csl: Mapping[str, Any]) -> str:
    names = [name for name in csl.get("author", ()) if isinstance(name, Mapping)]
    first = str(names[0].get("family") or names[0].get("literal") or "") if names else ""
    parts = csl.get("issued", {}).get("date-parts") or [[""]]
    word = next((word for word in re.findall(r"\w{4,}", str(csl.get("title", "")))), "")
    return f"{first} {parts[0][0] if parts[0] else ''} {word}"


def read_json(file: SourceFile) -> Any:  # noqa: ANN401 - JSON is anything
    """Return what a file of JSON holds.

    Raises:
        FileRefusedError: it is no JSON, or nested too deep.

    """
    try:
        depth = _depth(file.text)
        tree = json.loads(file.text) if depth <= DEEPEST else None
    except ValueError as error:
        line, reason = getattr(error, "lineno", 0), in_both(getattr(error, "msg", str(error)))
        raise file.refused(
            Text(fr=f"ce n’est pas du JSON bien formé, {reason.fr}", en=f"this is no well-formed JSON, {reason.en}"),
            place=str(line or ""),
            remedy=Text(fr="Exportez-le de nouveau.", en="Export it again."),
        ) from error
    if depth > DEEPEST:
        raise file.refused(
            Text(fr=f"plus de {DEEPEST} niveaux imbriqués", en=f"more than {DEEPEST} levels of nesting"),
        )
    return tree


def _depth(text: str) -> int:
    """Return how deep brackets are nested, those in strings left out."""
    deepest = depth = 0
    for sign in re.findall(r'"(?:[^"\\]|\\.)*"|[\[{\]}]', text):
        if sign in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in "]}":
            depth -= 1
    return deepest


def mappings(values: object) -> list[Mapping[str, Any]]:
    """Return the objects among the items of a list, none for anything else."""
    return [one for one in values if isinstance(one, Mapping)] if isinstance(values, list) else []


def text_of(value: object) -> str:
    """Return a value as text on one line, the first one of a list, without mark-up; empty where it is none.

    >>> text_of(["<i>Habiter</i> &amp; bâtir"]), text_of(None), text_of(3)
    ('Habiter & bâtir', '', '3')
    """
    if isinstance(value, list):
        return text_of(value[0]) if value else ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    from html import unescape

    return one_line(unescape(re.sub(r"</?[a-zA-Z][^<>]{0,60}>", "", str(value))))


def texts_of(value: object) -> list[str]:
    """Return the values of a list, or one value, as texts."""
    return [text for one in (value if isinstance(value, list) else [value]) if (text := text_of(one))]


def limited(found: Iterable[Item], file: SourceFile) -> list[Item]:
    """Return the items, at most as many as one file may have.

    Raises:
        FileRefusedError: there are more.

    """
    items = list(found)
    if len(items) > MOST:
        raise file.refused(
            Text(fr=f"{len(items)} notices ; {MOST} au plus", en=f"{len(items)} records; {MOST} at most"),
            remedy=Text(fr="Exportez-la en plusieurs fichiers.", en="Export it in several files."),
        )
    return items
