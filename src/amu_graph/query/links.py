"""Links: what links two things, one for each statement or participation, as a sentence with its passages."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

import pyoxigraph as ox

from amu_graph.language import Text
from amu_graph.model import MODEL
from amu_graph.query.evidence import STATUSES
from amu_graph.query.portrait_queries import Row, rows
from amu_graph.query.portraits import INVOLVED_IN, PortraitReader
from amu_graph.query.statements import Statement
from amu_graph.store import Store
from amu_graph.typography import joined

RELATIONS: Final = {iri: facts.verb for iri, facts in MODEL.properties.items() if facts.telling}
"""The properties that link two things (`amu:telling`), with the verb of a sentence where their label is none.

Classes and kinds (`rdf:type`, `dcterms:type`) are left out: that two things are of one kind links them in no telling
way.
"""


class Links:
    """The links of a store, read when they are asked for."""

    def __init__(self, store: Store, portraits: PortraitReader) -> None:
        self._store = store
        self._portraits = portraits

    def between(self, one: str, other: str) -> tuple[Statement, ...]:
        """Return the links of two things in either direction, with all the passages that say them, the surest first."""
        links = (link for ends in ((one, other), (other, one)) for link in self._from(*ends))
        return tuple(
            sorted(links, key=lambda each: (STATUSES.index(each.status), each.predicate, each.role, each.source))
        )

    def says(self, link: Statement) -> Text:
        """Return a link as a sentence: « A accompagne B (programmiste) »."""
        source, target = self._portraits.label(link.source), self._portraits.label(link.target)
        verb = RELATIONS.get(link.predicate) or self._portraits.label(link.predicate)
        said = Text(
            fr=f"{source.fr} {joined(verb.fr, target.fr, 'fr')}", en=f"{source.en} {joined(verb.en, target.en, 'en')}"
        )
        if not link.role:
            return said
        role = self._portraits.label(link.role)
        return Text(fr=f"{said.fr} ({role.fr})", en=f"{said.en} ({role.en})")

    def _from(self, source: str, target: str) -> Iterator[Statement]:
        evidence = self._portraits.evidence
        for _, own in groupby(
            rows(self._store, "links", property=RELATIONS, source=[source], target=[target]), key=_ends
        ):
            found = list(own)
            row = found[0]
            role = _iri(row["role"])
            yield Statement(
                entity=row["source"].value,
                value=row["target"],
                predicate=_iri(row["property"]) or _iri(row["shortcut"]) or INVOLVED_IN,
                role=role,
                relation=_iri(row["participation"]),
                phase=_iri(row["phase"]),
                through=_iri(row["through"]),
                passages=evidence.among(each["passage"].value for each in found),
            )


def _ends(row: Row) -> tuple[str, ...]:
    """Return what rows of one link share."""
    names = ("participation",) if row["participation"] else ("property", "source", "target")
    return tuple(row[name].value for name in names)


def _iri(term: ox.NamedNode | None) -> str:
    return term.value if term else ""
