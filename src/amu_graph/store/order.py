"""The order in which statements are serialized: the same statements always give the same bytes."""

from typing import Final

import pyoxigraph as ox

from amu_graph.namespaces import AMU, RDF, RDFS, SKOS, is_ours

_PREDICATES: Final = {RDF + "type": 0, RDFS + "label": 1, SKOS + "prefLabel": 2, SKOS + "altLabel": 3}
_LANGUAGES: Final = {"fr": 0, "en": 1}

Key = tuple[str, bool, str, int, str, int, str]


def reading_order(statement: ox.Triple | ox.Quad) -> Key:
    """Return the key that sorts statements as a person would write them.

    By graph (the default graph first); then by subject, ours before the terms of others; then by predicate, the class
    and the names first; then by object, our classes and French first.
    """
    graph = statement.graph_name if isinstance(statement, ox.Quad) else ox.DefaultGraph()
    subject, predicate, object_ = str(statement.subject), statement.predicate.value, statement.object
    return (
        "" if isinstance(graph, ox.DefaultGraph) else str(graph),
        not is_ours(subject[1:]),
        subject,
        _PREDICATES.get(predicate, len(_PREDICATES)),
        predicate,
        _rank(object_),
        str(object_),
    )


def _rank(object_: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> int:
    if isinstance(object_, ox.Literal):
        return _LANGUAGES.get(object_.language or "", len(_LANGUAGES))
    return 0 if isinstance(object_, ox.NamedNode) and object_.value.startswith(AMU) else 1
