"""What a passage is read to say, in words."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Final

import pyoxigraph as ox

from amu_graph.language import Text
from amu_graph.namespaces import AMU, RELATIONS, kind_of
from amu_graph.query.evidence import Passage
from amu_graph.query.reason import Reason, part_sentence, sentence
from amu_graph.store import Store
from amu_graph.store.order import reading_order

Label = Callable[[str], Text]

_PARTS: Final = {"participation": ("agent", "role", "context"), "responsibility": ("role", "task", "mode")}


def sayings(passage: Passage, store: Store, label: Label) -> Iterator[Reason]:
    """Yield what a passage says: a sentence for each statement, one for each relation."""
    relations: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in sorted(store.quads(None, None, None, ox.NamedNode(passage.iri)), key=reading_order):
        subject, value = quad.subject, quad.object
        if not isinstance(subject, ox.NamedNode) or not isinstance(value, ox.NamedNode | ox.Literal):
            continue
        if kind_of(subject.value) in RELATIONS:
            relations[subject.value][quad.predicate.value.removeprefix(AMU)] = value.value
            continue
        words = label(value.value) if isinstance(value, ox.NamedNode) else Text(value.value, value.value)
        yield Reason(
            says=sentence(label(subject.value), label(quad.predicate.value), words),
            passages=(passage,),
            about=(subject.value, quad.predicate.value),
            language=(value.language or None) if isinstance(value, ox.Literal) else None,
        )
    for iri, values in relations.items():
        parts = [label(values.get(name, iri)) for name in _PARTS.get(kind_of(iri) or "", ())]
        yield Reason(
            says=part_sentence(*parts) if parts else label(iri), passages=(passage,), about=(iri, AMU + "role")
        )
