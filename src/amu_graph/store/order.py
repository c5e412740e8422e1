"""The order in which statements are written, so that the same statements always give the same bytes."""

import pyoxigraph as ox

from amu_graph.namespaces import RDF, RDFS, SKOS

_FIRST = {RDF + "type": "0", RDFS + "label": "1", SKOS + "prefLabel": "2", SKOS + "altLabel": "3"}

Key = tuple[str, str, str, str]


def reading_order(statement: ox.Triple | ox.Quad) -> Key:
    """Return the key that sorts statements as a person would write them.

    By graph (the default graph first), then subject, then predicate — the class and the names first — then object.
    """
    graph = statement.graph_name if isinstance(statement, ox.Quad) else ox.DefaultGraph()
    predicate = statement.predicate.value
    return (
        "" if isinstance(graph, ox.DefaultGraph) else str(graph),
        str(statement.subject),
        _FIRST.get(predicate, "4") + predicate,
        str(statement.object),
    )
