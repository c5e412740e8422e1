"""What the explorer asks of the server: the whole graph, one node, two nodes, paths, words, files."""

import csv
import gzip
import io
import json
import re
import threading
from importlib.metadata import version
from typing import Any
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest

from amu_graph.graph import Graph
from amu_graph.namespaces import BASE, expand
from amu_graph.network import Network, network_of
from amu_graph.network.layouts import LAYOUTS
from amu_graph.network.views import views
from amu_graph.query import Solutions
from amu_graph.query.links import RELATIONS
from amu_graph.web.explore.explorer_graph import ExplorerGraph
from amu_graph.web.explore.exporting import FORMATS
from web_client import Client, Reader


@pytest.fixture(scope="module")
def data(client: Client) -> Any:  # noqa: ANN401 - JSON
    return client.get("/explore/data").json()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_is_whole_and_carries_its_words(client: Client, language: str) -> None:
    response = client.get("/explore", headers={"accept-language": language})
    page = Reader(response.text)
    assert response.status_code == 200
    assert page.open == []
    assert page.forbidden == []
    assert page.language == language
    assert {"explorer", "explore-style", "explore-options", "explore-words", "explore-kinds"} <= set(page.ids)


def test_the_page_shows_a_picture_before_any_script_runs(client: Client) -> None:
    page = client.get("/explore").text
    before = page[page.index('<div id="explorer"') :]
    assert "<svg" in before or 'src="/explore/picture.svg' in before
    picture = client.get("/explore/picture.svg")
    assert picture.headers["content-type"].startswith("image/svg+xml")
    assert "Lieu Commun" in "".join(ET.fromstring(picture.text).itertext())
    assert client.get("/explore/picture.svg", headers={"if-none-match": picture.headers["etag"]}).status_code == 304


def test_two_who_ask_at_the_same_time_do_not_wait_for_each_other(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    reading, go_on = threading.Event(), threading.Event()

    def slowly(*arguments: Any) -> Network:  # noqa: ANN401
        reading.set()
        assert go_on.wait(60)
        return network_of(*arguments)

    monkeypatch.setattr("amu_graph.web.explore.explorer_graph.network_of", slowly)
    explored = ExplorerGraph(graph.store)
    first = threading.Thread(target=lambda: explored.whole, daemon=True)
    second = threading.Thread(target=lambda: explored.core, daemon=True)
    first.start()
    assert reading.wait(60)
    second.start()
    second.join(timeout=0.2)  # long enough to take whatever lock it can
    go_on.set()
    for thread in (first, second):
        thread.join(timeout=60)
        assert not thread.is_alive()


def test_french_marks_stay_on_the_line_of_their_word(data: Any) -> None:  # noqa: ANN401
    french = [label for label in data["nodes"]["fr"] if "»" in label]
    assert french
    assert all(label[label.index("»") - 1] == "\u202f" for label in french)


LOOSE = re.compile(r"\S [;:!?»](?:\s|$)|« ")
"""A space of French at which a line may break, though it must not."""


def words_in(found: Any) -> list[str]:  # noqa: ANN401 - JSON
    """Every text of an answer but queries."""
    if isinstance(found, dict):
        return [text for name, each in found.items() if name != "query" for text in words_in(each)]
    if isinstance(found, list):
        return [text for each in found for text in words_in(each)]
    return [found] if isinstance(found, str) else []


def test_what_panels_say_is_set_as_french_is(client: Client, graph: Graph) -> None:
    answers = [options(client.get(f"/explore/{view.name}").text) for view in views()]
    ids = json.loads(client.get("/explore/data").content)["nodes"]["id"]
    answers += [client.get("/explore/node", params={"id": each}).json() for each in ids[:40]]
    said = [text for each in answers for text in words_in(each)]
    assert any("\u202f;" in text for text in said)
    assert [text for text in said if LOOSE.search(text)] == []


@pytest.mark.parametrize("name", [view.name for view in views()])
def test_every_view_opens(client: Client, name: str) -> None:
    response = client.get(f"/explore/{name}")
    assert response.status_code == 200
    view = options(response.text)["view"]
    assert (view["name"], bool(view["node"])) == (name, True)


@pytest.mark.parametrize("name", ["nonesuch", "everything.rq", "CONSTRUCT%20%7B%7D%20WHERE%20%7B%7D", "%2Fetc"])
def test_only_views_of_the_project_open(client: Client, name: str) -> None:
    assert client.get(f"/explore/{name}").status_code == 404


@pytest.mark.parametrize("given", ["x", "a b", "_:b0", "\x00", "project:a b", "😀", "https://exemple.fr/"])
def test_what_is_no_name_leads_nowhere(client: Client, given: str) -> None:
    response = client.get("/explore/where", params={"id": given})
    assert (response.status_code, response.json()["opens"]) == (200, None)


def options(page: str) -> dict[str, Any]:
    found = re.search(r'id="explore-options"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert found
    parsed: dict[str, Any] = json.loads(found[1])
    return parsed


def test_every_column_has_one_value_for_each_node_and_each_link(data: Any) -> None:  # noqa: ANN401
    nodes, edges = data["nodes"], data["edges"]
    size = len(nodes["id"])
    assert all(len(column) == size for name, column in nodes.items() if column)
    assert len({len(column) for column in edges.values()}) == 1
    assert max(edges["source"] + edges["target"]) < size
    assert max(edges["predicate"]) < len(data["predicates"])


def test_the_links_are_those_that_passages_state(data: Any, graph: Graph) -> None:  # noqa: ANN401
    relations = " ".join(f"<{iri}>" for iri in RELATIONS)
    counted = graph.query(
        f"""SELECT (COUNT(*) AS ?n) {{
          {{ SELECT DISTINCT ?p {{ GRAPH ?g {{ ?p amu:agent ?a ; amu:context ?c }} ?g a amu:Passage }} }} UNION
          {{ SELECT DISTINCT ?s ?r ?o {{ VALUES ?r {{ {relations} }} GRAPH ?g {{ ?s ?r ?o }} ?g a amu:Passage }} }}
        }}"""
    )
    assert isinstance(counted, Solutions)
    assert len(data["edges"]["source"]) == counted[0]["n"]


def test_concepts_and_places_have_no_place_until_they_are_asked_for(data: Any) -> None:  # noqa: ANN401
    nodes, classes = data["nodes"], data["classes"]
    for number, class_ in enumerate(nodes["class"]):
        asked = classes[class_] in data["onDemand"]
        assert (nodes["x"][number] is None) == asked
        assert nodes["X"][number] is not None
        assert abs(nodes["X"][number]) <= data["scale"]


def test_the_whole_is_compressed_and_known_by_its_etag(client: Client) -> None:
    plain = client.get("/explore/data", headers={"accept-encoding": "identity"})
    packed = client.get("/explore/data", headers={"accept-encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert plain.json() == packed.json()
    assert len(gzip.compress(plain.content)) < 100_000
    again = client.get("/explore/data", headers={"if-none-match": packed.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_node_is_told_with_the_passages_of_each_statement(client: Client) -> None:
    told = client.get("/explore/node?id=project:lieu-commun&lang=fr").json()
    carried = next(lines for lines in told["roles"] if lines["heading"] == "porté par")
    names = {each["text"] for each in carried["statements"]}
    assert names == {"Habitat de l’Ill"}
    passage = next(each["passages"][0] for each in carried["statements"] if each["role"] == "porteur de l’opération")
    assert passage["place"] == "ligne 13"
    assert passage["page"].startswith("/source/strasbourg-co-production#L13")
    assert passage["address"].startswith("https://")
    english = client.get("/explore/node?id=project:lieu-commun&lang=en").json()
    assert "carried by" in {lines["heading"] for lines in english["roles"]}


def test_a_year_says_what_it_is_taken_from(client: Client) -> None:
    told = client.get("/explore/node?id=legal-text:code-de-la-commande-publique&lang=en").json()
    (year,) = next(lines["statements"] for lines in told["facts"] if lines["heading"] == "year")
    assert year["notes"] == ["from “valid from: 2019”"]
    assert year["status"] == "interpreted"


def test_an_iri_a_curie_and_a_path_name_the_same_node(client: Client) -> None:
    answers = [
        client.get("/explore/node", params={"id": name}).json()
        for name in (BASE + "project/ecoterra", "project:ecoterra", "project/ecoterra")
    ]
    assert answers[0] == answers[1] == answers[2]


def test_a_link_is_told_as_sentences_with_evidence(client: Client) -> None:
    told = client.get("/explore/links?source=person:thomas-huguen&target=project:lieu-commun&lang=fr").json()
    says = {tie["says"] for tie in told["ties"]}
    assert "Thomas Huguen conçoit Lieu Commun (maître d’œuvre)" in says
    assert all(tie["passages"] for tie in told["ties"])


def test_paths_lead_from_one_end_to_the_other(client: Client) -> None:
    told = client.get("/explore/paths?from=person:thomas-huguen&to=organization:habitat-de-l-ill&lang=en").json()
    for path in told["paths"]:
        assert path["nodes"][0]["id"] == "person:thomas-huguen"
        assert path["nodes"][-1]["id"] == "organization:habitat-de-l-ill"
        assert len(path["steps"]) == len(path["nodes"]) - 1
        assert all(tie["passages"] for ties in path["steps"] for tie in ties)
    assert told["paths"]


def test_search_finds_what_is_drawn_without_accents(client: Client, data: Any) -> None:  # noqa: ANN401
    found = client.get("/explore/search?q=ecoterr").json()
    assert found[0]["label"] == "Ecoterra"
    assert {each["id"] for each in found} <= set(data["nodes"]["id"])
    assert client.get("/explore/search?q=").json() == []


@pytest.mark.parametrize("layout", sorted(set(LAYOUTS) - {"two-mode"}))
def test_every_layout_places_the_core(client: Client, data: Any, layout: str) -> None:  # noqa: ANN401
    columns = client.get(f"/explore/places?layout={layout}").json()
    placed = [x is not None for x in columns["x"]]
    assert placed == [x is not None for x in data["nodes"]["x"]]
    wide = client.get(f"/explore/places?layout={layout}&wide=1").json()
    assert None not in wide["x"]


def test_two_columns_are_offered_where_a_view_has_two_modes(client: Client, data: Any) -> None:  # noqa: ANN401
    assert "two-mode" not in data["layouts"]
    assert client.get("/explore/places?layout=two-mode", headers={"accept": "application/json"}).status_code == 400
    assert "two-mode" in client.get("/explore/data?view=authorship").json()["layouts"]
    columns = client.get("/explore/places?view=authorship&layout=two-mode").json()
    assert len(set(columns["x"])) == 2


def test_measures_are_those_of_the_network(client: Client, data: Any) -> None:  # noqa: ANN401
    values = client.get("/explore/measure?name=betweenness").json()
    assert [value is None for value in values] == [x is None for x in data["nodes"]["x"]]
    assert all(0 <= value <= 1 for value in values if value is not None)
    communities = client.get("/explore/measure?name=community").json()
    assert min(each for each in communities if each is not None) == 0


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/explore/node", 400),
        ("/explore/node?id=project:nowhere", 404),
        ("/explore/node?id=%3Cscript%3E", 404),
        ("/explore/node?id=a%20b%22", 404),
        ("/explore/links?source=project:ecoterra", 400),
        ("/explore/paths?from=project:ecoterra&to=xyz", 404),
        ("/explore/places?layout=nowhere", 404),
        ("/explore/places?layout=rings&around=xyz", 404),
        ("/explore/measure?name=nowhere", 404),
        ("/explore/export", 405),
    ],
)
def test_what_is_not_understood_is_a_clear_refusal(client: Client, path: str, status: int) -> None:
    response = client.get(path, headers={"accept": "application/json"})
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{}",
        '{"format":"gexf","nodes":[],"edges":[]}',
        '{"format":"gexf","nodes":[[0,0]],"edges":[]}',
        '{"format":"gexf","nodes":[[99999,0,0,"#000000",5,0]],"edges":[]}',
        '{"format":"gexf","nodes":[[-1,0,0,"#000000",5,0]],"edges":[]}',
        '{"format":"gexf","nodes":[[0,0,0,"#000000",5,0]],"edges":[[99999,0]]}',
        '{"format":"gexf","nodes":[[0,1e999,0,"#000000",5,0]],"edges":[]}',
        '{"format":"html","nodes":[[0,0,0,"#000000",5,0]],"edges":[]}',
        '{"format":"svg","nodes":[[0,0,0,"url(x)",5,0]],"edges":[]}',
        '{"format":"svg","nodes":[[0,0,0,"#000000",1e9,0]],"edges":[]}',
        '{"format":"svg","nodes":[[0,0,0,"#000000",5,0]],"edges":[],"key":[["red","x"]]}',
        '{"format":"../x","nodes":[[0,0,0,"#000000",5,0]],"edges":[]}',
        '"\\ud800"',
        json.dumps({"format": "svg", "nodes": [[0, 1e308, 0], [1, -1e308, 0]], "edges": []}),
        "[" * 5000 + "]" * 5000,
    ],
)
def test_a_bad_export_is_refused(client: Client, body: str) -> None:
    assert client.request("POST", "/explore/export", content=body).status_code == 400


PLAIN = ("#0072b2", 6.0, 0)
"""The looks of a node: colour, radius, whether it is faded."""


def _export(client: Client, data: Any, format_: str, **more: object) -> bytes:  # noqa: ANN401 - JSON
    nodes = [[number, 0.001 * number, 0.5, *PLAIN] for number, x in enumerate(data["nodes"]["x"]) if x is not None]
    shown = {number for number, *_ in nodes}
    ends = zip(data["edges"]["source"], data["edges"]["target"], strict=True)
    edges = [[number, 0] for number, pair in enumerate(ends) if shown.issuperset(pair)]
    body = json.dumps({"format": format_, "nodes": nodes, "edges": edges, **more})
    response = client.request("POST", "/explore/export?lang=fr", content=body)
    assert response.status_code == 200
    named = response.headers["content-disposition"]
    assert re.fullmatch(r'attachment; filename="amu-graph-everything\.[a-z.]+"', named)
    return response.content


def test_files_look_as_the_page_does(client: Client, data: Any) -> None:  # noqa: ANN401
    """Colours, sizes, what stands out, the key and the title are those of the screen."""
    source, target = data["edges"]["source"][0], data["edges"]["target"][0]
    nodes = [[source, 0, 0, "#abcdef", 9.5, 0], [target, 1, 1, "#123456", 4.0, 1]]
    key = [["#abcdef", "une communauté"], ["#123456", "une autre"]]
    more = {"nodes": nodes, "edges": [[0, 1]], "key": key, "title": "Ce que je vois"}
    svg = ET.fromstring(_export(client, data, "svg", **more))
    space = "{http://www.w3.org/2000/svg}"
    marks = [each for each in svg.iter() if each.get("class") == "node"]
    assert [(each.get("fill"), each.get("opacity") is None) for each in marks] == [
        ("#abcdef", True),
        ("#123456", False),
    ]
    assert svg.findtext(f"{space}title") == "Ce que je vois"
    words = "".join(svg.itertext())
    for expected in ("une communauté", "une autre", "CC BY 4.0", f"amu-graph {version('amu-graph')}"):
        assert expected in words
    gexf = ET.fromstring(_export(client, data, "gexf", **more))
    viz = "{http://www.gexf.net/1.2draft/viz}"
    colours = [tuple(int(each.get(part, "")) for part in "rgb") for each in gexf.iter(f"{viz}color")]
    assert (0xAB, 0xCD, 0xEF) in colours
    assert [float(each.get("value", "")) for each in gexf.iter(f"{viz}size")] == [19.0, 8.0]
    meta = "".join("".join(each.itertext()) for each in gexf if each.tag.endswith("meta"))
    assert "Ce que je vois" in meta
    assert "CC BY 4.0" in meta
    assert "NetworkX" not in meta


def test_a_projection_is_written_with_the_weights_of_its_period(client: Client, graph: Graph) -> None:
    shown = client.get("/explore/data?view=co-participation").json()
    nodes = [[number, 0.1 * number, 0, *PLAIN] for number in range(len(shown["nodes"]["id"]))]
    wanted = network_of(graph.store, "co-participation", from_=2013, to=2015)
    pairs = {tuple(sorted(edge[:2])): edge[2] for edge in wanted.graph.edges(data="weight")}
    iris = [expand(each) for each in shown["nodes"]["id"]]
    ends = enumerate(zip(shown["edges"]["source"], shown["edges"]["target"], strict=True))
    edges = [[number, 0] for number, pair in ends if tuple(sorted(str(iris[each]) for each in pair)) in pairs]
    body = json.dumps({"format": "edges", "nodes": nodes, "edges": edges, "since": 2013, "until": 2015})
    written = client.request("POST", "/explore/export?view=co-participation", content=body)
    rows = csv.DictReader(io.StringIO(written.content.decode()))
    assert {tuple(sorted((row["Source"], row["Target"]))): float(row["Weight"]) for row in rows} == pairs
    assert 'filename="amu-graph-co-participation.edges.csv"' in written.headers["content-disposition"]


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_is_written(client: Client, data: Any, format_: str) -> None:  # noqa: ANN401
    assert len(_export(client, data, format_)) > 1000


def test_files_hold_what_is_shown_where_it_is_shown(client: Client, data: Any) -> None:  # noqa: ANN401
    rows = list(csv.DictReader(io.StringIO(_export(client, data, "nodes").decode())))
    numbers = {BASE + name.replace(":", "/"): number for number, name in enumerate(data["nodes"]["id"])}
    assert len(rows) == sum(x is not None for x in data["nodes"]["x"])
    for row in rows:
        assert float(row["x"]) == pytest.approx(0.001 * numbers[row["Id"]])
    triples = list(ox.parse(_export(client, data, "turtle"), format=ox.RdfFormat.TURTLE))
    assert any(str(quad.object) == '"Lieu Commun"@fr' for quad in triples)
    gexf = ET.fromstring(_export(client, data, "gexf"))
    assert len(list(gexf.iter("{http://www.gexf.net/1.2draft}node"))) == len(rows)


def test_a_timeline_is_written_with_its_years_whatever_the_reader_moved(client: Client, data: Any) -> None:  # noqa: ANN401
    places = client.get("/explore/places?layout=timeline&wide=0&around=").json()
    years = data["nodes"]["year"]
    nodes = [[number, x, 0.1 * number, *PLAIN] for number, x in enumerate(places["x"]) if x is not None]
    moved = next(place for place in nodes if years[place[0]] == 2013)
    moved[1] += 30
    body = json.dumps({"format": "svg", "layout": "timeline", "nodes": nodes, "edges": []})
    root = ET.fromstring(client.request("POST", "/explore/export?lang=fr", content=body).content)
    svg = "{http://www.w3.org/2000/svg}"
    labels = {each.text: each for each in root.iter(f"{svg}text") if each.get("y") == "18"}
    assert "2010" in labels
    assert "sans date" in labels
    marks = {dot.findtext(f"{svg}title"): dot for dot in root.iter() if dot.tag in (f"{svg}polygon", f"{svg}circle")}
    founded = _middle(marks["Robins des villes"])  # 1997
    finished = _middle(next(mark for name, mark in marks.items() if name and name.startswith("Impliquer les")))  # 2021
    wanted = founded + (finished - founded) * (2010 - 1997) / (2021 - 1997)
    assert float(labels["2010"].get("x") or 0) == pytest.approx(wanted, abs=1)


def _middle(mark: ET.Element) -> float:
    if mark.get("cx"):
        return float(mark.get("cx") or 0)
    across = [float(point.partition(",")[0]) for point in (mark.get("points") or "").split()]
    return (min(across) + max(across)) / 2


def test_a_part_is_laid_out_for_itself(client: Client, data: Any) -> None:  # noqa: ANN401
    ends = [list(pair) for pair in zip(data["edges"]["source"][:3], data["edges"]["target"][:3], strict=True)]
    nodes = sorted({node for pair in ends for node in pair})
    asked = {"layout": "force", "nodes": nodes, "edges": [0, 1, 2]}
    places = client.request("POST", "/explore/arranged", content=json.dumps(asked)).json()
    assert len(places["x"]) == len(places["y"]) == len(nodes)
    assert max(map(abs, [*places["x"], *places["y"]])) == data["scale"]
    again = client.request("POST", "/explore/arranged", content=json.dumps(asked)).json()
    assert again == places


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        '{"layout": "force", "nodes": [], "edges": []}',
        '{"layout": "spiral", "nodes": [0], "edges": []}',
        '{"layout": "force", "nodes": [-1], "edges": []}',
        '{"layout": "force", "nodes": [99999999], "edges": []}',
        '{"layout": "force", "nodes": ["Ada"], "edges": []}',
    ],
)
def test_a_part_that_is_not_understood_is_refused(client: Client, body: str) -> None:
    assert client.request("POST", "/explore/arranged", content=body).status_code == 400


def test_the_publications_of_some_things_are_a_bibliography(client: Client) -> None:
    some = client.get("/works.bib?of=project:ecoterra,person:alain-vulbeau").text
    assert "la-co-production" in some
    assert some.count("@") < client.get("/works.bib").text.count("@")
    for names in ("project:nowhere", "project:a%20b", "project:%3Ca%3E", "nonsense"):
        assert client.get(f"/works.bib?of={names}").status_code == 404
