"""What is new: documents by the day on which they were read; fingerprints of what each source says."""

import pyoxigraph as ox
import pytest

from amu_graph.graph import Graph
from amu_graph.namespaces import BASE
from amu_graph.store import Store
from amu_graph.web.views import changes
from amu_graph.web.views.changes import fingerprints
from web_client import Client

QUOTED = "<http://www.w3.org/ns/prov#wasQuotedFrom>"
LINES = f"""
<{BASE}source/a#L1> {QUOTED} <{BASE}source/a> .
<{BASE}source/a#L2> {QUOTED} <{BASE}source/a> .
<{BASE}source/b#L1> {QUOTED} <{BASE}source/b> .
<{BASE}project/p> <{BASE}ontology#dwellingCount> "14" <{BASE}source/a#L1> .
<{BASE}project/p> <{BASE}ontology#dwellingCount> "15" <{BASE}source/a#L2> .
<{BASE}project/p> <{BASE}ontology#dwellingCount> "14" <{BASE}source/b#L1> .
"""


def taken(lines: str) -> dict[str, str]:
    found = fingerprints(Store.memory(ox.parse(lines.encode(), format=ox.RdfFormat.N_QUADS)))
    return {iri.rpartition("/")[2]: digest for iri, digest in found.items()}


def test_a_source_that_says_something_else_has_another_fingerprint_and_no_other_source_has() -> None:
    before = taken(LINES)
    assert set(before) == {"a", "b"}
    assert taken("\n".join(reversed(LINES.splitlines()))) == before
    for changed in (
        LINES.replace('"15"', '"16"'),
        LINES.replace('"14" <' + BASE + "source/a#L1>", '"15" <' + BASE + "source/a#L1>"),
        LINES.replace('"15" <' + BASE + "source/a#L2>", '"15" <' + BASE + "source/a#L1>"),  # said elsewhere
    ):
        after = taken(changed)
        assert after["a"] != before["a"]
        assert after["b"] == before["b"]
    without = taken("\n".join(line for line in LINES.splitlines() if "source/b" not in line))
    assert without == {"a": before["a"]}


def test_a_large_graph_is_not_compared(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "MOST", 10)
    assert fingerprints(graph.store) == {}


@pytest.mark.parametrize(("language", "day"), [("fr", "Le 23\xa0novembre 2026"), ("en", "On 23\xa0November 2026")])
def test_documents_are_listed_by_the_day_on_which_they_were_read(client: Client, language: str, day: str) -> None:
    page = client.get("/changes", headers={"accept-language": language}).text
    assert f"<h3>{day}</h3>" in page
    assert page.index(day) < page.index('href="/source/strasbourg-co-production"')
    assert "data-changes" in page
    assert "<noscript>" in page


def test_the_browser_is_given_path_name_and_fingerprint_of_each_source(client: Client, graph: Graph) -> None:
    answer = client.get("/changes.json", headers={"accept-language": "fr"})
    found = answer.json()
    assert found["digest"] == graph.store.digest
    digest, name = found["sources"]["/source/strasbourg-co-production"]
    assert len(digest) == 16
    assert name == "La co-production"
    again = {"accept-language": "fr", "if-none-match": answer.headers["etag"]}
    assert client.get("/changes.json", headers=again).status_code == 304
    assert client.get(next(iter(found["sources"]))).status_code == 200
