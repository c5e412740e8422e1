"""Layouts declared in files: what each part of a line is, in pages that are all made alike."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from amu_graph.ingest.suggest.claims import Mention, Value
from amu_graph.ingest.suggest.fields import Field, Filled, filled
from amu_graph.ingest.suggest.page import Line, Page, Token
from amu_graph.ingest.suggest.standing import is_day
from amu_graph.ingest.suggest.templates import Template, parse
from amu_graph.ingest.suggest.values import values_of
from amu_graph.ingest.suggest.words import heads_a_part, notions, signs
from amu_graph.language import Text
from amu_graph.text import compact

FOLDER: Final = Path(__file__).with_name("recipes")
_SURE: Final = 0.97
_HEADING_WORDS: Final = 8
_SHEET: Final = 40
"""Lines of a sheet, at most."""
SUBJECT: Final = "subject"


class Headings(NamedTuple):
    """Headings that name things: their type, how many words, how many there are, how many are told of below."""

    type: str
    words: tuple[int, int]
    least: int
    told: int
    words_of_pages: frozenset[str]


@dataclass(frozen=True, slots=True)
class Recipe:
    """A layout: lines, of which a page has some at least, and what their parts say of each other."""

    name: str
    called: Text
    templates: tuple[Template, ...] = ()
    least: int = 1
    fields: Mapping[str, Field] = field(default_factory=dict)
    says: tuple[tuple[str, str, str], ...] = ()
    subject: str = ""
    headings: Headings | None = None


class Link(NamedTuple):
    """A statement that a layout makes: where its subject is named, and its object or its value."""

    property: str
    subject: Mention
    object: Mention | Value
    by: str


class Cooked(NamedTuple):
    """What the recipes find in a page."""

    mentions: tuple[Mention, ...]
    links: tuple[Link, ...]


@cache
def recipes() -> tuple[Recipe, ...]:
    """Return the recipes of the package, by name."""
    import yaml

    return tuple(_recipe(path.stem, yaml.safe_load(path.read_text("utf-8"))) for path in sorted(FOLDER.glob("*.yaml")))


def _recipe(name: str, given: Mapping[str, Any]) -> Recipe:
    called = Text(**given["called"])
    headings = given.get("headings")
    if headings:
        low, high = headings["words"]
        words = frozenset(headings["with"])
        return Recipe(
            name, called, headings=Headings(headings["type"], (low, high), headings["least"], headings["told"], words)
        )
    return Recipe(
        name,
        called,
        tuple(parse(line) for line in given["lines"]),
        given["least"],
        {key: Field(**options) for key, options in given["fields"].items()},
        tuple((subject, property_, object_) for subject, property_, object_ in given["says"]),
        given.get(SUBJECT, {}).get("type", ""),
    )


def cooked(page: Page, roles: Mapping[str, str]) -> Cooked:
    """Return what the recipes that fit a page find in it; `roles` gives the property of each name of a role, folded."""
    mentions: list[Mention] = []
    links: list[Link] = []
    taken: set[int] = set()
    values = {(value.start, value.end): value for value in values_of(page)}
    for recipe in recipes():
        lines = [(line, found) for line in page.lines if (found := _line(recipe, line, page, values, roles))]
        if not recipe.templates or len(lines) < recipe.least:
            continue
        for line, found in lines:
            if line.number not in taken:
                taken.add(line.number)
                subject = _subject(recipe, line, page)
                mentions += _mentions(recipe, found, subject, page)
                links += _links(recipe, found, subject, page)
    return Cooked(tuple(dict.fromkeys(mentions)), tuple(links))


def _line(
    recipe: Recipe, line: Line, page: Page, values: Mapping[tuple[int, int], Value], roles: Mapping[str, str]
) -> dict[str, Filled] | None:
    """Return the parts of a line, by the first template that fits."""
    for template in recipe.templates:
        spans = template.match(line.text)
        if spans is None:
            continue
        found = {
            name: filled(recipe.fields[name], (line.start + start, line.start + end), page, values=values, roles=roles)
            for name, (start, end) in spans.items()
        }
        if all(part is not None for part in found.values()):
            return {name: part for name, part in found.items() if part is not None}
    return None


def _subject(recipe: Recipe, line: Line, page: Page) -> Mention | None:
    """Return what a sheet is about: the nearest short line above that is no part of it."""
    if not recipe.subject:
        return None
    at = page.lines.index(line)
    for other in reversed(page.lines[max(0, at - _SHEET) : at]):
        if ":" in other.text:
            continue
        words = [token for token in other.tokens if token.is_word]
        if not words or heads_a_part([token.text for token in words]) or _is_by_line(other):
            continue
        if _is_notion_somewhere(words):
            return None
        if len(words) <= _HEADING_WORDS and words[0].is_capital and not other.text.rstrip().endswith("."):
            return _named(recipe.subject, words[0].start, _end_of_name(other), page, recipe)
    return None


def _is_by_line(line: Line) -> bool:
    """Return whether a line says when, or by whom, a page was written: « Publié le 12 mars 2021 par Fanny Roux »."""
    words = {token.folded for token in line.tokens}
    return line.tokens[0].folded in signs("by_lines") or not words.isdisjoint(signs("by_line_words")) or is_day(line)


def _is_notion_somewhere(words: Sequence[Token]) -> bool:
    """Return whether a heading says what is where, and no name: « Habitat participatif à Orvins (44) »."""
    at = next((at for at, word in enumerate(words) if word.text in {"à", "de", "d'"}), 0)
    return compact("".join(word.text for word in words[:at])) in notions()


def _end_of_name(heading: Line) -> int:
    """Return where the name of a heading ends: before the place in « Les Tilleuls – Brest (29) »."""
    dash = next((token for token in heading.tokens[1:] if token.text in {"–", "—", "-", "|"}), None)
    before = [token for token in heading.tokens if dash is not None and token.end <= dash.start]
    return before[-1].end if before else heading.tokens[-1].end


def _named(type_: str, start: int, end: int, page: Page, recipe: Recipe) -> Mention:
    called = recipe.called
    why = Text(f"Sa place dans la mise en page « {called.fr} ».", f"Its place in the layout “{called.en}”.")
    return Mention(start, end, type_, page.exact(start, end), f"recipe/{recipe.name}", why, _SURE)


def _mentions(recipe: Recipe, found: Mapping[str, Filled], subject: Mention | None, page: Page) -> Iterator[Mention]:
    if subject:
        yield subject
    for part in found.values():
        for type_, start, end in part.names:
            yield _named(type_, start, end, page, recipe)


def _links(recipe: Recipe, found: Mapping[str, Filled], subject: Mention | None, page: Page) -> Iterator[Link]:
    for who, said, what in recipe.says:
        property_ = found[said].property if said in found and found[said].property else said
        owners = [subject] if who == SUBJECT else _named_all(recipe, found.get(who), page)
        for owner in owners:
            if owner and what in found and property_ != "role":
                others: list[Mention | Value] = [*_named_all(recipe, found[what], page), *found[what].values]
                yield from (Link(property_, owner, one, f"recipe/{recipe.name}") for one in others)


def _named_all(recipe: Recipe, part: Filled | None, page: Page) -> list[Mention]:
    return [_named(type_, start, end, page, recipe) for type_, start, end in (part.names if part else ())]
