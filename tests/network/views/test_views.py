"""Views: the query files as records, and the queries of users."""

from pathlib import Path

import pytest

from amu_graph.errors import NotFoundError
from amu_graph.graph import Graph
from amu_graph.network import View, network_of, view_of, views
from amu_graph.network.failures import NotANetworkError
from amu_graph.store import Store


def test_the_views_that_a_network_scientist_needs_are_there() -> None:
    names = {view.name for view in views()}
    assert names >= {
        "accompaniment",
        "affiliations",
        "authorship",
        "carrying",
        "co-authorship",
        "co-participation",
        "documents",
        "ego",
        "hosting",
        "participations",
        "themes",
    }


@pytest.mark.parametrize("view", views(), ids=lambda view: view.name)
def test_a_view_says_what_it_means_in_both_languages(view: View) -> None:
    for key in ("summary", "node", "edge", "weight"):
        french, english = view.question.header.get((key, "fr")), view.question.header.get((key, "en"))
        assert french, key
        assert english, key
        assert french != english
    assert view.question.value("directed") in ("true", "false")


@pytest.mark.parametrize("view", views(), ids=lambda view: view.name)
def test_period_and_status_are_parameters_of_every_view(view: View) -> None:
    optional = {each.name: each.type for each in view.question.parameters if each.optional}
    assert optional == {"from": "year", "to": "year", "status": "status"}
    assert all(each.about.fr != each.about.en for each in view.question.parameters)


@pytest.mark.parametrize("view", views(), ids=lambda view: view.name)
def test_each_view_of_the_founding_graph_has_links(view: View, graph: Graph) -> None:
    assert network_of(graph.store, view).graph.number_of_edges() > 0


def test_an_unknown_view_lists_the_near_names() -> None:
    with pytest.raises(NotFoundError) as caught:
        view_of("acompaniment")
    assert "accompaniment" in caught.value.in_("fr")
    assert "Vue inconnue" in caught.value.in_("fr")


def test_a_name_that_resembles_none_lists_all() -> None:
    with pytest.raises(NotFoundError) as caught:
        view_of("zzzz")
    assert all(view.name in caught.value.in_("en") for view in views())


def test_a_query_file_is_a_view(tmp_path: Path, village: Store) -> None:
    path = tmp_path / "mine.rq"
    path.write_text(
        "#+ summary: Mine\n#+ directed: false\n# a comment\nPREFIX x: <http://example.org/>\n"
        "CONSTRUCT { ?a amu:authorOf ?b } WHERE { ?a amu:authorOf ?b }",
        encoding="utf-8",
    )
    found = network_of(village, str(path))
    assert not found.directed
    assert found.title.en == "Mine"
    assert found.graph.number_of_edges() == 5


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { ?s ?p ?o }",
        "ASK { ?s ?p ?o }",
        "# CONSTRUCT\nPREFIX a: <http://example.org/>\nselect * { ?s ?p ?o }",
        "DESCRIBE <http://example.org/> # {",
    ],
)
def test_what_is_no_construct_is_refused(query: str, village: Store) -> None:
    with pytest.raises(NotANetworkError) as caught:
        network_of(village, query)
    assert "CONSTRUCT" in caught.value.in_("fr")
    assert caught.value.exit_code == 2
