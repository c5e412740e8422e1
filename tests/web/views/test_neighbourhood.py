"""The figure « Autour »: each thing once, under all that links it, with the surest of its statuses, and a key."""

import pyoxigraph as ox
import pytest

from amu_graph.graph import Graph
from amu_graph.namespaces import AMU, BASE, RDF
from amu_graph.query import Solutions
from amu_graph.web.views.dossier import dossier
from amu_graph.web.views.neighbourhood import Neighbourhood, neighbourhood
from web_client import Client

ORDER = ("asserted", "interpreted", "unverified")


def drawn(graph: Graph, path: str) -> Neighbourhood:
    """Return the wide figure of an entity."""
    return neighbourhood(dossier(graph, graph.portraits.portrait(BASE + path), "fr"), "fr")[0]


def statuses(graph: Graph, one: str, other: str) -> set[str]:
    """Return the statuses of all passages that link two things, as SPARQL reads them from the named graphs."""
    ends = {"one": ox.NamedNode(one), "other": ox.NamedNode(other)}
    rows = graph.query(
        f"""
        SELECT DISTINCT ?status WHERE {{
          {{ GRAPH ?passage {{ {ends["one"]} ?property {ends["other"]} }} }}
          UNION {{ GRAPH ?passage {{ {ends["other"]} ?property {ends["one"]} }} }}
          UNION {{ GRAPH ?passage {{ ?part amu:agent {ends["one"]} ; amu:context {ends["other"]} }} }}
          UNION {{ GRAPH ?passage {{ ?part amu:agent {ends["other"]} ; amu:context {ends["one"]} }} }}
          ?passage dcterms:type ?status .
        }}"""
    )
    assert isinstance(rows, Solutions)
    return {
        row.terms["status"].value.rpartition("/")[2] for row in rows if isinstance(row.terms["status"], ox.NamedNode)
    }


def test_each_neighbour_has_the_surest_status_and_one_line(graph: Graph) -> None:
    projects = graph.store.quads(None, ox.NamedNode(RDF + "type"), ox.NamedNode(AMU + "Project"), ox.DefaultGraph())
    seen = 0
    for project in projects:
        iri = str(project.subject)[1:-1]
        neighbours = drawn(graph, iri.removeprefix(BASE)).neighbours
        assert len({each.iri for each in neighbours}) == len(neighbours)
        for each in neighbours:
            expected = statuses(graph, iri, each.iri)
            assert each.status == next(status for status in ORDER if status in expected), (iri, each.iri)
            seen += 1
    assert seen > 15


@pytest.mark.parametrize("name", ["Eco-Quartier Strasbourg", "Habitat de l’Ill"])
def test_what_a_passage_asserts_is_drawn_so_though_another_role_is_doubtful(graph: Graph, name: str) -> None:
    [neighbour] = [each for each in drawn(graph, "project/ecoterra").neighbours if each.label == name]
    assert neighbour.status == "asserted"


def test_roles_of_one_neighbour_share_a_heading_that_says_which_are_doubtful(graph: Graph) -> None:
    headings = [" ".join(words for _, words in each.lines) for each in drawn(graph, "project/ecoterra").headings]
    assert "bénéficiaire, co-conçu par, initiateur (interprété)" in headings


def test_the_key_explains_what_is_drawn_and_nothing_else(client: Client) -> None:
    text = client.get("/project/ecoterra", headers={"accept-language": "fr"}).text
    key = text.partition('class="legend"')[2].partition("</figure>")[0]
    assert "accompagner" in key
    assert "interprété" in key
    assert "financer" not in key
    assert "non vérifié" not in key
    doubtful = client.get("/project/lieu-commun", headers={"accept-language": "fr"}).text
    assert "non vérifié" in doubtful.partition('class="legend"')[2].partition("</figure>")[0]


def test_a_link_says_how_it_is_linked(client: Client) -> None:
    """Who hears the figure hears the words of the link with each name, not apart."""
    page = client.get("/project/ecoterra", headers={"accept-language": "fr"}).text
    assert "<title>porté par\u00a0: Habitat de l’Ill</title>" in page
