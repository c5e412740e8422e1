"""What is shown as a file: the nodes and links that the page names, where the page puts them."""

from collections.abc import Mapping, Sequence
from typing import Final

from starlette.exceptions import HTTPException

from amu_graph.language import Language
from amu_graph.network import Network
from amu_graph.network.writers import writer_of
from amu_graph.web.explore.atlas import Atlas

FORMATS: Final = ("svg", "gexf", "graphml", "nodes", "edges", "turtle")
"""Names of writers of networks; PNG is made in the page, which has the picture."""


def exported(
    atlas: Atlas,
    name: str,
    places: Mapping[int, tuple[float, float]],
    edges: Sequence[int],
    language: Language,
    *,
    layout: str = "",
) -> bytes:
    """Return a file of some nodes and links, given by their numbers in the payload; a `timeline` shows its years.

    Raises:
        HTTPException: 400 where there is no such node or link.

    """
    import networkx as nx

    whole = atlas.whole.graph
    links = list(whole.edges(keys=True, data=True))
    try:
        nodes = atlas.nodes
        iris = {number: nodes[number] for number in places}
        chosen = [links[number] for number in edges]
    except IndexError as error:
        raise HTTPException(400) from error
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri in iris.values():
        graph.add_node(iri, **whole.nodes[iri])
    for source, target, key, data in chosen:
        if source in graph and target in graph:
            graph.add_edge(source, target, key=key, **data)
    positions = {iris[number]: place for number, place in places.items()}
    shown = Network(view=atlas.view, graph=graph, directed=atlas.whole.directed, positions=positions)
    return writer_of(name).write(shown, language, layout)
