"""The stages and quantities of an entity as lines of its page: what kind, then the date or the number."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from amu_graph.graph import Graph
from amu_graph.language import LANGUAGES, Text
from amu_graph.namespaces import AMU, DCTERMS, SCHEMA, SKOS
from amu_graph.query.names import relation_parts
from amu_graph.query.portrait import Fact, Portrait
from amu_graph.relation_names import qualified_value
from amu_graph.web.views.lines import Lines, Statement, class_name, in_words

MEASURED: Final = frozenset((AMU + "stageOf", AMU + "quantityOf"))
_VALUES: Final = {AMU + "stageOf": DCTERMS + "date", AMU + "quantityOf": SCHEMA + "value"}
"""What links a relation to its thing → the property that holds its date or its number."""

_KIND, _NOTE = ox.NamedNode(DCTERMS + "type"), ox.NamedNode(SKOS + "note")


def measures(graph: Graph, portrait: Portrait) -> tuple[Lines, ...]:
    """Return the stages in the order of their dates, then the quantities, under their kinds."""
    groups: dict[tuple[str, str], list[tuple[str, Statement]]] = defaultdict(list)
    for fact in portrait.incoming:
        if fact.predicate not in MEASURED or not isinstance(fact.value, ox.NamedNode):
            continue
        group = groups[fact.predicate, _kind(graph, fact.value)]
        group += ((_date(graph, fact.value), line) for line in _values(graph, fact, fact.value))
    lines = [
        (predicate, min(date for date, _ in dated), Lines(heading=graph.painter.label(kind), statements=_sorted(dated)))
        for (predicate, kind), dated in groups.items()
    ]
    stages_first = sorted(lines, key=lambda line: (line[0] != AMU + "stageOf", line[1], line[2].heading))
    return tuple(each for *_, each in stages_first)


def _values(graph: Graph, fact: Fact, relation: ox.NamedNode) -> Iterator[Statement]:
    """Yield the date or the number, with what qualifies it and the passages that give it, then those set aside."""
    iri = relation.value
    given = [each for each in graph.painter.portrait(iri).facts if each.predicate == _VALUES[fact.predicate]]
    shown = [each for each in given if each.choice in ("", "kept")]
    parts = [relation_parts(iri, graph.store, language) for language in LANGUAGES]
    if shown or not given:
        kept = next((each for each in shown if each.choice), None)
        yield Statement(
            text=Text(*(qualified_value(part, language) for part, language in zip(parts, LANGUAGES, strict=True))),
            iri=iri,
            kind=class_name(iri),
            passages=tuple(dict.fromkeys(passage for each in shown for passage in each.passages)) or fact.passages,
            aside=_note(graph, relation),
            choice=kept.choice if kept else "",
            because=kept.because if kept else None,
        )
    for each in given:
        if each not in shown and isinstance(each.value, ox.Literal):
            yield Statement(
                text=in_words(each.value),
                iri=iri,
                kind=class_name(iri),
                passages=each.passages,
                choice=each.choice,
                because=each.because,
            )


def _sorted(dated: list[tuple[str, Statement]]) -> tuple[Statement, ...]:
    return tuple(each for _, each in sorted(dated, key=lambda pair: (pair[0], not pair[1].shown, pair[1].text)))


def _kind(graph: Graph, relation: ox.NamedNode) -> str:
    kinds = [quad.object for quad in graph.store.quads(relation, _KIND)]
    return next((kind.value for kind in kinds if isinstance(kind, ox.NamedNode)), "")


def _date(graph: Graph, relation: ox.NamedNode) -> str:
    dates = graph.store.quads(relation, ox.NamedNode(DCTERMS + "date"))
    return min((quad.object.value for quad in dates if isinstance(quad.object, ox.Literal)), default="")


def _note(graph: Graph, relation: ox.NamedNode) -> Text | None:
    found = {
        (quad.object.language or "")[:2]: quad.object.value
        for quad in graph.store.quads(relation, _NOTE)
        if isinstance(quad.object, ox.Literal)
    }
    any_ = next(iter(found.values()), "")
    return Text(fr=found.get("fr", any_), en=found.get("en", any_)) if any_ else None
