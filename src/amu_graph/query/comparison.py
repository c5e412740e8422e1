"""Things side by side: a row for each property and role, in each cell what passages say, and which."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import pyoxigraph as ox

from amu_graph.errors import UsageError
from amu_graph.language import Language, Text
from amu_graph.model import CLASSES, MODEL
from amu_graph.namespaces import KINDS, VOCAB, XSD, curie, kind_of
from amu_graph.query.evidence import Passage
from amu_graph.query.measured import MEASURED, measures_of
from amu_graph.query.namesakes import namesakes, with_class
from amu_graph.query.portraits import Portrait, PortraitReader
from amu_graph.query.statements import Evidenced, Statement, in_language
from amu_graph.text import fold
from amu_graph.typography import date_in_words

FEWEST: Final = 2
MOST: Final = 6
"""How many things stand side by side."""

NOT_SAID: Final = Text("non dit", "not said")
_FIRST: Final = (*MODEL.in_group("kind"), *MODEL.in_group("date"), *MODEL.in_group("place"), *MODEL.in_group("theme"))
_LAST: Final = (*MODEL.in_group("description"), *MODEL.in_group("name"), *MODEL.in_group("address"))
_PLACED: Final = frozenset(MODEL.in_group("hierarchy"))
_DATED: Final = frozenset(XSD + name for name in ("date", "gYearMonth", "gYear"))


@dataclass(frozen=True, kw_only=True)
class Said(Evidenced):
    """What is said of a thing: the words, the IRI of what it is if it is a thing, and remarks such as a phase."""

    text: Text
    iri: str = ""
    language: str = ""
    asides: tuple[Text, ...] = ()

    @property
    def key(self) -> str:
        """Return what two equal things have in common."""
        return self.iri or self.text.fr


@dataclass(frozen=True, kw_only=True)
class Row:
    """A property, or a role, with what is said of each thing; an empty cell means that nobody says it."""

    heading: Text
    iri: str
    cells: tuple[tuple[Said, ...], ...]

    @cached_property
    def differs(self) -> bool:
        """Whether the cells do not all hold the same."""
        return len({frozenset(each.key for each in cell) for cell in self.cells}) > 1


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Things of one class side by side."""

    things: tuple[Portrait, ...]
    rows: tuple[Row, ...]

    @property
    def names(self) -> tuple[Text, ...]:
        """Return what the things are called, with their short addresses where two are called alike."""
        alike = namesakes((each.iri, each.label.fr) for each in self.things)
        return tuple(
            Text(*(f"{name} ({curie(each.iri)})" for name in each.label)) if each.iri in alike else each.label
            for each in self.things
        )

    @property
    def differing(self) -> "Comparison":
        """Return the rows whose cells are not all the same."""
        return Comparison(things=self.things, rows=tuple(each for each in self.rows if each.differs))

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Return the passages of all cells."""
        said = (each for row in self.rows for cell in row.cells for each in cell)
        return tuple(dict.fromkeys(passage for each in said for passage in each.passages))

    def __repr__(self) -> str:
        return f"<Comparison: {', '.join(each.label.fr for each in self.things)}, {len(self.rows)} rows>"

    def _repr_html_(self) -> str:
        from amu_graph.query.html import html_table  # only notebooks need it

        header = ["", *(each.label.fr for each in self.things)]
        rows = ([row.heading.fr, *(cell_words(cell, "fr") for cell in row.cells)] for row in self.rows)
        return html_table(header, rows)


def cell_words(cell: Sequence[Said], language: Language) -> str:
    """Return a cell as plain words: what is not asserted says so, and an empty one that nobody says it."""
    status = {"interpreted": Text("interprété", "interpreted"), "unverified": Text("non vérifié", "unverified")}
    words = []
    for each in cell:
        asides = [aside.in_(language) for aside in each.asides]
        asides += [status[each.status].in_(language)] if each.status in status else []
        words.append(each.text.in_(language) + (f" ({', '.join(asides)})" if asides else ""))
    return (" ; " if language == "fr" else "; ").join(words) or NOT_SAID.in_(language)


def kind_compared(iri: str) -> str:
    """Return the kind of what can stand beside others: an entity, or a concept of a scheme."""
    if iri.startswith(VOCAB):
        return iri.removeprefix(VOCAB).partition("/")[0]
    return kind_of(iri) or ("source" if "/source/" in iri else "")


def compared(reader: PortraitReader, iris: Sequence[str], language: Language = "fr") -> Comparison:
    """Return things side by side, their texts in a language where they have it.

    Raises:
        UsageError: there are fewer than two or more than six things, one of them twice, or they are of unlike kinds.

    """
    _check(reader, iris)
    things = [reader.portrait(iri) for iri in iris]
    rows: dict[tuple[int, str], dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    headings: dict[str, Text] = {}
    for thing in things:
        for order, iri, heading, said in _said(reader, thing, language):
            headings[iri] = heading
            rows[order, iri][thing.iri].append(said)
    _tell_apart(things, [cell for row in rows.values() for cell in row.values()])
    ordered = sorted(rows, key=lambda key: (key[0], _rank(key[1]), fold(headings[key[1]].fr), key[1]))
    return Comparison(
        things=tuple(things),
        rows=tuple(
            Row(heading=headings[key[1]], iri=key[1], cells=tuple(_unique(rows[key][each.iri]) for each in things))
            for key in ordered
        ),
    )


def _tell_apart(things: Sequence[Portrait], cells: Sequence[list[Said]]) -> None:
    """Put the class beside the names in cells that another thing of the comparison has too."""
    said = [(each.iri, each.text.fr) for cell in cells for each in cell if each.iri]
    alike = namesakes([*((thing.iri, thing.label.fr) for thing in things), *said])
    for cell in cells:
        cell[:] = [replace(each, text=with_class(each.text, each.iri)) if each.iri in alike else each for each in cell]


def check_number(things: Sequence[str]) -> None:
    """Refuse what is too few or too many to stand side by side.

    Raises:
        UsageError: there are fewer than two different things, or more than six.

    """
    if len(set(things)) < FEWEST or len(things) > MOST:
        raise UsageError(
            Text(
                fr=f"On compare de {FEWEST} à {MOST} choses différentes ; il y en a {len(set(things))}.",
                en=f"From {FEWEST} to {MOST} different things are compared; there are {len(set(things))}.",
            ),
            near=things[: MOST + 1],
        )


def _check(reader: PortraitReader, iris: Sequence[str]) -> None:
    check_number(iris)
    kinds = {kind_compared(iri) for iri in iris}
    if len(kinds) > 1:
        listed = [(reader.label(iri), CLASSES.get(KINDS.get(kind_compared(iri), ""))) for iri in iris]
        fr, en = (
            ", ".join(f"{label.in_(each)}{f' ({facts.word.in_(each)})' if facts else ''}" for label, facts in listed)
            for each in ("fr", "en")
        )
        raise UsageError(
            Text(fr=f"On compare des choses d’une même sorte : {fr}.", en=f"Things of one kind are compared: {en}."),
            near=iris,
        )


def _said(reader: PortraitReader, thing: Portrait, language: Language) -> Iterator[tuple[int, str, Text, Said]]:
    """Yield the part, the property or role, its words, and what is said, in the order of a page."""
    for fact in in_language(thing.facts, language):
        if fact.predicate not in _PLACED and fact.choice not in ("aside", "open"):
            yield (2 if fact.predicate in _LAST else 0), fact.predicate, fact.words, _fact(fact)
    for measure in measures_of(reader, thing):
        given = [each for each in measure.given if each.choice not in ("aside", "open")]
        passages = tuple(dict.fromkeys(passage for each in given for passage in each.passages))
        words = measure.words(reader.labels)
        yield 1, measure.kind, reader.label(measure.kind), Said(text=words, passages=passages or measure.link.passages)
    for part in (*thing.played_by, *thing.plays):
        other = part.label if part.source != thing.iri else part.value_label
        iri = part.source if part.source != thing.iri else part.target
        asides = [reader.label(each) for each in (part.phase, part.through) if each]
        asides += [part.when] if part.when else []
        yield 3, part.role, part.words, Said(text=other, iri=iri, asides=tuple(asides), passages=part.passages)
    for fact in thing.incoming:
        if fact.predicate not in _PLACED | MEASURED:
            yield 4, f"{fact.predicate}#inverse", fact.words, _fact(fact)


def _fact(fact: Statement) -> Said:
    asides = (fact.taken_from,) if fact.taken_from else ()
    if isinstance(fact.value, ox.Literal):
        date = fact.value.datatype.value in _DATED
        text = date_in_words(fact.value.value) if date else Text(fact.value.value, fact.value.value)
        return Said(text=text, language=fact.value.language or "", asides=asides, passages=fact.passages)
    return Said(text=fact.value_label, iri=fact.value.value, asides=asides, passages=fact.passages)


def _unique(said: Iterable[Said]) -> tuple[Said, ...]:
    """Return each thing that is said once, the surest first, then by its words."""
    found: dict[tuple[str, tuple[Text, ...]], Said] = {}
    for each in said:
        found.setdefault((each.key, each.asides), each)
    return tuple(sorted(found.values(), key=lambda each: (each.unverified, fold(each.text.fr))))


def _rank(iri: str) -> int:
    return _FIRST.index(iri) if iri in _FIRST else len(_FIRST)
