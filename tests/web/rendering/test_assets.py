"""Without the bundled scripts and styles everything answers, and says what is missing."""

from pathlib import Path

from amu_graph.graph import Graph
from amu_graph.web import create_app
from amu_graph.web.rendering.assets import Assets
from web_client import Client


def test_without_the_bundle(graph: Graph, tmp_path: Path) -> None:
    client = Client(create_app(graph, assets=Assets(tmp_path)))
    for path in ("/", "/project/ecoterra", "/search?q=habitat"):
        response = client.get(path)
        assert response.status_code == 200
        assert "pip install ." in response.text
        assert "/static/" not in response.text
    assert client.get("/static/pages.js").status_code == 404


def test_bundles_are_kept_for_ever(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"pages.js": "pages-1.js"}', encoding="utf-8")
    (tmp_path / "pages-1.js").write_text("export {};", encoding="utf-8")
    client = Client(create_app(graph, assets=Assets(tmp_path)))
    assert '<script type="module" src="/static/pages-1.js">' in client.get("/").text
    assert "immutable" in client.get("/static/pages-1.js").headers["cache-control"]
