"""« Explorer » on the page of an entity leads to a node that the explorer draws."""

import re
from urllib.parse import unquote

import pytest

from amu_graph.graph import Graph
from amu_graph.web.explore.explorer_graph import ExplorerGraph
from web_client import Client, paths


def explored(client: Client, path: str) -> str:
    """Return the IRI to which « Explorer » leads from a page, empty where the page does not offer it."""
    found = re.search(r'href="/explore\?node=([^"]+)"', client.get(path).text)
    return unquote(found[1]) if found else ""


def test_explore_is_offered_where_it_leads_somewhere(client: Client, graph: Graph) -> None:
    nodes = set(ExplorerGraph(graph.store).nodes)
    offered = {path: explored(client, path) for path in paths(graph)}
    assert [path for path, iri in offered.items() if iri and iri not in nodes] == []
    missing = [path for path, iri in offered.items() if not iri and f"https://w3id.org/amu-graph{path}" in nodes]
    assert missing == [], "what is drawn can be explored"


@pytest.mark.parametrize(
    ("path", "node"),
    [
        ("/person/thomas-huguen", "person/thomas-huguen"),
        ("/fund/fonds-europeen-de-developpement-regional", "organization/enviroboite"),
        ("/participation/person--thomas-huguen--maitre-d-oeuvre--project--lieu-commun", "project/lieu-commun"),
    ],
)
def test_what_is_no_node_leads_to_what_it_is_part_of(client: Client, path: str, node: str) -> None:
    assert explored(client, path) == f"https://w3id.org/amu-graph/{node}"
