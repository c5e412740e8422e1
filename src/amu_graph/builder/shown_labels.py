"""The one name by which each thing is shown to readers of a language, chosen among its labels."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import pyoxigraph as ox

from amu_graph.language import closeness
from amu_graph.namespaces import RDFS, SHOWN_LABELS

LABEL: Final = ox.NamedNode(RDFS + "label")
_SHOWN: Final = {language: ox.NamedNode(iri) for language, iri in SHOWN_LABELS.items()}


def shown_labels(thing: ox.NamedNode, labels: Iterable[object]) -> Iterator[ox.Triple]:
    """Yield, for each language of the project, the label of a thing that its readers are shown."""
    literals = [label for label in labels if isinstance(label, ox.Literal)]
    for language, shown in _SHOWN.items() if literals else ():
        yield ox.Triple(thing, shown, _best(literals, language))


def best_label(labels: Iterable[object], language: str) -> str:
    """Return the label shown to readers of a language, empty where there is none."""
    literals = [label for label in labels if isinstance(label, ox.Literal)]
    return _best(literals, language).value if literals else ""


def _best(labels: Sequence[ox.Literal], language: str) -> ox.Literal:
    own = [label for label in labels if label.language == language]
    if len(own) == 1:
        return own[0]
    return min(labels, key=lambda label: (closeness(label.language, language), label.value))
