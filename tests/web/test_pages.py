"""Every page, in both languages: whole, in its language, allowed by the policy, and without a broken link."""

import gzip
import html
import re
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

import pyoxigraph as ox
import pytest

from amu_graph.graph import Graph
from amu_graph.web.pages import page_routes
from web_client import Client, Reader

QUOTED = "http://www.w3.org/ns/prov#wasQuotedFrom"
FRAGMENTS = {"/correct", "/drawing", "/embed/explore", "/embed/map", "/map/answer", "/oembed", "/statement", "/suggest"}
PAGES = (
    *(route.path for route in page_routes() if not re.search(r"[{.]", route.path) and route.path not in FRAGMENTS),
    "/search?q=habitat",
    "/search?q=xyzzyxyzzy",
    "/ask/project/participants",
    "/ask/provenance/is-attested",
    "/ask/theme/most-frequent",
    "/ask/organization/description",
    "/source/strasbourg-co-production",
    "/vocab/role",
    "/vocab/role/maitre-d-oeuvre",
    "/ontology/Project",
    "/ontology/accompanies",
    "/project/ecoterra",
    "/person/thomas-huguen",
    "/place/strasbourg",
    "/nowhere/at-all",
)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_page(client: Client, path: str, language: str) -> None:
    response = client.get(path, headers={"accept-language": language})
    assert response.status_code == (404 if path.startswith("/nowhere") else 200)
    page = Reader(response.text)
    assert page.language == language
    assert response.headers["content-language"] == language
    assert not page.open
    assert not page.forbidden, "the policy forbids inline styles and handlers"
    assert len(page.ids) == len(set(page.ids)), "an identifier occurs twice"
    for script in page.scripts:
        assert script.get("src") or script["type"] in ("application/json", "application/ld+json")
    assert "'unsafe-inline'" not in response.headers["content-security-policy"]
    assert "None" not in re.sub(r"<script.*?</script>", "", response.text, flags=re.DOTALL)


@pytest.mark.parametrize("path", ["/", "/project/ecoterra", "/ask/project/participants"])
def test_the_switch_is_remembered(client: Client, path: str) -> None:
    asked = client.get(path, params={"lang": "en"}, headers={"accept-language": "fr"})
    assert Reader(asked.text).language == "en"
    assert "language=en" in asked.headers["set-cookie"]
    later = client.get(path, headers={"accept-language": "fr", "cookie": "language=en"})
    assert Reader(later.text).language == "en"


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "fr"),
        ("de", "fr"),
        ("en-GB,en;q=0.9", "en"),
        ("de, en;q=0.7, fr;q=0.8", "fr"),
        ("fr;q=0, en;q=0.1", "en"),
        ("en;q=nonsense, fr", "fr"),
        ("*", "fr"),
    ],
)
def test_accept_language(client: Client, header: str, language: str) -> None:
    assert client.get("/sources", headers={"accept-language": header}).headers["content-language"] == language


def test_no_link_is_broken(client: Client) -> None:
    """Every page of the application is reached from its home page, and every link and anchor of each exists."""
    seen: dict[str, Reader] = {}
    waiting = ["/"]
    anchors: list[tuple[str, str, str]] = []
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        response = client.get(path)
        assert response.status_code == 200, path
        page = seen[path] = Reader(response.text if response.headers["content-type"].startswith("text/html") else "")
        for link in page.links:
            target, anchor = urldefrag(urljoin(path, link))
            if anchor and target.startswith("/") and not leads_elsewhere(target):
                anchors.append((path, target, anchor))
            if target.startswith("/") and not leads_elsewhere(target):
                waiting.append(target)
    assert len(seen) > 200
    for path, target, anchor in anchors:
        assert anchor in seen[target].ids, f"{path} links to {target}#{anchor}"


def leads_elsewhere(target: str) -> bool:
    """Tell whether others test what the link leads to, or whether it repeats a page in another form."""
    path, _, query = target.partition("?")
    if path.startswith(("/ask", "/browse/", "/cite", "/compare", "/correct", "/map", "/statement")) and (
        query or "." in path
    ):
        return True
    return path in ("/query", "/explore", "/sparql", "/search") or bool(re.search("lang=|colours=", query))


def test_a_source_says_what_things_are_beside_their_names(client: Client) -> None:
    """Class and name are no statements of their own; each text is told once, in the language of the reader."""
    for language, other in (("fr", "Presents co-production"), ("en", "Présente la")):
        page = client.get("/source/strasbourg-co-production", headers={"accept-language": language}).text
        assert "est de la classe" not in page
        assert "is of class" not in page
        assert '<small class="muted">Publication</small>' in page
        assert other not in page


def test_a_source_tells_things_of_one_name_apart(client: Client) -> None:
    page = client.get("/source/strasbourg-co-production", headers={"accept-language": "fr"}).text
    for name in ("Ecoterra (projet)", "Ecoterra (bâtiment)", "Lieu Commun (projet)", "Lieu Commun (bâtiment)"):
        assert f"<bdi>{name}</bdi>" in page
    assert "<bdi>Ecoterra</bdi>" not in page
    assert "Strasbourg (" not in page


def test_no_source_shows_an_identifier_for_a_name(client: Client) -> None:
    for language in ("fr", "en"):
        for slug in ("strasbourg-co-production", "enviroboite-amu"):
            page = client.get(f"/source/{slug}", headers={"accept-language": language}).text
            assert not re.findall(r">\s*(?:participation|responsibility):[^<]*<", page)


def test_the_home_page_counts_what_passages_say_and_documents_that_were_read(client: Client, graph: Graph) -> None:
    """As the notes are: the statements of the graphs that are passages, and two documents read line by line."""
    quads = graph.store.quads(None, ox.NamedNode(QUOTED), None, ox.DefaultGraph())
    passages = {quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)}
    said = sum(len(list(graph.store.quads(None, None, None, passage))) for passage in passages)
    text = client.get("/", headers={"accept-language": "en"}).text
    assert (
        f"{said:,} statements of passages, each with the passage that says it; 2 documents read line by line." in text
    )
    described = client.get("/dataset", headers={"accept-language": "fr", "accept": "text/html"}).text
    merged = sum(1 for _ in graph.store.quads(None, None, None, ox.DefaultGraph()))
    counted = dict(re.findall(r"<dt>((?:Triplets|Énoncés)[^<]*)</dt><dd>([^<]*)</dd>", described))
    numbers = {"Triplets du graphe": merged, "Énoncés de passages": said}
    assert counted == {name: f"{n:,}".replace(",", "\u202f") for name, n in numbers.items()}


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("/project/ecotera", "/project/ecoterra"),
        ("/person/thomas-hugen", "/person/thomas-huguen"),
        ("/nowhere/ecoterra", "/project/ecoterra"),
        ("/explor", "/explore"),
        ("/sourcs", "/sources"),
        ("/datasets", "/dataset"),
        ("/aide", "/help"),
        ("/a-propos", "/about"),
        ("/mentions-legales", "/legal"),
        ("/carte", "/map"),
        ("/tutoriel", "/help/tutorial"),
        ("/help/glossaire", "/help/glossary"),
        ("/projets", "/browse/project"),
        ("/ask/publication/without-date", "/ask/publication/undated"),
    ],
)
def test_a_page_that_does_not_exist_leads_to_what_is_near(client: Client, path: str, near: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    found = response.text.partition('<article class="narrow failure">')[2]
    assert f'<a href="{near}">' in found


@pytest.mark.parametrize(
    ("path", "status", "near"),
    [
        ("/map?thing=ecotera", 404, "/project/ecoterra"),
        ("/correct?of=Ecoterra", 300, "/building/ecoterra"),
        ("/correct?of=zzzqqq", 404, "/search"),
        ("/correct", 404, "/search"),
    ],
)
def test_a_name_that_names_nothing_leads_to_what_is_meant_by_links(
    client: Client, path: str, status: int, near: str
) -> None:
    response = client.get(path)
    found = response.text.partition('<article class="narrow failure">')[2]
    assert (response.status_code, f'<a href="{near}">' in found, "<pre" in found) == (status, True, False)


def test_what_editors_say_is_no_document(client: Client) -> None:
    page = client.get("/sources", headers={"accept-language": "en"}).text
    read, known, ours = (page.partition(f'id="{name}"')[2].partition("</ul>")[0] for name in ("read", "known", "ours"))
    assert ("/source/editors" in ours, "/source/editors" in read + known) == (True, False)
    assert "/source/strasbourg-co-production" in read


@pytest.mark.parametrize("name", ["Project", "Publication", "Organization", "Event"])
def test_the_query_of_a_class_has_a_row_for_each_that_the_page_counts(client: Client, graph: Graph, name: str) -> None:
    page = client.get(f"/ontology/{name}", headers={"accept-language": "en"}).text
    heading = page.partition('<h2 id="instances">')[2]
    (query,) = parse_qs(urlsplit(html.unescape(re.search(r'href="(/query[^"]+)"', heading)[1])).query)["query"]  # type: ignore[index]
    rows = list(graph.store.select(query))
    assert (
        len({row["entity"] for row in rows}) == len(rows) == int(re.findall(r"\d+", heading.partition("</h2>")[0])[0])
    )


LIGHT = 100_000


def test_pages_are_light_with_all_that_they_load_but_fonts(client: Client) -> None:
    """As they travel: text, styles, scripts with their parts and data under gzip; of each kind of page the largest."""
    weights = {"": 0}

    def weight(path: str) -> int:
        if path not in weights:
            weights[path] = len(gzip.compress(client.get(path).content, 5))
        return weights[path]

    assert client.get("/drawing").status_code == 200
    heavy: dict[str, dict[str, int]] = {}
    for path in (*PAGES, "/help/reference/ontology", "/organization/habitat-de-l-ill?all=1", "/query", "/explore"):
        text = client.get(path).text
        links = re.findall(r'<link rel="(?:stylesheet|modulepreload|preload)" href="([^"]+)"(?! as="font")', text)
        loaded = {*links, *(script["src"] or "" for script in Reader(text).scripts if script.get("src"))}
        assert len(loaded) >= 3, path
        parts = {each: weight(each) for each in (path, *sorted(loaded))}
        if sum(parts.values()) > LIGHT:
            heavy[path] = parts
    assert heavy == {}
