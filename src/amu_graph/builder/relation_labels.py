"""The labels of relations, made from those of their parts."""

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from amu_graph.builder.facts import TYPE, Facts
from amu_graph.builder.shown_labels import best_label
from amu_graph.language import LANGUAGES, Language
from amu_graph.namespaces import AMU, KINDS, RDFS, RELATIONS
from amu_graph.notes.ontology import Ontology
from amu_graph.notes.profile import key_of
from amu_graph.relation_names import PARTS, relation_name

LABEL: Final = ox.NamedNode(RDFS + "label")
CLASSES: Final = frozenset(AMU + KINDS[kind] for kind in RELATIONS)


def relation_labels(thing: str, facts: Facts, ontology: Ontology) -> Iterator[ox.Triple]:
    """Yield a label in each language, where a thing is a relation.

    For example « Thomas Huguen, maître d’œuvre — Lieu Commun » and « Lieu Commun — livraison : 2018 (prévu) ».
    """
    if not any(value.value in CLASSES for value in facts.of(thing).get(TYPE.value, ())):
        return
    for language in LANGUAGES:
        name = relation_name(_parts(thing, facts, ontology, language), language)
        if name:
            yield ox.Triple(ox.NamedNode(thing), LABEL, ox.Literal(name, language=language))


def _parts(relation: str, facts: Facts, ontology: Ontology, language: Language) -> dict[str, str]:
    """Return the names of the parts of a relation."""
    values = {key_of(path): min(found, key=lambda value: value.value) for path, found in facts.of(relation).items()}
    return {
        key: value.value if isinstance(value, ox.Literal) else _label(value.value, facts, ontology, language)
        for key, value in values.items()
        if key in PARTS
    }


def _label(iri: str, facts: Facts, ontology: Ontology, language: Language) -> str:
    labels = facts.of(iri).get(LABEL.value, [])
    return best_label(labels, language) or ontology.label(iri, language)
