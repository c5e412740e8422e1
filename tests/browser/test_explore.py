"""The explorer in a real browser: search, expand, path, undo, filter, a link opened afresh, the keyboard alone."""

import re
import urllib.request
from collections.abc import Callable
from urllib.parse import unquote_plus, urlencode, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from amu_graph.graph import Graph
from amu_graph.query import Solutions
from browser_serving import PATIENCE, Scheme, Visitor, needs_bundles, rested, violations

Open = Callable[..., Page]


@pytest.fixture
def explore(visit: Visitor) -> Open:
    """Opens the explorer in a fresh profile, whose pictures move."""
    needs_bundles()

    def opened(
        query: str = "",
        *,
        language: str = "fr-FR",
        scheme: Scheme = "light",
        width: int = 1440,
        height: int = 900,
        setup: str = "",
    ) -> Page:
        page = visit(
            f"/explore{query}",
            language=language,
            scheme=scheme,
            width=width,
            height=height,
            setup=setup,
            motion=True,
        )
        page.wait_for_selector("[data-ready=yes]")
        return page

    return opened


def counts(page: Page) -> tuple[int, int]:
    nodes, links = re.findall(r"\d+", page.locator(".x-counts").inner_text())
    return int(nodes), int(links)


def state(page: Page) -> str:
    """The state in the address without the camera, once it has been written."""
    return re.sub(r"[?&]at=[^&]*", "", urlsplit(page.url).query.replace("at=", "&at=")).strip("&").replace("&&", "&")


def find(page: Page, box: str, words: str) -> None:
    page.fill(box, words)
    page.locator(f"{box}-list [role=option]").first.wait_for()
    page.press(box, "Enter")


def painted(page: Page) -> float:
    """The share of the pixels of the picture that differ from its ground."""
    return float(
        page.evaluate(
            """async (url) => {
              const image = new Image(); image.src = url; await image.decode();
              const canvas = new OffscreenCanvas(image.width, image.height), pen = canvas.getContext('2d');
              pen.drawImage(image, 0, 0);
              const { data } = pen.getImageData(0, 0, image.width, image.height);
              let other = 0;
              for (let i = 0; i < data.length; i += 4) other += data[i] !== data[0] || data[i + 1] !== data[1];
              return other / (data.length / 4);
            }""",
            "data:image/png;base64," + _picture(page),
        )
    )


def _picture(page: Page) -> str:
    import base64

    return base64.b64encode(page.locator(".x-stage").screenshot()).decode()


def test_it_opens_on_a_drawn_graph(explore: Open) -> None:
    page = explore()
    nodes, links = counts(page)
    assert nodes > 50
    assert links > 50
    assert painted(page) > 0.01


def test_the_canvas_is_never_empty(visit: Visitor) -> None:
    """While the script and the graph are awaited, words say so: a picture of its own would be as heavy as the page."""
    needs_bundles()
    page = visit("/sources", motion=True)
    waiting: list[Route] = []
    page.route("**/explore/data", lambda route: waiting.append(route))  # noqa: PLW0108 - Playwright marks what it is given
    page.goto("/explore", wait_until="domcontentloaded")
    page.locator(".x-stage").wait_for()
    expect(page.locator(".x-stage .x-picture")).to_be_visible()
    expect(page.locator(".x-picture")).to_have_text("Le graphe se dessine…")
    waiting[0].fallback()
    page.wait_for_selector("[data-ready=yes]")
    expect(page.locator(".x-picture")).to_have_count(0)


def test_without_scripts_the_picture_fills_the_page(visit: Visitor) -> None:
    page = visit("/explore", script=False)
    expect(page.locator(".x-notice")).to_be_visible()
    box = page.locator(".x-picture").bounding_box()
    assert box
    assert box["width"] > 1000


@pytest.mark.parametrize(
    ("language", "words"), [("fr-FR", "Qui a accompagné quel projet"), ("en", "accompanied which")]
)
def test_a_view_shows_its_nodes_and_links_and_its_words(explore: Open, graph: Graph, language: str, words: str) -> None:
    page = explore("/accompaniment", language=language)
    network = graph.network("accompaniment").graph
    assert counts(page) == (len(network), network.number_of_edges())
    expect(page.locator("#explore-filters")).to_contain_text(words)
    page.locator(".x-more summary").click()
    page.locator(".x-views a").first.click()
    page.wait_for_url(lambda url: urlsplit(url).path == "/explore")
    page.wait_for_selector("[data-ready=yes]")
    assert counts(page)[0] > len(network)
    assert urlsplit(page.url).path == "/explore"


@pytest.mark.parametrize("name", ["themes", "co-authorship", "co-participation"])
def test_a_projection_draws_its_nodes_and_links_and_nothing_between(explore: Open, graph: Graph, name: str) -> None:
    page = explore(f"/{name}")
    network = graph.network(name).graph
    assert counts(page) == (len(network), network.number_of_edges())
    expect(page.locator("#explore-filters")).to_contain_text("Son poids")


def test_a_link_of_a_projection_tells_what_is_shared(explore: Open, graph: Graph) -> None:
    one, other, shared = next(iter(graph.network("co-authorship").graph.edges(data="shared_fr")))
    page = explore(f"/co-authorship?{urlencode({'node': one, 'link': other})}")
    expect(page.locator(".x-ties")).to_contain_text(shared.split(" · ")[0])


def test_search_flies_to_a_node_and_tells_what_is_known(explore: Open) -> None:
    page = explore()
    find(page, "#explore-search", "lieu commun")
    details = page.get_by_role("complementary", name="Détails")
    expect(details.get_by_role("heading", name="Lieu Commun")).to_be_visible()
    expect(details).to_contain_text("porté par")
    evidence = details.locator(".x-evidence").first
    evidence.locator("summary").click()
    expect(evidence).to_contain_text("ligne 13")
    expect(evidence.get_by_role("link", name="Document d’origine")).to_have_attribute("href", re.compile("^https://"))
    assert "node=project:lieu-commun" in page.url


def test_the_address_of_an_entity_opens_it_centred(explore: Open) -> None:
    page = explore("?node=https%3A%2F%2Fw3id.org%2Famu-graph%2Fproject%2Fecoterra")
    expect(page.get_by_role("heading", name="Ecoterra")).to_be_visible()


def test_expand_collapse_hide_and_undo(explore: Open) -> None:
    page = explore("?node=project:lieu-commun")
    before = counts(page)
    page.get_by_role("button", name="Déployer").click()
    expect(page.locator(".x-counts")).not_to_contain_text(f"{before[0]} nœuds")
    expanded = counts(page)
    assert expanded[0] > before[0]
    assert "open=project:lieu-commun" in page.url
    page.get_by_role("button", name="Replier", exact=True).click()
    expect(page.locator(".x-counts")).not_to_contain_text(f"{expanded[0]} nœuds")
    assert "fold=project:lieu-commun" in page.url
    page.get_by_role("button", name="Cacher").click()
    assert "hide=project:lieu-commun" in page.url
    for _ in range(3):
        page.get_by_role("button", name="Annuler").click()
    assert counts(page) == before
    assert state(page) == "node=project:lieu-commun"
    page.get_by_role("button", name="Rétablir").click()
    assert counts(page) == expanded


def test_a_relation_says_how_much_would_come(explore: Open) -> None:
    page = explore("?node=project:lieu-commun")
    before = counts(page)[0]
    more = page.get_by_role("button", name=re.compile(r"Montrer \d+ de plus")).first
    coming = int(re.findall(r"\d+", more.inner_text())[0])
    more.click()
    expect(page.locator(".x-counts")).to_contain_text(f"{before + coming} nœuds")


def test_filters_change_picture_table_and_address_together(explore: Open) -> None:
    page = explore("?table=1")
    before = counts(page)
    rows = page.locator(".x-table-panel tbody tr")
    caption = page.locator(".x-table-panel caption")
    expect(caption).to_have_text(f"{before[0]} nœuds")
    assert rows.count() == min(before[0], 100)  # a page
    page.get_by_role("checkbox", name="Publications").uncheck()
    expect(page.locator(".x-counts")).not_to_contain_text(f"{before[0]} nœuds")
    expect(caption).to_have_text(f"{counts(page)[0]} nœuds")
    assert counts(page)[0] < before[0]
    assert "minus=Publication" in page.url
    page.get_by_role("checkbox", name="Concepts").check()
    page.fill("#explore-rows", "concept")
    expect(rows.first).to_contain_text("concept")
    page.get_by_label("non vérifié").check()
    assert "status=asserted,interpreted,unverified" in page.url


@pytest.mark.parametrize("name", ["whole", "documents", "co-participation"])
def test_a_period_is_that_of_the_command(explore: Open, graph: Graph, name: str) -> None:
    page = explore(f"/{name}?since=2013&until=2015")
    network = graph.network(name, from_=2013, to=2015).graph
    assert counts(page) == (len(network), network.number_of_edges())
    expect(page.locator("#explore-filters")).to_contain_text("Ce qui n’a pas de date est alors écarté")


@pytest.mark.parametrize("years", ["since=1900&until=1950", "since=2020&until=2010"])
def test_a_period_without_anything_shows_nothing(explore: Open, years: str) -> None:
    page = explore(f"?{years}")
    assert counts(page) == (0, 0)
    said = "à l’envers" if "2020" in years else "Rien n’est daté dans cette période"
    expect(page.locator(".x-note")).to_contain_text(said)


def test_how_two_are_linked_is_told_with_sources(explore: Open) -> None:
    page = explore()
    page.get_by_text("Comment sont-ils liés").click()
    find(page, "#explore-from", "thomas huguen")
    find(page, "#explore-to", "habitat de l'ill")
    told = page.locator(".x-way")
    expect(told).to_contain_text("Thomas Huguen conçoit Lieu Commun (maître d’œuvre).")
    expect(told).to_contain_text("Habitat de l’Ill porte Lieu Commun")
    expect(told.locator(".x-evidence summary").first).to_have_text("La co-production, ligne 13")
    told.locator(".x-evidence summary").first.click()
    expect(told).to_contain_text("ligne 13")
    assert "from=person:thomas-huguen&to=organization:habitat-de-l-ill" in page.url


def test_a_thing_is_not_linked_with_itself(explore: Open) -> None:
    page = explore("?from=project:ecoterra&to=project:ecoterra")
    expect(page.locator(".x-ways")).to_have_text("C’est deux fois la même chose\xa0: choisissez-en une autre.")


def test_a_search_for_paths_says_at_once_that_it_has_begun(explore: Open) -> None:
    page = explore()
    held: list[Route] = []
    page.route("**/explore/paths*", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks what it is given
    page.get_by_text("Comment sont-ils liés").click()
    for box, words in (("#explore-from", "Thomas Huguen"), ("#explore-to", "Habitat de l’Ill")):
        find(page, box, words)
    expect(page.locator(".x-ways")).to_have_text("Recherche…")
    while not held:  # what is said does not wait for the question to be sent
        page.wait_for_timeout(20)
    held[0].fallback()
    expect(page.locator(".x-ways .x-stop").first).to_be_visible()
    expect(page.locator(".x-ways")).not_to_contain_text("Recherche…")


def test_counts_of_the_key_are_explained(explore: Open) -> None:
    page = explore()
    part = page.locator(".x-count", has_text="/").first
    shown, every = part.inner_text().split("/")
    assert part.get_attribute("title") == f"{shown} montrés sur {every} dans ce réseau"
    expect(page.get_by_text("montrés, sur 8 dans ce réseau")).to_be_visible()


def test_a_link_opens_the_same_picture_in_a_fresh_profile(explore: Open) -> None:
    first = explore("?node=project:lieu-commun")
    first.get_by_role("button", name="Déployer").click()
    first.get_by_role("button", name="Épingler").click()
    first.get_by_role("checkbox", name="Personnes").uncheck()
    rested(first)
    before = first.url
    first.get_by_role("button", name="Agrandir").click()
    first.wait_for_url(lambda url: url != before)
    rested(first)
    query = "?" + urlsplit(first.url).query
    second = explore(query)
    rested(second)
    assert counts(second) == counts(first)
    assert "?" + urlsplit(second.url).query == query
    first.evaluate("document.activeElement.blur()")
    second.mouse.move(0, 0)
    first.mouse.move(0, 0)
    assert _difference(first, second) < 0.01


def _difference(first: Page, second: Page) -> float:
    return float(
        first.evaluate(
            """async (urls) => {
              const [a, b] = await Promise.all(urls.map(async (url) => {
                const image = new Image(); image.src = url; await image.decode();
                const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
                pen.drawImage(image, 0, 0);
                return pen.getImageData(0, 0, image.width, image.height).data;
              }));
              let other = 0;
              for (let i = 0; i < a.length; i += 4) other += Math.abs(a[i] - b[i]) > 40;
              return a.length === b.length ? other / (a.length / 4) : 1;
            }""",
            ["data:image/png;base64," + _picture(page) for page in (first, second)],
        )
    )


def test_the_keyboard_alone_is_enough(explore: Open) -> None:
    page = explore()
    page.keyboard.press("/")
    expect(page.locator("#explore-search")).to_be_focused()
    page.keyboard.type("ecoterra")
    page.locator("#explore-search-list [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("[role=status]").last).to_contain_text("Ecoterra")
    page.locator(".x-stage").focus()
    page.keyboard.press("ArrowRight")
    spoken = page.locator("[role=status]").last.inner_text()
    assert re.search(r"\d+ liens?", spoken)
    page.keyboard.press("Enter")
    name = re.split("[\xa0\u202f ]: ", spoken.split(",")[0])[-1]  # after how it is linked
    expect(page.locator("#explore-selected")).to_contain_text(name[:20])
    before = counts(page)
    page.keyboard.press("h")
    expect(page.locator(".x-counts")).not_to_contain_text(f"{before[0]} nœuds")
    page.keyboard.press("Control+z")
    expect(page.locator(".x-counts")).to_contain_text(f"{before[0]} nœuds")
    page.locator(".x-neighbours .x-name").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#explore-selected")).not_to_contain_text(name)


def test_a_node_is_dragged_and_stays_pinned(explore: Open) -> None:
    page = explore("?node=project:ecoterra")
    rested(page)
    box = page.locator(".x-stage").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 40, steps=4)
    page.mouse.up()
    expect(page.get_by_role("button", name="Libérer")).to_be_visible()
    assert re.search(r"pin=project:ecoterra@-?\d+@-?\d+", page.url)


def test_the_query_of_what_is_shown_yields_its_links(explore: Open, address: str) -> None:
    page = explore("?only=project:lieu-commun&node=project:lieu-commun")
    ends = {tuple(row[:3]) for row in asked(page, address)[1:]}
    assert len(ends) == counts(page)[1]


def asked(page: Page, address: str) -> list[list[str]]:
    """The rows that « Voir la requête » leads to."""
    link = page.get_by_role("link", name="Voir la requête")
    link.focus()
    expect(link).to_have_attribute("href", re.compile("query="))  # it is written when the link may be followed
    query = urlsplit(link.get_attribute("href") or "").query
    accept = {"accept": "text/csv, application/n-triples"}
    request = urllib.request.Request(f"{address}/sparql?{query}", headers=accept)
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        return [row.split(",") for row in answer.read().decode().splitlines()]


@pytest.mark.parametrize(
    ("shown", "stated"),
    [
        ("", "?relation amu:telling true"),
        ("?plus=Concept&minus=Person", "amu:Person"),
        ("?relation=role:auteur,amu:about&minus=Event", "role:auteur"),
        ("?status=asserted&since=2010&until=2016&hide=organization:habitat-de-l-ill", "NOT IN"),
    ],
)
def test_the_query_states_the_filters_and_yields_the_links(
    explore: Open, address: str, shown: str, stated: str
) -> None:
    page = explore(shown)
    ends = {tuple(row[:3]) for row in asked(page, address)[1:]}
    assert len(ends) == counts(page)[1]
    query = page.get_by_role("link", name="Voir la requête").get_attribute("href") or ""
    assert stated in unquote_plus(query)
    assert "project:ecoterra" not in unquote_plus(query)  # no list of names


def test_one_role_is_shown_alone(explore: Open) -> None:
    page = explore()
    family = page.locator(".x-filter", has_text="accompagner")
    family.get_by_role("button", name=re.compile("accompagner : 2 rôles")).click()
    alone = page.get_by_role("button", name="Seulement : assistant à maîtrise d’usage")
    alone.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("relation=role:assistant-maitrise-usage"))
    assert page.get_by_role("checkbox", name=re.compile("^accompagner")).evaluate("box => box.indeterminate")
    page.get_by_label("non vérifié").check()
    page.wait_for_function("() => document.querySelector('.x-counts').textContent.includes('lien')")
    links = counts(page)[1]
    assert 0 < links <= 4
    page.get_by_role("checkbox", name="accompagnateur", exact=False).last.check()
    expect(page).to_have_url(re.compile("relation=accompanied"))
    page.get_by_role("button", name="tout", exact=True).last.click()
    expect(page).not_to_have_url(re.compile("relation="))


def test_the_query_of_a_period_leaves_out_what_has_no_date(explore: Open, address: str) -> None:
    page = explore("/whole?since=2013&until=2015")
    ends = {tuple(row[:3]) for row in asked(page, address)[1:]}
    assert len(ends) == counts(page)[1]


def test_the_query_of_a_projection_is_that_of_its_links(explore: Open, address: str, graph: Graph) -> None:
    page = explore("/themes?since=2013")
    links = graph.network("themes", from_=2013).two_mode
    assert links is not None
    assert len(asked(page, address)) == links.number_of_edges()


@pytest.mark.parametrize(
    ("format_", "name"),
    [
        ("PNG", "everything.png"),
        ("SVG", "everything.svg"),
        ("GEXF", "everything.gexf"),
        ("Turtle", "everything.ttl"),
    ],
)
def test_what_is_shown_is_downloaded(explore: Open, format_: str, name: str) -> None:
    page = explore()
    page.locator(".x-menu summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile(format_)).click()
    assert download.value.suggested_filename == f"amu-graph-{name}"
    assert download.value.path().stat().st_size > 5000


def test_layouts_colours_and_sizes_come_from_the_server(explore: Open) -> None:
    page = explore()
    page.locator("#explore-view > summary").click()
    for layout in ("communities", "timeline", "rings"):
        page.select_option("#explore-layout", layout)
        expect(page.locator("[data-matter=places]")).to_have_count(0)
        rested(page)
        assert f"layout={layout}" in page.url
        assert painted(page) > 0.005
    page.select_option("#explore-colour", "year")
    expect(page.locator("#explore-filters .x-ramp")).to_be_visible()
    page.select_option("#explore-colour", "community")
    page.locator("#explore-view > summary").click()  # the key stands with that of shapes, whatever is folded
    expect(page.locator("#explore-filters .x-communities li").first).to_be_visible()
    expect(page.locator(".x-communities li").first).to_contain_text(re.compile("autour d[e’]"))
    page.locator("#explore-view > summary").click()
    page.select_option("#explore-size", "betweenness")
    assert "size=betweenness" in page.url


AXIS = """() => {
  const canvas = document.querySelector("canvas.sigma-axis");
  if (!canvas) return false;
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return data.some(Boolean);
}"""


def test_two_columns_are_offered_where_a_view_has_two_modes(explore: Open) -> None:
    offered = "#explore-layout option[value=two-mode]"
    expect(explore("?layout=two-mode").locator(offered)).to_have_count(0)
    page = explore("/authorship?layout=two-mode")
    expect(page.locator(offered)).to_have_count(1)
    page.wait_for_function(AXIS)  # the heads of the columns


def test_two_of_one_name_are_told_apart_wherever_they_are_named(explore: Open) -> None:
    page = explore("?node=project:ecoterra&table=1")
    expect(page.locator("#explore-selected")).to_have_text("Ecoterra (projet)")
    for name in ("Ecoterra (projet)", "Ecoterra (bâtiment)"):
        expect(page.locator(".x-table-panel th").get_by_text(name, exact=True)).to_be_visible()


def test_a_timeline_has_its_years_under_the_picture_and_in_its_file(explore: Open) -> None:
    page = explore("?layout=timeline")
    page.wait_for_function(AXIS)
    page.locator(".x-menu summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("SVG")).click()
    assert re.search(r">20[01]\d<", download.value.path().read_text(encoding="utf-8"))
    page.locator("#explore-view > summary").click()
    page.select_option("#explore-layout", "force")
    page.wait_for_function(f"() => !({AXIS})()")


def test_what_is_printed_is_the_picture(explore: Open) -> None:
    page = explore("?node=project:lieu-commun&colour=community")
    printed = page.evaluate(
        """() => {
          dispatchEvent(new Event("beforeprint"));
          const drawn = document.querySelector(".x-print svg");
          const found = [drawn.querySelector("title").textContent, drawn.querySelectorAll(".node").length];
          dispatchEvent(new Event("afterprint"));
          return [...found, document.querySelectorAll(".x-print").length];
        }"""
    )
    assert "Lieu Commun (projet)" in printed[0]
    assert printed[1] > 5
    assert printed[2] == 0


def test_a_file_is_of_what_is_shown(explore: Open) -> None:
    page = explore("?minus=Publication&since=2013&size=pagerank&colour=year&node=project:lieu-commun")
    page.locator(".x-menu summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("SVG")).click()
    written = download.value.path().read_text(encoding="utf-8")
    assert len(re.findall('class="node"', written)) == counts(page)[0]
    for words in ("depuis 2013", "publications", "sans date", "CC BY 4.0"):
        assert words in written
    expect(page.locator(".x-note")).to_contain_text("Téléchargé")


def test_without_webgl_it_says_so_and_shows_table_and_picture(explore: Open) -> None:
    page = explore(language="en-GB", width=1280, setup="HTMLCanvasElement.prototype.getContext = () => null")
    expect(page.get_by_role("alert")).to_contain_text("WebGL")
    picture = page.locator(".x-still img")
    expect(picture).to_be_visible()
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    bar, notice = (page.locator(each).bounding_box() for each in (".x-toolbar", ".x-still .notice"))
    assert bar
    assert notice
    assert bar["y"] + bar["height"] <= notice["y"]
    before = picture.get_attribute("src")
    page.get_by_role("checkbox", name="Publications").uncheck()
    expect(picture).not_to_have_attribute("src", before or "")  # the drawing follows
    expect(picture).to_have_attribute("alt", re.compile("publications"))
    assert page.locator(".x-table-panel tbody tr").count() > 20


@pytest.mark.parametrize("language", ["fr-FR", "en-GB"])
@pytest.mark.parametrize(
    ("width", "query"),
    [(1440, ""), (1440, "?node=project:lieu-commun&table=1"), (360, "?node=project:lieu-commun")],
)
def test_axe_finds_nothing(explore: Open, language: str, width: int, query: str) -> None:
    page = explore(query, language=language, width=width, height=800)
    expect(page.locator(".x-told[aria-busy]")).to_have_count(0)
    page.evaluate("document.querySelectorAll('.x-section').forEach((section) => (section.open = true))")
    schemes: tuple[Scheme, ...] = ("light", "dark")
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.evaluate("Promise.all(document.getAnimations().map((each) => each.finished))")
        assert violations(page) == [], scheme


@pytest.mark.parametrize(("language", "button"), [("fr-FR", "Annuler"), ("en-GB", "Undo")])
def test_both_languages(explore: Open, language: str, button: str) -> None:
    page = explore(language=language)
    expect(page.get_by_role("button", name=button)).to_be_visible()
    assert page.locator("html").get_attribute("lang") == language[:2]


def test_nothing_is_wider_than_a_narrow_window(explore: Open) -> None:
    page = explore("?node=project:lieu-commun", width=360, height=740)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="Chercher et filtrer").click()
    expect(page.locator("#explore-search")).to_be_visible()


def test_the_other_buttons_of_a_mouse_never_grab(explore: Open) -> None:
    page = explore("?node=project:ecoterra")
    rested(page)
    box = page.locator(".x-stage").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 + 24  # the middle of what the tools leave free
    for button in ("right", "middle"):
        page.mouse.move(x, y)
        page.mouse.down(button=button)
        page.mouse.move(x + 80, y + 50, steps=4)
        page.mouse.up(button=button)
        page.mouse.move(x + 160, y - 70, steps=4)
        page.mouse.move(0, 0)
    rested(page)
    assert "pin=" not in page.url
    expect(page.get_by_role("button", name="Annuler")).to_be_disabled()


def test_the_tools_stand_within_the_picture(explore: Open) -> None:
    page = explore("?node=project:lieu-commun")
    for width in (961, 1024, 1100, 1241, 1400, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        stage, tools = (page.locator(each).bounding_box() for each in (".x-stage", ".x-toolbar"))
        assert stage
        assert tools
        assert stage["x"] <= tools["x"], width
        assert tools["x"] + tools["width"] <= stage["x"] + stage["width"], width


def test_on_a_phone_what_was_chosen_stays_in_view(explore: Open) -> None:
    page = explore(width=360, height=740)
    page.get_by_role("button", name="Chercher et filtrer").click()
    find(page, "#explore-search", "habitat de l'ill")
    expect(page.locator("#explore-selected")).to_be_focused()
    rested(page)
    sheet, stage = (page.locator(each).bounding_box() for each in (".x-right", ".x-stage"))
    assert sheet
    assert stage
    middle = (max(stage["y"], 0) + 48 + sheet["y"]) / 2  # of what tools and sheet leave
    page.mouse.click(180, middle)
    expect(page.locator("#explore-selected")).to_have_text("Habitat de l’Ill")  # it was there: nothing else was chosen


@pytest.mark.parametrize(
    ("query", "words", "chosen"),
    [
        ("?node=project:nowhere", "n’est pas dans le graphe", ""),
        ("?from=project:nowhere&to=project:ecoterra", "n’est pas dans le graphe", ""),
        ("/themes?node=project:ecoterra", "n’est pas dans ce réseau", ""),
        ("?node=participation:PLAYED", "voici de quoi il s’agit", "Lieu Commun"),
    ],
)
def test_a_name_that_is_no_node_is_told_or_leads_on(
    explore: Open, graph: Graph, query: str, words: str, chosen: str
) -> None:
    played = graph.query("SELECT ?p { ?p a amu:Participation ; amu:context project:lieu-commun } ORDER BY ?p LIMIT 1")
    assert isinstance(played, Solutions)
    page = explore(query.replace("PLAYED", str(played[0]["p"]).rpartition("/")[2]))
    expect(page.locator(".x-note").first).to_contain_text(words)
    if chosen:
        expect(page.locator("#explore-selected")).to_contain_text(chosen)


def test_links_lead_past_the_filters(explore: Open) -> None:
    page = explore()
    for name, place in (("dessin", ".x-stage"), ("détails", ".x-right"), ("table", ".x-table-panel .scroll")):
        link = page.get_by_role(
            "link", name=f"Aller {'au' if name == 'dessin' else 'à la' if name == 'table' else 'aux'} {name}"
        )
        link.focus()
        page.keyboard.press("Enter")
        expect(page.locator(place)).to_be_focused()


def test_links_are_listed_with_their_evidence(explore: Open) -> None:
    page = explore("?table=links")
    rows = page.locator(".x-table-panel tbody tr")
    expect(page.locator(".x-table-panel caption")).to_have_text(f"{counts(page)[1]} liens")
    page.fill("#explore-rows", "huguen concoit")
    rows.filter(has_text="Thomas Huguen").filter(has_text="conçoit").get_by_role(
        "button", name="Pourquoi"
    ).first.click()
    expect(page.locator(".x-ties")).to_contain_text("Thomas Huguen conçoit Lieu Commun")


def test_the_keyboard_walks_along_links(explore: Open, graph: Graph) -> None:
    page = explore("?node=person:thomas-huguen")
    page.locator(".x-stage").focus()
    status = page.locator("[role=status]").last
    for _ in range(2):
        page.keyboard.press("l")
        expect(status).to_have_text(re.compile(r"^(Lieu Commun|Archi-Etic)"))


def test_each_change_says_what_it_did(explore: Open) -> None:
    page = explore("?node=project:lieu-commun")
    status = page.locator("[role=status]").last
    page.get_by_role("button", name="Épingler").click()
    expect(status).to_contain_text("Épinglé : Lieu Commun (projet)")
    page.get_by_role("button", name="Déployer").click()
    expect(status).to_contain_text("Montré en plus : ")
    page.get_by_role("button", name="Cacher").click()
    expect(status).to_contain_text("N’est plus montré : Lieu Commun (projet)")


def test_the_browser_goes_back_step_by_step(explore: Open) -> None:
    page = explore()
    before = counts(page)
    page.get_by_role("checkbox", name="Publications").uncheck()
    expect(page.locator(".x-counts")).not_to_contain_text(f"{before[0]} nœuds")
    page.go_back()
    expect(page.locator(".x-counts")).to_contain_text(f"{before[0]} nœuds")
    expect(page.get_by_role("checkbox", name="Publications")).to_be_checked()
    page.go_forward()
    expect(page.get_by_role("checkbox", name="Publications")).not_to_be_checked()


def test_several_are_chosen_kept_and_taken_elsewhere(explore: Open, address: str) -> None:
    page = explore("?pick=project:ecoterra,project:lieu-commun")
    expect(page.locator("#explore-selected")).to_have_text("2 choses")
    page.get_by_label("Note sur Ecoterra (projet)").fill("à comparer")
    page.get_by_label("Nom", exact=True).fill("Strasbourg")
    page.get_by_role("button", name="Garder cette sélection").click()
    expect(page.locator(".x-note")).to_contain_text("« Strasbourg » est gardé")
    cited = page.get_by_role("link", name=".bib").get_attribute("href") or ""
    with urllib.request.urlopen(f"{address}{cited}", timeout=PATIENCE) as answer:
        assert "la-co-production" in answer.read().decode()
    page.get_by_role("button", name="En table").click()
    expect(page.locator(".x-table-panel tbody tr")).to_have_count(2)
    page.get_by_role("button", name="Seulement ceux-ci").click()
    expect(page.locator(".x-counts")).to_contain_text("2 nœuds")
    page.get_by_role("button", name="Ne plus les choisir").click()
    page.locator("#explore-shelf > summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Enregistrer dans un fichier").click()
    file = download.value.path()
    assert "à comparer" in file.read_text(encoding="utf-8")
    other = explore()
    other.locator("#explore-shelf > summary").click()
    other.locator("#explore-shelf input[type=file]").set_input_files(file)
    other.get_by_role("button", name="Strasbourg (2)").click()
    expect(other.get_by_label("Note sur Ecoterra (projet)")).to_have_value("à comparer")
    assert "pick=project:ecoterra,project:lieu-commun" in other.url
    other.locator("#explore-shelf input[type=file]").set_input_files(
        {"name": "autre.json", "mimeType": "application/json", "buffer": b'{"type": "FeatureCollection"}'}
    )
    expect(other.locator(".x-note")).to_contain_text("autre.json : ce fichier ne vient pas de l’explorateur")


def test_a_line_around_nodes_chooses_them(explore: Open) -> None:
    page = explore("?only=project:ecoterra&node=")
    rested(page)
    box = page.locator(".x-stage").bounding_box()
    assert box
    left, top = box["x"] + 20, box["y"] + 80
    right, bottom = box["x"] + box["width"] - 20, box["y"] + box["height"] - 20
    corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    page.keyboard.down("Shift")
    page.mouse.move(*corners[0])
    page.mouse.down()
    for corner in corners[1:]:
        page.mouse.move(*corner, steps=3)
    page.mouse.up()
    page.keyboard.up("Shift")
    expect(page.locator("#explore-selected")).to_have_text(f"{counts(page)[0]} choses")
    page.locator(".x-stage").focus()
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("pick="))
    page.go_back()
    expect(page).to_have_url(re.compile("pick="))


def test_the_keyboard_chooses_several(explore: Open) -> None:
    page = explore("?node=project:lieu-commun")
    page.locator(".x-stage").focus()
    page.keyboard.press("s")
    expect(page).to_have_url(re.compile("pick=project:lieu-commun"))


def test_links_are_filtered_and_sorted_in_their_table(explore: Open) -> None:
    page = explore("?table=links")
    all_ = counts(page)[1]
    rows, caption = page.locator(".x-table-panel tbody tr"), page.locator(".x-table-panel caption")
    expect(rows).to_have_count(100)
    expect(page.locator(".x-pages")).to_contain_text(f"1 à 100 sur {all_}")
    page.get_by_role("button", name="Suivants").click()
    expect(rows).to_have_count(all_ - 100)
    page.select_option("#explore-rows-relation", "authored")
    expect(caption).to_contain_text(f"sur {all_}")
    assert set(rows.locator("td:nth-child(4)").all_inner_texts()) == {"auteur"}
    page.fill("#explore-rows", "VULBEAU")
    expect(rows).to_have_count(1)
    page.fill("#explore-rows", "")
    page.select_option("#explore-rows-relation", "")
    page.get_by_role("button", name="Année").click()
    years = [int(year) for year in rows.locator("td:nth-child(5)").all_inner_texts() if year != "—"]
    assert years == sorted(years)


OUTSIDE = """() => {
  const box = document.querySelector(".x-table-panel").getBoundingClientRect();
  const parts = [...document.querySelectorAll(".x-tables :is(button, select, input)")];
  const seen = parts.map((each) => [each, each.getBoundingClientRect()]).filter(([, { width }]) => width > 1);
  return seen.filter(([, { left, right }]) => left < box.left || right > box.right).map(([each]) => each.outerHTML);
}"""


def test_the_tools_of_a_table_stand_within_it(explore: Open) -> None:
    page = explore("?table=links", width=1400)
    for width in (1400, 1024, 360):
        page.set_viewport_size({"width": width, "height": 800})
        expect(page.locator(".x-tables .x-tool")).to_be_visible()
        assert page.evaluate(OUTSIDE) == [], width


def test_panels_fold_and_widen_and_stay_so(explore: Open) -> None:
    page = explore()
    stage = page.locator(".x-stage")
    before = stage.bounding_box()
    page.get_by_role("button", name="Replier le volet de gauche").click()
    expect(page.locator("#explore-search")).to_be_hidden()
    folded = stage.bounding_box()
    assert before
    assert folded
    assert folded["width"] > before["width"] + 200
    page.reload()
    page.wait_for_selector("[data-ready=yes]")
    expect(page.locator("#explore-search")).to_be_hidden()
    page.get_by_role("button", name="Ouvrir le volet de gauche").click()
    expect(page.locator("#explore-search")).to_be_visible()
    edge = page.get_by_role("separator", name="Largeur du volet de droite")
    size = int(edge.get_attribute("aria-valuenow") or 0)
    edge.focus()
    page.keyboard.press("ArrowLeft")
    expect(edge).to_have_attribute("aria-valuenow", str(size + 24))


def test_what_is_shown_is_laid_out_anew(explore: Open) -> None:
    page = explore("?only=project:ecoterra")
    with page.expect_response("**/explore/arranged*") as answer:
        page.get_by_role("button", name="Redisposer").click()
    assert len(answer.value.json()["x"]) == counts(page)[0]
    expect(page).to_have_url(re.compile("arrange=1"))
    page.go_back()
    expect(page.get_by_role("button", name="Redisposer")).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize(
    ("query", "words", "mend"),
    [
        ("?layout=spiral&size=foo&minus=Dragon", "spiral, foo, Dragon", ""),
        ("?at=2.5,2.5,0.5", "dans ce cadre", "Tout voir"),
        ("?at=1e9,1e9,1e9&steps=999999&pin=project:ecoterra@1e300@0&beside=x", "", ""),
        ("?since=2020&until=2010", "à l’envers", "Retourner la période"),
        ("?since=1800&until=1801", "Rien n’est daté", "Toutes les années"),
        ("?status=", "Rien ne passe ces filtres", "Enlever les filtres"),
    ],
)
def test_any_address_gives_words_and_a_way_on(explore: Open, query: str, words: str, mend: str) -> None:
    page = explore(query)
    notes = page.locator(".x-notes")
    if words:
        expect(notes).to_contain_text(words)
    if mend:
        notes.get_by_role("button", name=mend).click()
        expect(notes).not_to_contain_text(words)
    assert counts(page)[0] > 0
    rested(page)
    assert painted(page) > 0.003


def test_a_period_is_chosen_by_its_handles_and_compared_with_another(explore: Open) -> None:
    page = explore("?since=2010&until=2014")
    handle = page.get_by_role("slider", name="Dernière année")
    handle.focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("until=2015"))
    expect(page.locator("#explore-until")).to_have_value("2015")
    expect(page.locator("#explore-filters")).to_contain_text("liens sans date")
    page.get_by_role("checkbox", name="Une autre période, à côté").check()
    expect(page).to_have_url(re.compile("beside=2016,"))
    second = page.locator(".x-second")
    expect(second.locator("canvas").first).to_be_visible()
    first, other = (page.locator(".x-caption").nth(place).inner_text() for place in (0, 1))
    assert first.startswith(f"2010–2015 · {counts(page)[0]} nœuds")
    assert other.startswith("2016–")
    page.go_back()
    expect(second).to_have_count(0)


def test_arrows_go_along_links_and_the_details_lead_back(explore: Open) -> None:
    pins = "person:thomas-huguen@0@0,organization:archi-etic@5000@0,project:lieu-commun@0@5000"
    page = explore(f"?only=person:thomas-huguen&node=person:thomas-huguen&pin={pins}")
    stage, status = page.locator(".x-stage"), page.locator("[role=status]").last
    stage.focus()
    page.keyboard.press("ArrowRight")
    expect(status).to_have_text(re.compile(r"^relève de\s: Archi-Etic, organisation"))
    page.keyboard.press("ArrowLeft")
    expect(status).to_have_text(re.compile(r"^compte parmi les siens\s: Thomas Huguen"))
    page.keyboard.press("ArrowUp")
    expect(status).to_have_text(re.compile(r"^(accompagne|conçoit)\s: Lieu Commun"))
    page.keyboard.press("ArrowUp")
    expect(status).to_have_text("Plus rien de ce côté.")
    page.keyboard.press("Enter")
    expect(page.locator("#explore-selected")).to_contain_text("Lieu Commun")
    page.keyboard.press("Enter")
    expect(page.locator("#explore-selected")).to_be_focused()
    page.keyboard.press("Escape")
    expect(stage).to_be_focused()


SMALL = """() => {
  const seen = (element) => element.checkVisibility() && !element.closest(".unseen, .x-skips");
  document.querySelectorAll("#explorer details").forEach((each) => (each.open = true));
  const found = [...document.querySelectorAll(
    "#explorer :is(button, a, input:not([type=checkbox], [type=range]), select, summary)"
  )].filter(seen);
  return found.filter((each) => {
    const { width, height } = each.getBoundingClientRect();
    return width > 1 && (width < 24 || height < 24);
  }).map((each) => each.outerHTML.slice(0, 120));
}"""


@pytest.mark.parametrize("width", [1400, 360])
def test_targets_have_24_pixels(explore: Open, width: int) -> None:
    page = explore("?node=project:lieu-commun&table=links&pick=project:ecoterra", width=width)
    expect(page.locator(".x-told[aria-busy]")).to_have_count(0)
    assert page.evaluate(SMALL) == []


def test_at_400_percent_the_picture_has_room(explore: Open) -> None:
    page = explore(width=320, height=256)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    tools, stage = (page.locator(each).bounding_box() for each in (".x-toolbar", ".x-stage"))
    assert tools
    assert stage
    assert stage["height"] >= 240
    assert tools["y"] + tools["height"] <= stage["y"]  # nothing stands over it


def test_a_screen_reader_is_led_through(explore: Open) -> None:
    """The tree that assistive software gets: the ways in, the picture with its help, what is chosen, its table."""
    page = explore("?node=project:lieu-commun&table=links")
    expect(page.locator("#explorer")).to_match_aria_snapshot(
        """
        - navigation "Aller à":
          - link "Aller au dessin"
          - link "Aller aux détails"
          - link "Aller à la table"
        - complementary "Chercher et filtrer"
        - application "Le graphe dessiné"
        - region "Table de ce qui est montré"
        - complementary "Détails":
          - heading "Lieu Commun (projet)" [level=2]
        """
    )
    expect(page.locator(".x-stage")).to_have_accessible_description(re.compile(r"Flèches\s: le long d’un lien"))
    expect(page.get_by_role("table")).to_have_count(1)
