"""What fills a place of a layout: names of a type, a value, a role; or nothing that fits, and the layout abstains."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from amu_graph.ingest.suggest.claims import Value
from amu_graph.ingest.suggest.page import Page, Token, tokens_of
from amu_graph.ingest.suggest.predicates import singular
from amu_graph.ingest.suggest.words import first_names, heads, word_set
from amu_graph.text import fold

_PARTICLES: Final = word_set("de d' du des la le van von ben el")
_ARTICLES: Final = word_set("le la les l'")
_LONGEST: Final = {"Person": 5, "Organization": 14, "Place": 6, "Publication": 40}
_QUOTES: Final = {"«": "»", '"': '"', "“": "”"}


@dataclass(frozen=True, slots=True)
class Field:
    """What a place holds: things of a type (`Agent`: a person or an organization), a value, or a concept's name."""

    type: str = ""
    value: str = ""
    concept: str = ""
    many: bool = False
    begins: tuple[str, ...] = ()


class Filled(NamedTuple):
    """What was found in a place: names with their type and characters, values, the property of a role."""

    names: tuple[tuple[str, int, int], ...] = ()
    values: tuple[Value, ...] = ()
    property: str = ""


def filled(
    field: Field,
    span: tuple[int, int],
    page: Page,
    *,
    values: Mapping[tuple[int, int], Value],
    roles: Mapping[str, str],
) -> Filled | None:
    """Return what stands in a place, None where it is not what the layout has there."""
    start, end = span
    text = page.view[start:end]
    if field.concept:
        property_ = roles.get(singular(text), "")
        return Filled(property=property_) if property_ else None
    if field.value:
        return _value(field, start, end, text, values)
    names = []
    for first, last in _parts(field, start, end, page):
        type_ = _type(field, list(tokens_of(page.view[first:last], first)))
        if not type_:
            return None
        names.append((type_, first, last))
    return Filled(names=tuple(names)) if names else None


def _value(field: Field, start: int, end: int, text: str, values: Mapping[tuple[int, int], Value]) -> Filled | None:
    if field.value == "number":
        number = text.split(" ", maxsplit=1)[0]
        fits = number.isdecimal() and len(number) <= _LONGEST["Person"]
        return Filled(values=(Value(start, start + len(number), "count", number),)) if fits else None
    value = values.get((start, end))
    return Filled(values=(value,)) if value and value.kind == field.value else None


def _parts(field: Field, start: int, end: int, page: Page) -> Iterator[tuple[int, int]]:
    """Yield the names of a list, their articles and quotation marks left out."""
    pieces = _split(page.view[start:end], start) if field.many else [(start, end)]
    for first, last in pieces:
        tokens = tokens_of(page.view[first:last], first)
        while field.type != "Publication" and len(tokens) > 1 and tokens[0].text in _ARTICLES:
            tokens = tokens[1:]
        if len(tokens) > 2 and _QUOTES.get(tokens[0].text) == tokens[-1].text:  # noqa: PLR2004 - quotes and a name
            tokens = tokens[1:-1]
        bracket = next((at for at, token in enumerate(tokens) if at and token.text == "("), len(tokens))
        if field.type == "Place":
            tokens = tokens[:bracket]  # « Brest (29) »
        if tokens:
            yield tokens[0].start, tokens[-1].end


def _split(text: str, offset: int) -> list[tuple[int, int]]:
    """Return the parts of « A, B et C »; « et » parts only before another name, not within one."""
    cuts = [0]
    for separator in (", ", " ; ", " / ", " et ", " & "):
        at = text.find(separator)
        while at >= 0:
            after = at + len(separator)
            if separator.strip() not in {"et", "&"} or _begins_a_name(text[:at], text[after:]):
                cuts += [-at - 1, after]
            at = text.find(separator, after)
    ends = sorted(-cut - 1 for cut in cuts if cut < 0)
    starts = sorted(cut for cut in cuts if cut >= 0)
    return [(offset + start, offset + end) for start, end in zip(starts, [*ends, len(text)], strict=True)]


def _begins_a_name(before: str, after: str) -> bool:
    tokens = tokens_of(after)
    if not tokens:
        return False
    first = tokens[0]
    if first.folded in _ARTICLES or first.text in _QUOTES or first.folded in first_names():
        return True
    last = tokens_of(before)[-1:]
    return first.folded in heads() or (bool(last) and last[0].text.isupper() and len(last[0].text) > 1)


def _type(field: Field, tokens: list[Token]) -> str:
    """Return the type that a name has in a place; an empty one where it is none."""
    type_ = field.type
    if type_ == "Agent":
        type_ = "Person" if _is_person(tokens) and tokens[0].folded in first_names() else "Organization"
    if len(tokens) > _LONGEST.get(type_, len(tokens)):
        return ""
    if type_ == "Person":
        return type_ if _is_person(tokens) else ""
    if field.begins:
        return type_ if tokens[0].folded in {fold(word) for word in field.begins} else ""
    fits = tokens[0].text[0].isupper() or (type_ == "Organization" and tokens[0].folded in heads())
    return type_ if fits and not any(token.text in ".!?" for token in tokens[1:]) else ""


def _is_person(tokens: list[Token]) -> bool:
    capitals = [token for token in tokens if token.is_capital]
    others = {token.folded for token in tokens if not token.is_capital}
    return 2 <= len(capitals) <= len(_QUOTES) + 1 and others <= _PARTICLES and tokens[0].is_capital  # noqa: PLR2004
