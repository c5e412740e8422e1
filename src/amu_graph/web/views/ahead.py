"""What the page of an entity asks of a store that is elsewhere, told to it in three steps: each is one request.

The first is about the entity, the second about what the answers mention, the third about what these mention. Whatever
is left out here the page asks when it needs it.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from amu_graph.export.bibliography.csl_values import WorkValues
from amu_graph.export.bibliography.work import asked_for_works, works_asked
from amu_graph.graph import Graph
from amu_graph.namespaces import BASE, VOCAB, kind_of
from amu_graph.query.labels import Names
from amu_graph.query.measured import MEASURED
from amu_graph.query.portrait_queries import Row, queries, rows
from amu_graph.query.portraits import MOST_READ, mentioned
from amu_graph.web.views.entity_rdf import described_asked, names_asked
from amu_graph.web.views.timeline import datable

_SOURCE: Final = BASE + "source/"


def first_asked(graph: Graph, iri: str) -> Iterator[str]:
    """Yield the queries about an entity that need no answer of others."""
    yield from graph.portraits.asked(iri)
    for name in ("same-document", "described"):
        yield from queries(name, entity=[iri])
    if iri.startswith(VOCAB):
        yield from queries("concepts", scheme=[iri.rpartition("/")[0]])
    yield works_asked([iri])
    if kind_of(iri) == "publication":
        yield from next(asked_for_works(WorkValues(graph.store), [iri], Names(graph.store)))


def read_portrait_ahead(graph: Graph, iri: str) -> None:
    """Have the store know what a portrait with its stages and sources asks."""
    store = graph.store
    if not store.elsewhere:
        return
    store.expect(graph.portraits.asked(iri))
    outgoing, incoming, parts = graph.portraits.about(iri, MOST_READ)
    passages, names = mentioned(iri, outgoing, incoming, parts)
    passages += _passages(rows(store, "dates", entity=[iri]))
    measures = _measures(incoming)
    _read(graph, names, passages, queries("outgoing", entity=measures))
    passages, names = mentioned("", list(rows(store, "outgoing", entity=measures)))
    _read(graph, names, passages, ())


def read_ahead(graph: Graph, iri: str, most: int | None) -> None:
    """Have the store know what the page will ask, which shows the relations that name an entity up to `most`."""
    store = graph.store
    if not store.elsewhere:
        return
    works = asked_for_works(WorkValues(store), [iri], Names(store)) if kind_of(iri) == "publication" else iter(())
    next(works, [])
    outgoing, incoming, parts = graph.portraits.about(iri, MOST_READ)
    dates = list(rows(store, "dates", entity=[iri]))
    passages, names = mentioned(iri, outgoing, incoming, parts)
    measures = _measures(incoming)
    with_parts = not most or len({row["participation"].value for row in parts}) <= most
    things = [
        *queries("outgoing", entity=measures),
        *queries("dates", entity=datable(iri, names)),
        *described_asked(store, iri, parts=with_parts),
        *next(works, []),
    ]
    _read(graph, names, [*passages, *_passages(dates)], things)
    facts, moments = list(rows(store, "outgoing", entity=measures)), rows(store, "dates", entity=datable(iri, names))
    passages, names = mentioned("", facts)
    more = chain(names_asked(store, iri, parts=with_parts), next(works, []))
    _read(graph, names, [*passages, *_passages(moments)], more)


def _read(graph: Graph, names: list[str], passages: list[str], more: Iterable[str]) -> None:
    """Read names, passages and their sources, and ask more, together."""
    labels, evidence = graph.portraits.labels, graph.portraits.evidence
    sources = {iri.partition("#")[0] for iri in passages if iri.startswith(_SOURCE)}
    named = [*names, *sources]
    asked = (labels.asked(named), evidence.asked(passages), evidence.sources_asked(sources), more)
    graph.store.expect(chain.from_iterable(asked))
    labels.read(named)
    evidence.read(passages)
    evidence.read_sources(sources)


def _measures(incoming: Iterable[Row]) -> list[str]:
    return sorted({row["subject"].value for row in incoming if row["property"].value in MEASURED})


def _passages(dated: Iterable[Row]) -> list[str]:
    return [row["passage"].value for row in dated if row["passage"]]
