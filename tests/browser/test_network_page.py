"""The page of pyvis in a real browser: opened as a file, it asks for nothing, shows text as text, and answers."""

from collections.abc import Callable, Iterator
from pathlib import Path

import networkx as nx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from amu_graph.graph import Graph
from amu_graph.network import Network, view_of

ATTACK = "<img src=x onerror=\"document.body.dataset.run='1'\"></script><script>document.body.dataset.run='1'</script>"

Show = Callable[..., Page]


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    """Write the page of a network to a file and open it; whatever it asks for or complains of fails the test."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def show(network: Network, language: str = "fr") -> Page:
        file = tmp_path / "network.html"
        network.write(file, language="en" if language == "en" else "fr")
        context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce", offline=True)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: wrong.append(request.url) if request.url != file.as_uri() else None)
        page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: wrong.append(dialog.message))
        page.goto(file.as_uri())
        page.wait_for_function("document.body.dataset.drawn")
        return page

    yield show
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture(scope="module")
def participations(graph: Graph) -> Network:
    return graph.network("participations")


def pair(*links: dict[str, object], name: str = "Ada") -> Network:
    """Two nodes, left and right of the middle, and links between them."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("urn:a", label_fr=name, label_en=name, kind_fr=name, **{"class": "Person"})
    graph.add_node("urn:b", label_fr="Le Moulin", label_en="The Mill", **{"class": "Project"})
    for number, link in enumerate(links):
        graph.add_edge("urn:a", "urn:b", key=str(number), weight=1.0, **link)
    return Network(view=view_of("participations"), graph=graph)


def drawn_above(page: Page) -> list[int]:
    """Return the rows of the canvas, in the column midway between the two nodes, that something is drawn on."""
    rows: list[int] = page.evaluate("""() => {
        const canvas = document.querySelector("canvas"), pen = canvas.getContext("2d");
        const pixels = pen.getImageData(canvas.width / 2, 0, 1, canvas.height).data;
        return [...Array(canvas.height).keys()].filter((row) => pixels[4 * row + 3] > 0);
    }""")
    return rows


def test_the_legend_names_what_is_drawn_in_both_languages(show: Show, participations: Network) -> None:
    page = show(participations)
    legend = page.locator("#legend")
    expect(legend).to_contain_text("organisation")
    expect(legend).to_contain_text("accompagner")
    expect(legend).to_contain_text("interprété : un lecteur l’a déduit")
    assert legend.locator("li svg").count() == legend.locator("li").count()
    expect(page.locator("h1")).to_have_text(participations.title.fr)
    page.get_by_role("button", name="English").click()
    expect(legend).to_contain_text("accompany")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h1")).to_have_text(participations.title.en)
    page.get_by_role("button", name="Français").click()
    expect(legend).to_contain_text("accompagner")


def test_the_page_opens_in_the_language_that_was_asked_for(show: Show, participations: Network) -> None:
    page = show(participations, "en")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#note")).to_contain_text("nodes")


def test_search_finds_a_name_without_its_accents_and_tells_roles_and_passages(
    show: Show, participations: Network
) -> None:
    page = show(participations)
    field = page.get_by_label("Chercher")
    field.fill("habitat de l'ill")
    field.press("Enter")
    chosen = page.locator("#chosen")
    expect(chosen.locator("h2")).to_have_text("Habitat de l’Ill")
    expect(chosen).to_contain_text("rôle : ")
    expect(chosen).to_contain_text("un lecteur l’a déduit")
    expect(chosen).to_contain_text("strasbourg-co-production#L")
    field.fill("personne de ce nom")
    field.press("Enter")
    expect(chosen).to_have_text("Rien de ce nom dans ce réseau.")


def test_a_tooltip_tells_a_name_and_a_kind_as_text(show: Show) -> None:
    page = show(pair({"label_fr": "accompagnateur"}, name=ATTACK))
    page.locator("#search").fill(ATTACK)
    page.locator("#search").press("Enter")  # the node moves to the middle
    expect(page.locator("#chosen h2")).to_have_text(ATTACK)
    box = page.locator("#network").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2 - 3, box["y"] + box["height"] / 2 - 3)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    tooltip = page.locator(".vis-tooltip")
    expect(tooltip).to_be_visible()
    expect(tooltip).to_contain_text(ATTACK)
    assert page.locator("img").count() == 0
    assert page.evaluate("document.body.dataset.run") is None


def test_parallel_links_are_seen_apart(show: Show) -> None:
    once = drawn_above(show(pair({"label_fr": "auteur"})))
    thrice = drawn_above(show(pair({"label_fr": "auteur"}, {"label_fr": "éditeur"}, {"label_fr": "financeur"})))

    def lines(rows: list[int]) -> int:
        return sum(row - 1 not in rows for row in rows)

    assert (lines(once), lines(thrice)) == (1, 3)
