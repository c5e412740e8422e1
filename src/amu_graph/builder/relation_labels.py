"""The labels of participations and responsibilities, made from those of their parts."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from amu_graph.builder.ontology import Ontology
from amu_graph.language import LANGUAGES, Language
from amu_graph.namespaces import AMU, RDFS

if TYPE_CHECKING:
    from amu_graph.builder.derive import Facts

LABEL: Final = ox.NamedNode(RDFS + "label")


def relation_labels(facts: "Facts", ontology: Ontology) -> Iterator[ox.Triple]:
    """Yield a label in each language.

    For example « Thomas Huguen, maître d’œuvre — Lieu Commun » and « promoteur : financer (co-production) ».
    """
    for class_name, words in (("Participation", _participation), ("Responsibility", _responsibility)):
        for relation in facts.of_type(class_name):
            for language in LANGUAGES:
                parts = _Parts(relation, facts, ontology, language)
                yield ox.Triple(ox.NamedNode(relation), LABEL, ox.Literal(words(parts), language=language))


class _Parts:
    """The labels of the parts of one relation in one language."""

    def __init__(self, relation: str, facts: "Facts", ontology: Ontology, language: Language) -> None:
        self.relation = relation
        self.facts = facts
        self.ontology = ontology
        self.language = language

    def __getitem__(self, name: str) -> str:
        part = self.facts.first(self.relation, AMU + name)
        return self._label(part) if part else ""

    def _label(self, iri: str) -> str:
        labels = self.facts.index.get(iri, {}).get(LABEL.value, [])
        found = {label.language: label.value for label in sorted(labels, key=str) if isinstance(label, ox.Literal)}
        return found.get(self.language) or found.get("fr") or self.ontology.label(iri, self.language)


def _participation(parts: _Parts) -> str:
    details = ", ".join(filter(None, (parts["phase"], parts["through"])))
    return f"{parts['agent']}, {parts['role']} — {parts['context']}" + (f" ({details})" if details else "")


def _responsibility(parts: _Parts) -> str:
    colon = " :" if parts.language == "fr" else ":"
    return f"{parts['role']}{colon} {parts['task']} ({parts['mode']})"
