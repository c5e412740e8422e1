"""The one name by which each thing is shown to readers of a language, chosen among its labels."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from amu_graph.language import closeness
from amu_graph.namespaces import RDFS, SHOWN_LABELS

LABEL: Final = ox.NamedNode(RDFS + "label")
_SHOWN: Final = {language: ox.NamedNode(iri) for language, iri in SHOWN_LABELS.items()}


def shown_labels(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Yield, for each thing that has labels and each language of the project, the label that its readers are shown."""
    labels: dict[ox.NamedNode, list[ox.Literal]] = defaultdict(list)
    for triple in triples:
        subject, label = triple.subject, triple.object
        if triple.predicate == LABEL and isinstance(subject, ox.NamedNode) and isinstance(label, ox.Literal):
            labels[subject].append(label)
    for thing, found in labels.items():
        for language, shown in _SHOWN.items():
            yield ox.Triple(thing, shown, _best(found, language))


def best_label(labels: Iterable[object], language: str) -> str:
    """Return the label shown to readers of a language, empty where there is none."""
    literals = [label for label in labels if isinstance(label, ox.Literal)]
    return _best(literals, language).value if literals else ""


def _best(labels: Iterable[ox.Literal], language: str) -> ox.Literal:
    return min(labels, key=lambda label: (closeness(label.language, language), label.value))
