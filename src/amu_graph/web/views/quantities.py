"""The stages and quantities of an entity as lines of its page: what kind, then the date or the number."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

import pyoxigraph as ox

from amu_graph.graph import Graph
from amu_graph.language import LANGUAGES, Text
from amu_graph.namespaces import AMU, DCTERMS, SCHEMA, SKOS
from amu_graph.query.labels import in_both
from amu_graph.query.portraits import Portrait
from amu_graph.query.statements import Statement
from amu_graph.relation_names import qualified_value
from amu_graph.web.views.lines import Line, Lines, class_name, in_words

MEASURED: Final = frozenset((AMU + "stageOf", AMU + "quantityOf"))
_VALUES: Final = {AMU + "stageOf": DCTERMS + "date", AMU + "quantityOf": SCHEMA + "value"}
"""What links a relation to its thing → the property that holds its date or its number."""

_KIND, _NOTE, _DATE = DCTERMS + "type", SKOS + "note", DCTERMS + "date"


def measured(portrait: Portrait) -> list[str]:
    """Return the stages and quantities of an entity."""
    return [each.source for each in portrait.incoming if each.predicate in MEASURED]


def measures(graph: Graph, portrait: Portrait) -> tuple[Lines, ...]:
    """Return the stages in the order of their dates, then the quantities, under their kinds."""
    groups: dict[tuple[str, str], list[tuple[str, Line]]] = defaultdict(list)
    said = graph.portraits.facts(measured(portrait))
    for measuring in portrait.incoming:
        if measuring.predicate in MEASURED:
            facts = said[measuring.source]
            kind = next((fact.value.value for fact in facts if fact.predicate == _KIND), "")
            date = min((fact.value.value for fact in facts if fact.predicate == _DATE), default="")
            groups[measuring.predicate, kind] += ((date, line) for line in _values(graph, measuring, facts))
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


def _values(graph: Graph, measuring: Statement, facts: Sequence[Statement]) -> Iterator[Line]:
    """Yield the date or the number, with what qualifies it and the passages that give it, then those set aside."""
    iri = measuring.source
    given = [each for each in facts if each.predicate == _VALUES[measuring.predicate]]
    shown = [each for each in given if each.choice in ("", "kept")]
    if shown or not given:
        kept = next((each for each in shown if each.choice), None)
        yield Line(
            text=_qualified(graph, facts),
            iri=iri,
            kind=class_name(iri),
            passages=tuple(dict.fromkeys(passage for each in shown for passage in each.passages)) or measuring.passages,
            aside=_note(facts),
            choice=kept.choice if kept else "",
            because=kept.because if kept else None,
        )
    for each in given:
        if each not in shown and isinstance(each.value, ox.Literal):
            yield Line(
                text=in_words(each.value),
                iri=iri,
                kind=class_name(iri),
                passages=each.passages,
                choice=each.choice,
                because=each.because,
            )


def _qualified(graph: Graph, facts: Sequence[Statement]) -> Text:
    """Return the date of a stage or the number of a quantity, as the merged graph has it, else as passages say it."""
    shown = [each for each in facts if each.shown] or facts
    values = [(each.predicate, each.value) for each in shown]
    return Text(*(qualified_value(graph.portraits.labels.parts(values, each), each) for each in LANGUAGES))


def _sorted(dated: list[tuple[str, Line]]) -> tuple[Line, ...]:
    return tuple(each for _, each in sorted(dated, key=lambda pair: (pair[0], not pair[1].shown, pair[1].text)))


def _note(facts: Sequence[Statement]) -> Text | None:
    notes = [(each.language, each.value.value) for each in facts if each.predicate == _NOTE]
    return in_both(notes) if notes else None
