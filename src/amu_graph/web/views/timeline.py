"""The dates of an entity and of what it is linked to, in order."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import pyoxigraph as ox

from amu_graph.graph import Graph
from amu_graph.language import Text
from amu_graph.namespaces import AMU, DATES, DCTERMS, RELATIONS, kind_of
from amu_graph.query.evidence import surest
from amu_graph.web.views.dossier import Dossier
from amu_graph.web.views.lines import by_surety

_STAGE_OF, _KIND, _DATE, _PLANNED = (
    ox.NamedNode(iri) for iri in (AMU + "stageOf", DCTERMS + "type", DCTERMS + "date", AMU + "planned")
)


@dataclass(frozen=True, kw_only=True, order=True)
class Moment:
    """A date as it was given (`2013`, `2013-07` or `2013-07-02`), what it is the date of, and how.

    `status` is that of the date, `link` the surest of what links its thing to the entity.
    """

    date: str
    iri: str
    label: Text
    words: Text
    status: str
    link: str = ""


def timeline(graph: Graph, dossier: Dossier) -> list[Moment]:
    """Return the moments in the order of their dates; text sorts dates of any precision rightly.

    What nothing but unverified statements links to the entity has no place in its time.
    """
    groups = (*dossier.plays, *dossier.played_by, *dossier.relations, *dossier.incoming)
    linked = by_surety(chain.from_iterable(lines.statements for lines in groups))
    links = {
        each.iri: each.status
        for each in reversed(linked)
        if each.iri and kind_of(each.iri) not in RELATIONS and each.status != "unverified"
    }
    moments = [
        moment
        for iri, link in {**links, dossier.portrait.iri: ""}.items()
        for moment in (*_of(graph, iri, link), *_stages(graph, iri, link))
    ]
    return sorted(moments, key=lambda moment: (moment.date, moment.iri, moment.words))


def _of(graph: Graph, iri: str, link: str) -> Iterator[Moment]:
    painter = graph.painter
    for predicate in DATES:
        for quad in graph.store.quads(ox.NamedNode(iri), ox.NamedNode(predicate), None, ox.DefaultGraph()):
            if isinstance(quad.object, ox.Literal):
                yield Moment(
                    date=quad.object.value,
                    iri=iri,
                    label=painter.label(iri),
                    words=painter.label(predicate),
                    status=surest(passage.status for passage in painter.evidence.of(quad.triple)),
                    link=link,
                )


def _stages(graph: Graph, iri: str, link: str) -> Iterator[Moment]:
    """Yield the stages of a thing; what is planned says so."""
    painter = graph.painter
    for quad in graph.store.quads(None, _STAGE_OF, ox.NamedNode(iri), ox.DefaultGraph()):
        assert isinstance(quad.subject, ox.NamedNode)  # no blank nodes in a dataset
        facts = {each.predicate: each for each in graph.store.quads(quad.subject, None, None, ox.DefaultGraph())}
        dated, kind = facts.get(_DATE), facts.get(_KIND)
        if dated and isinstance(dated.object, ox.Literal) and kind and isinstance(kind.object, ox.NamedNode):
            words = painter.label(kind.object.value)
            yield Moment(
                date=dated.object.value,
                iri=iri,
                label=painter.label(iri),
                words=Text(f"{words.fr} (prévu)", f"{words.en} (planned)") if _PLANNED in facts else words,
                status=surest(passage.status for passage in painter.evidence.of(dated.triple)),
                link=link,
            )
