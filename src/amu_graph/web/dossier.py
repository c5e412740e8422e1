"""What the page of an entity shows: its portrait, put in the order in which people read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import pyoxigraph as ox

from amu_graph.graph import Graph
from amu_graph.language import Language, Text
from amu_graph.namespaces import AMU, BASE, DCTERMS, FOAF, KINDS, OWL, SCHEMA, SKOS, VOCAB, kind_of
from amu_graph.query.evidence import Passage
from amu_graph.query.portrait import Fact, Part, Portrait
from amu_graph.text import fold

DATES: Final = (
    DCTERMS + "issued",
    DCTERMS + "date",
    DCTERMS + "valid",
    SCHEMA + "foundingDate",
    AMU + "inaugurationDate",
)
PLACES: Final = frozenset((AMU + "locatedIn", DCTERMS + "spatial", SCHEMA + "foundingLocation", SCHEMA + "areaServed"))
THEMES: Final = frozenset((DCTERMS + "subject",))
KIND: Final = DCTERMS + "type"
DESCRIPTIONS: Final = frozenset((DCTERMS + "description", SKOS + "definition", DCTERMS + "abstract"))
NAMES: Final = frozenset((SKOS + "altLabel", DCTERMS + "title", SKOS + "notation", SKOS + "hiddenLabel"))
ADDRESSES: Final = frozenset((FOAF + "page", SCHEMA + "url", OWL + "sameAs"))
PLACED: Final = frozenset(SKOS + name for name in ("inScheme", "topConceptOf", "hasTopConcept", "broader", "narrower"))
"""What the hierarchy of concepts shows."""

_SHORTCUT: Final = ox.NamedNode(AMU + "shortcut")
_INVERSE: Final = ox.NamedNode(AMU + "inverseLabel")


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One line of a page: a value, what qualifies it, and the passages that say it.

    `iri` is what the value links to, `language` the tag of a text, `notes` what else is said of a participation
    (phase, fund), `role` the role where the heading does not name it.
    """

    text: Text
    iri: str = ""
    language: str = ""
    kind: str = ""
    role: Text | None = None
    role_iri: str = ""
    notes: tuple[tuple[str, Text], ...] = ()
    passages: tuple[Passage, ...] = ()

    @property
    def status(self) -> str:
        """Return the surest status of the passages; empty where no passage says it."""
        found = {passage.status for passage in self.passages}
        return next((status for status in ("asserted", "interpreted", "unverified") if status in found), "")


@dataclass(frozen=True, kw_only=True)
class Lines:
    """Statements under one heading, the words of their relation."""

    heading: Text
    predicate: str = ""
    statements: tuple[Statement, ...]


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """The parts of the page of an entity; empty parts are not shown."""

    portrait: Portrait
    kind: str
    kinds: tuple[Statement, ...]
    descriptions: tuple[Statement, ...]
    names: tuple[Statement, ...]
    facts: tuple[Lines, ...]
    dates: tuple[Lines, ...]
    places: tuple[Lines, ...]
    themes: tuple[Statement, ...]
    relations: tuple[Lines, ...]
    addresses: tuple[Lines, ...]
    plays: tuple[Lines, ...]
    played_by: tuple[Lines, ...]
    held: tuple[Statement, ...]
    incoming: tuple[Lines, ...]
    sources: Mapping[str, int] = field(default_factory=dict)

    @property
    def statements(self) -> int:
        """Return how many statements passages make about the entity."""
        facts = (*self.portrait.facts, *self.portrait.incoming)
        parts = (*self.portrait.plays, *self.portrait.played_by)
        return sum(1 for passages in _passages(facts, parts) if passages)


def class_name(iri: str, classes: Iterable[str] = ()) -> str:
    """Return the name by which words and marks know the class of something, such as `Project` or `Concept`."""
    kind = kind_of(iri)
    if kind is not None:
        return KINDS[kind]
    if iri.startswith(BASE + "source/"):
        return "Passage" if "#" in iri else "Source"
    if iri.startswith(AMU):
        return "Class" if any(each == OWL + "Class" for each in classes) else "Property"
    if iri.startswith(VOCAB):
        role = iri.startswith(VOCAB + "role/")
        return "Role" if role else "Concept" if "/" in iri.removeprefix(VOCAB) else "ConceptScheme"
    return ""


def dossier(graph: Graph, portrait: Portrait, language: Language) -> Dossier:
    """Put the portrait of an entity in order, in the reader's language where a text has it."""
    spoken = [fact for fact in _spoken(portrait.facts, language) if fact.predicate not in PLACED]
    of_concept = portrait.iri.startswith(VOCAB)
    relations = [fact for fact in spoken if _relates(fact, of_concept=of_concept)]
    aside = PLACES | THEMES | DESCRIPTIONS | NAMES | ADDRESSES | {KIND, *DATES}
    others = [fact for fact in spoken if fact.predicate not in aside and fact not in relations]
    parts = (*portrait.plays, *portrait.played_by)
    there = {portrait.iri}
    return Dossier(
        portrait=portrait,
        kind=class_name(portrait.iri, portrait.classes),
        kinds=_of(spoken, {KIND}),
        descriptions=_of(spoken, DESCRIPTIONS),
        names=_of(spoken, NAMES),
        facts=_lines(others),
        dates=_lines(fact for fact in spoken if fact.predicate in DATES),
        places=_lines(fact for fact in spoken if fact.predicate in PLACES),
        themes=_of(spoken, THEMES),
        relations=_lines(relations),
        addresses=_lines(fact for fact in spoken if fact.predicate in ADDRESSES),
        plays=_parts(graph, portrait, [part for part in parts if part.agent in there], outgoing=True),
        played_by=_parts(graph, portrait, [part for part in parts if part.context in there], outgoing=False),
        held=tuple(_holding(part, portrait) for part in parts if not there & {part.agent, part.context}),
        incoming=_lines(fact for fact in portrait.incoming if fact.predicate not in PLACED),
        sources=_sources([*portrait.facts, *portrait.incoming], parts),
    )


def _spoken(facts: Iterable[Fact], language: Language) -> list[Fact]:
    """Return the facts; of texts said in several languages only those in the reader's."""
    by_predicate: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        if isinstance(fact.value, ox.Literal):
            by_predicate[fact.predicate].add((fact.value.language or "")[:2])

    def kept(fact: Fact) -> bool:
        tag = (fact.value.language or "")[:2] if isinstance(fact.value, ox.Literal) else ""
        return not tag or tag == language or language not in by_predicate[fact.predicate]

    return [fact for fact in facts if kept(fact)]


def _relates(fact: Fact, *, of_concept: bool) -> bool:
    """Tell whether a fact leads to something with a page that is not a place, a theme or a sort."""
    if not isinstance(fact.value, ox.NamedNode) or fact.predicate in PLACES | THEMES | {KIND}:
        return False
    return kind_of(fact.value.value) is not None or (of_concept and fact.value.value.startswith(VOCAB))


def statement(fact: Fact) -> Statement:
    """Return the line of a fact."""
    if isinstance(fact.value, ox.Literal):
        return Statement(text=fact.value_label, language=fact.value.language or "", passages=fact.passages)
    iri = fact.value.value
    return Statement(text=fact.value_label, iri=iri, kind=class_name(iri), passages=fact.passages)


def _of(facts: Iterable[Fact], predicates: Iterable[str]) -> tuple[Statement, ...]:
    wanted = frozenset(predicates)
    return _sorted(statement(fact) for fact in facts if fact.predicate in wanted)


def _sorted(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(sorted(statements, key=lambda each: (each.status == "unverified", fold(each.text.fr))))


def _lines(facts: Iterable[Fact]) -> tuple[Lines, ...]:
    """Return the facts by their property, in the alphabetical order of the French words."""
    grouped: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        grouped[fact.predicate].append(fact)
    lines = [
        Lines(heading=group[0].words, predicate=predicate, statements=_sorted(statement(fact) for fact in group))
        for predicate, group in grouped.items()
    ]
    return tuple(sorted(lines, key=lambda each: fold(each.heading.fr)))


def _parts(graph: Graph, portrait: Portrait, parts: list[Part], *, outgoing: bool) -> tuple[Lines, ...]:
    """Return participations by the words of their role's shortcut (« porté par »), else by those of the role."""
    grouped: dict[str, list[Statement]] = defaultdict(list)
    headings: dict[str, Text] = {}
    for part in parts:
        shortcut = _shortcut(graph, part.role)
        key = shortcut or part.role
        headings[key] = _heading(graph, portrait, part, shortcut, outgoing=outgoing)
        other = part.context if outgoing else part.agent
        grouped[key].append(
            Statement(
                text=portrait.labels[other],
                iri=other,
                kind=class_name(other),
                role=portrait.labels[part.role],
                role_iri=part.role,
                notes=tuple((iri, portrait.labels[iri]) for iri in (part.phase, part.through) if iri),
                passages=part.passages,
            )
        )
    lines = [
        Lines(heading=headings[key], predicate=key, statements=_sorted(statements))
        for key, statements in grouped.items()
    ]
    return tuple(sorted(lines, key=lambda each: (-len(each.statements), fold(each.heading.fr))))


def _heading(graph: Graph, portrait: Portrait, part: Part, shortcut: str | None, *, outgoing: bool) -> Text:
    if shortcut is None:
        return portrait.labels[part.role]
    return graph.painter.label(shortcut) if outgoing else inverse(graph, shortcut)


def _shortcut(graph: Graph, role: str) -> str | None:
    found = graph.store.quads(ox.NamedNode(role), _SHORTCUT, None, ox.DefaultGraph())
    values = [quad.object.value for quad in found if isinstance(quad.object, ox.NamedNode)]
    return next((value for value in values if value != AMU + "involvedIn"), None)


def inverse(graph: Graph, predicate: str) -> Text:
    """Return how a property reads from its object."""
    found = graph.store.quads(ox.NamedNode(predicate), _INVERSE, None, ox.DefaultGraph())
    words = {quad.object.language: quad.object.value for quad in found if isinstance(quad.object, ox.Literal)}
    label = graph.painter.label(predicate)
    return Text(fr=words.get("fr", f"← {label.fr}"), en=words.get("en", f"← {label.en}"))


def _holding(part: Part, portrait: Portrait) -> Statement:
    """Return the line of a participation on the page of its role, its phase or its fund."""
    notes = tuple((iri, portrait.labels[iri]) for iri in (part.context, part.phase, part.through) if iri)
    return Statement(
        text=portrait.labels[part.agent],
        iri=part.agent,
        kind=class_name(part.agent),
        role=portrait.labels[part.role],
        role_iri=part.role,
        notes=tuple((iri, label) for iri, label in notes if iri != portrait.iri),
        passages=part.passages,
    )


def _sources(facts: Iterable[Fact], parts: Iterable[Part]) -> dict[str, int]:
    """Return how many statements about the entity each source makes."""
    counts: dict[str, int] = defaultdict(int)
    for passages in _passages(facts, parts):
        for source in {passage.source for passage in passages}:
            counts[source] += 1
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _passages(facts: Iterable[Fact], parts: Iterable[Part]) -> Iterator[tuple[Passage, ...]]:
    yield from (fact.passages for fact in facts)
    yield from (part.passages for part in parts)
