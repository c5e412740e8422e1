"""The diagram of the model: every relation of the ontology between classes, from where it leads to where."""

import html
import re

from amu_graph.graph import Graph
from amu_graph.language import Text
from amu_graph.namespaces import AMU
from amu_graph.web.views.model_diagram import diagram
from web_client import Client

STATED = f"""
PREFIX owl: <http://www.w3.org/2002/07/owl#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
SELECT DISTINCT ?relation WHERE {{
  ?relation a owl:ObjectProperty ; rdfs:domain|schema:domainIncludes ?from ; rdfs:range|schema:rangeIncludes ?to .
  FILTER(STRSTARTS(STR(?relation), "{AMU}"))
}}"""


def test_relations_of_two_classes_are_one_line() -> None:
    labels = {name: Text(name, name) for name in ("a", "b")}
    drawn = diagram([("r", Text("r", "r"), ["a"], ["a", "b"]), ("s", Text("s", "s"), ["a"], ["b", "c"])], labels)
    lines = {(each.source.iri, each.target.iri): [iri for iri, _ in each.relations] for each in drawn.bundles}
    assert lines == {("a", "a"): ["r"], ("a", "b"): ["r", "s"]}
    assert [(each.iri, each.side) for each in drawn.corners] == [("a", -1), ("a", 1), ("b", 1)]
    assert drawn.bundles[1].width > drawn.bundles[0].width
    assert diagram([], {}).height == 0


def test_the_page_draws_every_relation_that_the_ontology_states(client: Client, graph: Graph) -> None:
    page = client.get("/ontology", headers={"accept-language": "en"}).text
    table = page.partition('<details class="model-table">')[2].partition("</details>")[0]
    drawn = {html.unescape(each) for each in re.findall(r'href="/ontology/([^"]+)"', table)}
    rows = graph.store.select(STATED)
    stated = {row["relation"].value.removeprefix(AMU) for row in rows}
    assert len(drawn) > 25
    assert drawn == stated
