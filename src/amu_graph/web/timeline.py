"""The dates of an entity and of what it is linked to, in order."""

from dataclasses import dataclass

import pyoxigraph as ox

from amu_graph.graph import Graph
from amu_graph.language import Text
from amu_graph.web.dossier import DATES, Dossier


@dataclass(frozen=True, kw_only=True, order=True)
class Moment:
    """A date as it was given (`2013`, `2013-07` or `2013-07-02`), what it is the date of, and how."""

    date: str
    iri: str
    label: Text
    words: Text


def timeline(graph: Graph, dossier: Dossier) -> list[Moment]:
    """Return the moments in the order of their dates; text sorts dates of any precision rightly."""
    linked = [
        each.iri
        for lines in (*dossier.plays, *dossier.played_by, *dossier.relations, *dossier.incoming)
        for each in lines.statements
    ]
    moments = {moment for iri in {dossier.portrait.iri, *linked} for moment in _of(graph, iri)}
    return sorted(moments, key=lambda moment: (moment.date, moment.iri, moment.words))


def _of(graph: Graph, iri: str) -> list[Moment]:
    painter = graph.painter
    return [
        Moment(date=quad.object.value, iri=iri, label=painter.label(iri), words=painter.label(predicate))
        for predicate in DATES
        for quad in graph.store.quads(ox.NamedNode(iri), ox.NamedNode(predicate), None, ox.DefaultGraph())
        if isinstance(quad.object, ox.Literal)
    ]
