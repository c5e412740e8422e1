"""What passages are read to say: a statement for each triple, one for each relation."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import pyoxigraph as ox

from amu_graph.language import LANGUAGES, Text
from amu_graph.namespaces import AMU, DCTERMS, RELATIONS, kind_of
from amu_graph.query.evidence import Passage
from amu_graph.query.labels import Labels
from amu_graph.query.portrait_queries import Row, grouped, rows
from amu_graph.query.statements import Statement
from amu_graph.relation_names import qualified_value
from amu_graph.store import Store
from amu_graph.store.order import Key, reading_order

_KIND: Final = DCTERMS + "type"
_ENDS: Final = ((AMU + "agent", AMU + "role", AMU + "context"), (AMU + "mode", AMU + "task", AMU + "role"))
"""What relates two things: from what, by what, to what."""
_OF: Final = (AMU + "stageOf", AMU + "quantityOf")

Values = Mapping[str, ox.NamedNode | ox.Literal]


def sayings(
    passages: Iterable[Passage], store: Store, labels: Labels, *, source: str = ""
) -> dict[str, list[Statement]]:
    """Return what each passage says, in the order in which a person would write it; relations come last.

    `source` is that of the passages, where they are all that it has.
    """
    by_iri = {passage.iri: passage for passage in passages}
    said = rows(store, "says", source=[source]) if source else rows(store, "says", passage=by_iri)
    found = grouped(said, "passage", by_iri)
    terms = (row[name] for own in found.values() for row in own for name in ("subject", "property", "value"))
    labels.read(term.value for term in terms if isinstance(term, ox.NamedNode))
    return {iri: list(_said(by_iri[iri], own, labels)) for iri, own in found.items()}


def _said(passage: Passage, found: Iterable[Row], labels: Labels) -> Iterator[Statement]:
    relations: dict[str, dict[str, ox.NamedNode | ox.Literal]] = defaultdict(dict)
    for row in sorted(found, key=_reading_order):
        subject, predicate, value = row["subject"].value, row["property"].value, row["value"]
        if kind_of(subject) in RELATIONS:
            relations[subject][predicate] = value
        else:
            yield _single(passage, subject, predicate, value, labels)
    for iri, values in relations.items():
        whole = _whole(passage, iri, values, labels)
        if whole:
            yield whole
        else:  # the passage says only a part of it
            yield from (_single(passage, iri, predicate, value, labels) for predicate, value in values.items())


def _single(
    passage: Passage, subject: str, predicate: str, value: ox.NamedNode | ox.Literal, labels: Labels
) -> Statement:
    return Statement(
        entity=subject,
        predicate=predicate,
        value=value,
        label=labels.of(subject),
        words=labels.of(predicate),
        value_label=Text(value.value, value.value) if isinstance(value, ox.Literal) else labels.of(value.value),
        passages=(passage,),
    )


def _whole(passage: Passage, iri: str, values: Values, labels: Labels) -> Statement | None:
    """Return a relation as one statement; None where the passage does not say all of it."""
    for ends in _ENDS:
        if set(ends) <= values.keys():
            one, between, other = (values[end] for end in ends)
            return Statement(
                relation=iri,
                entity=one.value,
                predicate=ends[1],
                value=other,
                role=between.value,
                label=labels.of(one.value),
                words=labels.of(between.value),
                value_label=labels.of(other.value),
                passages=(passage,),
            )
    of = next((each for each in _OF if {each, _KIND} <= values.keys()), None)
    if of is None:
        return None
    parts = [labels.parts(values.items(), language) for language in LANGUAGES]
    qualified = Text(*(qualified_value(part, language) for part, language in zip(parts, LANGUAGES, strict=True)))
    return Statement(
        relation=iri,
        entity=values[of].value,
        predicate=of,
        value=ox.Literal(qualified.fr),
        role=values[_KIND].value,
        label=labels.of(values[of].value),
        words=labels.of(values[_KIND].value),
        value_label=qualified,
        passages=(passage,),
    )


def _reading_order(row: Row) -> Key:
    return reading_order(ox.Triple(row["subject"], row["property"], row["value"]))
