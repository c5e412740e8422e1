"""Portraits: all that the graph knows of one entity, made from the rows of the queries in `portrait/`.

Participations are shown as roles (« maître d’œuvre de … »), so the shortcuts derived from them are left out; so are
the classes and properties that follow from the ontology alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import pyoxigraph as ox

from amu_graph.language import LANGUAGES, Text
from amu_graph.namespaces import AMU, OWL, RDF, RDFS, SKOS
from amu_graph.query.choices import with_choices
from amu_graph.query.evidence import Evidence
from amu_graph.query.labels import Labels
from amu_graph.query.portrait_queries import Row, grouped, queries, rows
from amu_graph.query.sayings import sayings
from amu_graph.query.statements import Statement
from amu_graph.query.years import origin
from amu_graph.relation_names import period
from amu_graph.store import Store

ABOUT: Final = ("outgoing", "incoming", "participations")
"""The queries about an entity whose rows make its portrait."""

YEAR: Final = AMU + "year"
INVOLVED_IN: Final = AMU + "involvedIn"
_TYPE: Final = RDF + "type"
_LABEL: Final = RDFS + "label"
_PREFERRED: Final = SKOS + "prefLabel"
_NAMES: Final = frozenset((_LABEL, _PREFERRED))
_UNTOLD: Final = _NAMES | {
    RDFS + "isDefinedBy", SKOS + "hasTopConcept", SKOS + "topConceptOf", OWL + "deprecated", _TYPE
}  # fmt: skip
"""Names, classes and being out of use, which the top of a portrait shows, and what another statement says as well."""

MOST_READ: Final = 1000
"""Rows of each query about an entity that a page reads: a role of a large graph is held ten thousand times."""

Rows = Sequence[Row]


@dataclass(frozen=True, kw_only=True)
class Portrait:
    """An entity: its names and classes, its facts, the roles it plays and those that others play in it.

    `incoming` are the facts of which the entity is the object; `labels` has the label of every IRI that is mentioned;
    `says` is what the entity itself says, where it is a passage; `shown` means that the default graph has something of
    it: of what it has nothing, unverified passages alone speak.
    """

    iri: str
    label: Text
    classes: tuple[str, ...]
    facts: tuple[Statement, ...]
    incoming: tuple[Statement, ...]
    plays: tuple[Statement, ...]
    played_by: tuple[Statement, ...]
    labels: dict[str, Text]
    says: tuple[Statement, ...] = ()
    shown: bool = True
    whole: bool = True
    """Whether all is there that the graph says: of a thing that very much refers to a page reads a part."""

    def __repr__(self) -> str:
        parts = len(self.plays) + len(self.played_by)
        return f"<Portrait: {self.label.fr}, {len(self.facts) + len(self.incoming)} facts, {parts} participations>"

    def _repr_html_(self) -> str:
        from amu_graph.query.html import portrait_html  # only notebooks need it

        return portrait_html(self)


class PortraitReader:
    """Reads portraits from a store; passages and names are cached."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.labels = Labels(store)
        self.evidence = Evidence(store, self.labels)

    def portrait(self, iri: str, *, most: int | None = None) -> Portrait:
        """Return all that is known of an entity that is in the graph, from no more than `most` rows of each query."""
        self._store.expect(self.asked(iri))
        outgoing, incoming, parts = found = self.about(iri, most)
        self._read(iri, outgoing, incoming, parts)
        told = _shown_rows(outgoing)
        referring = tuple(self._facts(iri, _shown_rows(incoming), inverse=True))
        roles = self._participations(parts)
        if not told and not referring and not roles:
            told = self._names(outgoing)
        facts = tuple(with_choices(self._facts(iri, told)))
        classes = tuple(sorted({row["value"].value for row in outgoing if row["property"].value == _TYPE}))
        mentioned = [fact.value.value for fact in (*facts, *referring) if isinstance(fact.value, ox.NamedNode)]
        for each in roles:
            mentioned += filter(None, (each.source, each.role, each.target, each.through, each.phase))
        passage = self.evidence.passage(iri)
        return Portrait(
            iri=iri,
            label=self.label(iri),
            classes=classes,
            facts=facts,
            incoming=referring,
            plays=tuple(each for each in roles if each.source == iri),
            played_by=tuple(each for each in roles if each.source != iri),
            labels={each: self.label(each) for each in (iri, *classes, *mentioned)},
            says=tuple(sayings([passage], self._store, self.labels)[iri]) if passage else (),
            shown=not outgoing or any(row["shown"].value == "true" for row in outgoing),
            whole=most is None or max(map(len, found)) <= most,
        )

    def about(self, iri: str, most: int | None = None) -> tuple[Rows, Rows, Rows]:
        """Return the rows about an entity: what is said of it, what refers to it, and where it has a part."""
        limit = None if most is None else most + 1  # the one more says that there is more
        outgoing, incoming, parts = (list(rows(self._store, name, limit, entity=[iri])) for name in ABOUT)
        return outgoing, incoming, parts

    def asked(self, iri: str) -> Iterator[str]:
        """Yield the queries about an entity that a portrait begins with."""
        for name in (*ABOUT, "dates"):
            yield from queries(name, entity=[iri])
        yield from self.labels.asked([iri])

    def _names(self, outgoing: Rows) -> Rows:
        """Return the rows of names that a passage gives: of what has nothing else, they say where it is named."""
        names = (row for row in outgoing if row["property"].value in _NAMES)
        return [row for row in names if self.evidence.among([row["passage"].value])]

    def statements(self, iri: str) -> list[Statement]:
        """Return all that passages state of an entity, its names and classes too, which head a portrait."""
        found = list(rows(self._store, "outgoing", entity=[iri]))
        self._read(iri, found)
        return [fact for fact in self._facts(iri, found) if fact.passages]

    def facts(self, iris: Iterable[str]) -> dict[str, tuple[Statement, ...]]:
        """Return what is said of several things, such as the stages of one, with what was decided of it."""
        iris = list(iris)
        said = grouped(rows(self._store, "outgoing", entity=sorted(iris)), "entity", iris)
        self._read("", [row for own in said.values() for row in own])
        return {iri: tuple(with_choices(self._facts(iri, own))) for iri, own in said.items()}

    def label(self, iri: str) -> Text:
        """Return the label of an IRI in both languages; one stands in for the other, the CURIE for both."""
        return self.labels.of(iri)

    def _read(self, iri: str, outgoing: Rows, incoming: Rows = (), parts: Rows = ()) -> None:
        """Read the names of all that rows mention, and their passages, in a query each."""
        passages, names = mentioned(iri, outgoing, incoming, parts)
        self._store.expect(chain(self.evidence.asked(passages), self.labels.asked(names)))
        self.evidence.read(passages)
        self.labels.read(names)

    def _facts(self, iri: str, found: Rows, *, inverse: bool = False) -> Iterator[Statement]:
        """Yield the statement of each property and value, sorted by property, then by value, line 9 before line 10."""
        by_statement: dict[tuple[str, ox.NamedNode | ox.Literal], list[Row]] = defaultdict(list)
        for row in found:
            by_statement[row["property"].value, row["subject" if inverse else "value"]].append(row)
        for predicate, value in sorted(by_statement, key=lambda pair: _natural(*pair)):
            own = by_statement[predicate, value]
            if predicate == YEAR and not inverse:
                yield self._year(iri, value)
                continue
            yield Statement(
                entity=iri,
                predicate=predicate,
                value=value,
                inverse=inverse,
                label=self.label(iri),
                words=self.labels.inverse(predicate) if inverse else self.label(predicate),
                value_label=self.labels.value(value),
                passages=self.evidence.among(row["passage"].value for row in own),
                shown=inverse or any(row["shown"].value == "true" for row in own),
            )

    def _year(self, iri: str, year: ox.NamedNode | ox.Literal) -> Statement:
        """Return the year of a thing with what it is taken from."""
        taken = origin(iri, year.value, self._store, self.labels, self.evidence)
        comma = f", {taken.words.fr}" if taken else "", f", {taken.words.en}" if taken else ""
        return Statement(
            entity=iri,
            predicate=YEAR,
            value=year,
            label=self.label(iri),
            words=self.label(YEAR),
            value_label=Text(*(f"{year.value}{words}" for words in comma)),
            passages=taken.passages if taken else (),
            taken_from=taken.words if taken else None,
        )

    def _participations(self, found: Rows) -> list[Statement]:
        """Return the participations in which an entity is the agent, the context, the fund, the role or the phase."""
        by_relation = grouped(found, "participation")
        return [self._participation(iri, own) for iri, own in sorted(by_relation.items())]

    def _participation(self, iri: str, found: Rows) -> Statement:
        first = found[0]
        agent, role, context = (first[name].value for name in ("agent", "role", "context"))
        return Statement(
            relation=iri,
            entity=agent,
            predicate=min((row["shortcut"].value for row in found if row["shortcut"]), default=INVOLVED_IN),
            value=first["context"],
            label=self.label(agent),
            words=self.label(role),
            value_label=self.label(context),
            role=role,
            through=first["through"].value if first["through"] else "",
            phase=first["phase"].value if first["phase"] else "",
            passages=self.evidence.among(row["passage"].value for row in found),
            when=_when(found),
        )


def mentioned(iri: str, outgoing: Rows, incoming: Rows = (), parts: Rows = ()) -> tuple[list[str], list[str]]:
    """Return what may be a passage, and what may have a name, in rows about an entity."""
    passages = [iri, *(row["passage"].value for row in (*outgoing, *incoming, *parts))]
    terms = [row[name] for row in outgoing for name in ("property", "value")]
    terms += [row[name] for row in incoming for name in ("property", "subject")]
    terms += [row[name] for row in parts for name in ("agent", "role", "context", "phase", "through", "shortcut")]
    return passages, [iri, *(term.value for term in terms if isinstance(term, ox.NamedNode))]


def _shown_rows(found: Rows) -> Rows:
    """Return the rows of statements that are worth a line: a name that the top does not show is one."""
    shown = {row["value"] for row in found if row["property"].value == _LABEL}
    return [row for row in found if row["property"].value not in _UNTOLD or _is_other_name(row, shown)]


def _is_other_name(row: Row, shown: set[object]) -> bool:
    return row["property"].value == _PREFERRED and row["value"] not in shown


def _when(found: Rows) -> Text | None:
    """Return when a role was played, as the merged graph says."""
    dates, starts, ends = (sorted({row[name].value for row in found if row[name]}) for name in ("date", "start", "end"))
    start, end = min(starts, default=""), max(ends, default="")
    words = Text(*(period(dates, start, end, language) for language in LANGUAGES))
    return words if words.fr else None


def _natural(predicate: str, value: ox.NamedNode | ox.Literal) -> list[tuple[int, str]]:
    """Return the key that sorts statements by property, then by value, with line 9 before line 10."""
    words = f"{predicate} {value.value} {value}"
    return [(len(part) if part.isdecimal() else 0, part) for part in re.split(r"([0-9]+)", words)]
