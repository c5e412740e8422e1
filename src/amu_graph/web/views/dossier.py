"""The page of an entity: its portrait in reading order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import pyoxigraph as ox

from amu_graph.graph import Graph
from amu_graph.language import Language, Text
from amu_graph.model import MODEL
from amu_graph.namespaces import DATES, DCTERMS, VOCAB, kind_of
from amu_graph.query.evidence import Passage
from amu_graph.query.measured import MEASURED
from amu_graph.query.namesakes import namesakes
from amu_graph.query.portraits import Portrait
from amu_graph.query.statements import Statement, in_language
from amu_graph.text import fold
from amu_graph.typography import set_in
from amu_graph.web.rendering.words import say, table
from amu_graph.web.views.lines import Line, Lines, class_name, date_of, in_words, sorted_lines
from amu_graph.web.views.quantities import measures
from amu_graph.web.views.roles import holding, roles

PLACES, THEMES, DESCRIPTIONS, NAMES, ADDRESSES, PLACED = (
    frozenset(MODEL.in_group(name)) for name in ("place", "theme", "description", "name", "address", "hierarchy")
)
"""The properties of each part of a page (`amu:group`); the last one is what the hierarchy of concepts shows."""
KIND: Final = DCTERMS + "type"


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """The parts of the page of an entity; empty parts are not shown."""

    portrait: Portrait
    kind: str
    kinds: tuple[Line, ...]
    descriptions: tuple[Line, ...]
    names: tuple[Line, ...]
    facts: tuple[Lines, ...]
    measures: tuple[Lines, ...]
    dates: tuple[Lines, ...]
    places: tuple[Lines, ...]
    themes: tuple[Line, ...]
    relations: tuple[Lines, ...]
    addresses: tuple[Lines, ...]
    plays: tuple[Lines, ...]
    played_by: tuple[Lines, ...]
    held: tuple[Lines, ...]
    incoming: tuple[Lines, ...]
    sources: Mapping[str, int] = field(default_factory=dict)

    def name_of(self, each: Line, language: Language) -> str:
        """Return the words of a value, with its class where something else on the page has the same name."""
        return self.called(each.iri, each.text, language)

    def called(self, iri: str, label: Text, language: Language) -> str:
        """Return the name of a thing on the page, with its class where something else there has the same name."""
        name = set_in(label.in_(language), language)
        return f"{name} ({say(f'kind.{class_name(iri)}', language)})" if iri in self._namesakes else name

    @cached_property
    def _namesakes(self) -> frozenset[str]:
        """The entities on the page whose name another thing on the page has too."""
        groups = (*self.plays, *self.played_by, *self.held, *self.places, *self.relations, *self.incoming)
        named = [(one.iri, one.text.fr) for lines in groups for one in lines.statements if kind_of(one.iri)]
        return namesakes([(self.portrait.iri, self.portrait.label.fr), *named])

    @property
    def known(self) -> tuple[Lines, ...]:
        """Return all that is said of the entity itself, as one list: where, when, what, with whom, about what."""
        first, *more = sorted(THEMES)
        about = Lines(
            heading=table()["entity.themes"], predicate=first, more=tuple(more), statements=self.themes, in_a_row=True
        )
        themes = (about,) if self.themes else ()
        return (*self.places, *self.dates, *self.facts, *self.relations, *themes, *self.addresses)

    @property
    def parts(self) -> tuple[Statement, ...]:
        """Return the participations that name the entity."""
        return (*self.portrait.plays, *self.portrait.played_by)

    @property
    def statements(self) -> int:
        """Return how many statements passages make about the entity."""
        facts = (*self.portrait.facts, *self.portrait.incoming)
        return sum(1 for passages in _passages(facts, self.parts) if passages)


def dossier(graph: Graph, portrait: Portrait, language: Language) -> Dossier:
    """Put the portrait of an entity in order, in the reader's language where a text has it."""
    readable = [fact for fact in in_language(portrait.facts, language) if fact.predicate not in PLACED]
    of_concept = portrait.iri.startswith(VOCAB)
    relations = [fact for fact in readable if _relates(fact, of_concept=of_concept)]
    aside = PLACES | THEMES | DESCRIPTIONS | NAMES | ADDRESSES | {KIND, *DATES}
    others = [fact for fact in readable if fact.predicate not in aside and fact not in relations]
    parts = (*portrait.plays, *portrait.played_by)
    there = {portrait.iri}
    return Dossier(
        portrait=portrait,
        kind=class_name(portrait.iri, portrait.classes),
        kinds=_of(readable, {KIND}),
        descriptions=_of(readable, DESCRIPTIONS),
        names=_of(readable, NAMES),
        facts=_lines(others),
        measures=measures(graph, portrait),
        dates=_lines(fact for fact in readable if fact.predicate in DATES),
        places=_lines(fact for fact in readable if fact.predicate in PLACES),
        themes=_of(readable, THEMES),
        relations=_lines(relations),
        addresses=_lines(fact for fact in readable if fact.predicate in ADDRESSES),
        plays=roles(graph, portrait, [part for part in parts if part.source in there], outgoing=True),
        played_by=roles(graph, portrait, [part for part in parts if part.target in there], outgoing=False),
        held=_held([part for part in parts if not there & {part.source, part.target}], portrait),
        incoming=_lines(fact for fact in portrait.incoming if fact.predicate not in PLACED | MEASURED),
        sources=_sources([*portrait.facts, *portrait.incoming], parts),
    )


def _held(parts: list[Statement], portrait: Portrait) -> tuple[Lines, ...]:
    """Return the participations that name the entity: those who hold a role, or what a phase or a fund is part of."""
    key = "entity.held" if class_name(portrait.iri) == "Role" else "entity.named_by"
    statements = tuple(holding(part, portrait) for part in parts)
    return (Lines(heading=table()[key], statements=statements),) if statements else ()


def _relates(fact: Statement, *, of_concept: bool) -> bool:
    """Return whether a fact leads to something with a page that is not a place, a theme or a sort."""
    if not isinstance(fact.value, ox.NamedNode) or fact.predicate in PLACES | THEMES | {KIND}:
        return False
    return kind_of(fact.value.value) is not None or (of_concept and fact.value.value.startswith(VOCAB))


def line_of(fact: Statement) -> Line:
    """Return the line of a fact."""
    if isinstance(fact.value, ox.Literal):
        return Line(
            text=in_words(fact.value, fact.predicate),
            language=fact.value.language or "",
            date=date_of(fact.value),
            aside=fact.taken_from,
            derived=fact.taken_from is not None,
            passages=fact.passages,
            choice=fact.choice,
            because=fact.because,
        )
    iri = fact.value.value
    return Line(
        text=fact.value_label,
        iri=iri,
        kind=class_name(iri),
        passages=fact.passages,
        choice=fact.choice,
        because=fact.because,
    )


def _of(facts: Iterable[Statement], predicates: Iterable[str]) -> tuple[Line, ...]:
    wanted = frozenset(predicates)
    return sorted_lines(line_of(fact) for fact in facts if fact.predicate in wanted)


def _lines(facts: Iterable[Statement]) -> tuple[Lines, ...]:
    """Return the facts by their property, in the alphabetical order of the French words."""
    grouped: dict[str, list[Statement]] = defaultdict(list)
    for fact in facts:
        grouped[fact.predicate].append(fact)
    lines = [
        Lines(heading=group[0].words, predicate=predicate, statements=sorted_lines(line_of(fact) for fact in group))
        for predicate, group in grouped.items()
    ]
    return tuple(sorted(lines, key=lambda each: fold(each.heading.fr)))


def _sources(facts: Iterable[Statement], parts: Iterable[Statement]) -> dict[str, int]:
    """Return how many statements about the entity each source makes."""
    counts: dict[str, int] = defaultdict(int)
    for passages in _passages(facts, parts):
        for source in {passage.source for passage in passages}:
            counts[source] += 1
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _passages(facts: Iterable[Statement], parts: Iterable[Statement]) -> Iterator[tuple[Passage, ...]]:
    """Yield the passages of what passages say; a year is derived, and says nothing more than its date."""
    yield from (fact.passages for fact in facts if not fact.taken_from)
    yield from (part.passages for part in parts)
