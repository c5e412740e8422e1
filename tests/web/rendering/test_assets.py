"""Without the bundled scripts and styles everything answers, and says what is missing."""

import json
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
    manifest = {"files": {"pages.js": "pages-1.js", "query.js": "query-1.js"}, "imports": {"query.js": ["part-1.js"]}}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    (tmp_path / "pages-1.js").write_text("export {};", encoding="utf-8")
    client = Client(create_app(graph, assets=Assets(tmp_path)))
    assert '<script type="module" src="/static/pages-1.js">' in client.get("/").text
    assert "modulepreload" not in client.get("/").text
    assert '<link rel="modulepreload" href="/static/part-1.js">' in client.get("/query").text
    assert "immutable" in client.get("/static/pages-1.js").headers["cache-control"]


def test_fonts_are_light_and_each_comes_with_its_licence(client: Client) -> None:
    """The Open Font License asks that every copy of a font carries its text."""
    assets = Assets()
    faces = [name for name in assets.names if name.endswith(".woff2")]
    paths = [assets.path(face) or "" for face in faces]
    assert {face.partition("-latin")[0] for face in faces} == {"source-sans-3", "source-serif-4"}
    assert sum(len(client.get(path).content) for path in paths) <= 120_000
    for face in faces:
        licence = client.get(f"/static/{face.partition('-latin')[0]}-LICENSE.txt")
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence.text
    assert "immutable" in client.get(paths[0]).headers["cache-control"]
    assert client.get(paths[0]).headers["content-type"] == "font/woff2"
    preloaded = [path for path in paths if f'<link rel="preload" href="{path}" as="font"' in client.get("/").text]
    assert len(preloaded) == 2
