"""Pages with what a good reader finds in them: the material to learn from and to be judged by."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from amu_graph.errors import UsageError, cause_of
from amu_graph.ingest.suggest.page import Page
from amu_graph.language import Text
from amu_graph.parser_words import in_both

TYPE_OF: Final = {"Organisation": "Organization"}
"""The types of gold pages that have another name here."""


@dataclass(frozen=True, slots=True)
class GoldThing:
    """A thing that a page names: its names, the words without which it is meant, and where it is named."""

    type: str
    name: str
    aliases: frozenset[str]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """A statement: places in the list of things, or a value."""

    subject: int
    property: str
    object: int | None
    value: str


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A text with its things, its statements and the surfaces that count neither way."""

    id: str
    page: Page
    things: tuple[GoldThing, ...]
    relations: tuple[GoldRelation, ...]
    optional: frozenset[str]
    address: str


def read_gold(folder: Path) -> tuple[GoldPage, ...]:
    """Read the pages of a folder: `{id}.txt` and `{id}.json`; `pages.csv` gives their addresses.

    Raises:
        UsageError: there is none, or one cannot be read.

    """
    addresses = _addresses(folder / "pages.csv")
    pages = []
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt")
        try:
            pages.append(_gold(json.loads(path.read_text("utf-8")), _read(text), path.stem, addresses))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            file, why = (error.filename, cause_of(error)) if isinstance(error, OSError) else (path, _reason(error))
            raise UsageError(
                Text(
                    fr=f"{file} ne se lit pas comme une page annotée : {why.fr}.",
                    en=f"{file} cannot be read as an annotated page: {why.en}.",
                ),
                remedy=_REMEDY,
            ) from error
    if not pages:
        raise UsageError(
            Text(fr=f"{folder} ne contient aucune page annotée.", en=f"{folder} holds no annotated page."),
            remedy=_REMEDY,
        )
    return tuple(pages)


def _reason(error: Exception) -> Text:
    if isinstance(error, KeyError):
        return Text(fr=f"« {error.args[0]} » manque", en=f"“{error.args[0]}” is missing")
    return in_both(str(error))


_REMEDY: Final = Text(
    fr="Il faut, pour chaque page, NOM.txt et NOM.json : entités, mentions, relations (voir tests/pages/README.md).",
    en="Each page needs NAME.txt and NAME.json: entities, mentions, relations (see tests/pages/README.md).",
)


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _addresses(path: Path) -> dict[str, str]:
    import csv

    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["page"]: row["address"] for row in csv.DictReader(file)}


def _gold(given: Mapping[str, Any], text: str, name: str, addresses: Mapping[str, str]) -> GoldPage:
    places = {entity["id"]: place for place, entity in enumerate(given["entities"])}
    things = tuple(_thing(entity, text) for entity in given["entities"])
    relations = tuple(
        GoldRelation(places[one["s"]], one["p"], places[one["o"]] if "o" in one else None, str(one.get("literal", "")))
        for one in given.get("relations", ())
    )
    return GoldPage(name, Page(text), things, relations, frozenset(given.get("optional", ())), addresses.get(name, ""))


def _thing(entity: Mapping[str, Any], text: str) -> GoldThing:
    for mention in entity["mentions"]:
        if text[mention["start"] : mention["end"]] != mention["exact"]:
            raise ValueError(f"{mention['exact']!r} != {text[mention['start'] : mention['end']]!r}")
    return GoldThing(
        TYPE_OF.get(entity["type"], entity["type"]),
        entity["name"],
        frozenset(entity.get("aliases", ())),
        tuple((mention["start"], mention["end"]) for mention in entity["mentions"]),
    )
