"""The stages and quantities of an entity as lines of its page: what kind, then the date or the number."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

import pyoxigraph as ox

from amu_graph.graph import Graph
from amu_graph.language import Text
from amu_graph.namespaces import AMU, SKOS
from amu_graph.query.labels import Labels, in_both
from amu_graph.query.measured import Measure, measures_of
from amu_graph.query.portraits import Portrait
from amu_graph.query.statements import Statement
from amu_graph.web.views.lines import Line, Lines, class_name, in_words

_NOTE: Final = SKOS + "note"


def measures(graph: Graph, portrait: Portrait) -> tuple[Lines, ...]:
    """Return the stages in the order of their dates, then the quantities, under their kinds."""
    groups: dict[tuple[str, str], list[tuple[str, Line]]] = defaultdict(list)
    for each in measures_of(graph.portraits, portrait):
        groups[each.link.predicate, each.kind] += ((each.date, line) for line in _values(each, graph.portraits.labels))
    lines = [
        (
            predicate,
            min(date for date, _ in dated),
            Lines(heading=graph.portraits.label(kind), statements=_sorted(dated)),
        )
        for (predicate, kind), dated in groups.items()
    ]
    stages_first = sorted(lines, key=lambda line: (line[0] != AMU + "stageOf", line[1], line[2].heading))
    return tuple(each for *_, each in stages_first)


def _values(measure: Measure, labels: Labels) -> Iterator[Line]:
    """Yield the date or the number, with what qualifies it and the passages that give it, then those set aside."""
    shown = [each for each in measure.given if each.choice in ("", "kept")]
    if shown or not measure.given:
        kept = next((each for each in shown if each.choice), None)
        yield Line(
            text=measure.words(labels),
            iri=measure.iri,
            kind=class_name(measure.iri),
            passages=tuple(dict.fromkeys(passage for each in shown for passage in each.passages))
            or measure.link.passages,
            aside=_note(measure.facts),
            choice=kept.choice if kept else "",
            because=kept.because if kept else None,
        )
    for each in measure.given:
        if each not in shown and isinstance(each.value, ox.Literal):
            yield Line(
                text=in_words(each.value, each.predicate),
                iri=measure.iri,
                kind=class_name(measure.iri),
                passages=each.passages,
                choice=each.choice,
                because=each.because,
            )


def _sorted(dated: list[tuple[str, Line]]) -> tuple[Line, ...]:
    return tuple(each for _, each in sorted(dated, key=lambda pair: (pair[0], not pair[1].shown, pair[1].text)))


def _note(facts: Sequence[Statement]) -> Text | None:
    notes = [(each.language, each.value.value) for each in facts if each.predicate == _NOTE]
    return in_both(notes) if notes else None
