"""The first five minutes of someone who has never seen the graph, from the command to a link sent to a colleague."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from browser_serving import Visitor, needs_bundles, rested

UNFINISHED = "400 (Bad Request)"
"""What the console says of a query that is still being written."""


def shown(page: Page) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", page.locator(".x-counts").inner_text())]


def act(page: Page, name: str) -> None:
    """Click a button of the explorer, after which the picture tells another number."""
    before = page.locator(".x-counts").inner_text()
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.locator(".x-counts")).not_to_have_text(before)


def test_the_first_five_minutes(visit: Visitor) -> None:
    needs_bundles()
    page = visit("/", language="fr-FR", width=1440, motion=True, clock=True, expected=UNFINISHED)
    _home(page)
    _suggestions(page)
    entity = _entity(page)
    _explorer(page, entity)
    picture = page.url
    count = shown(page)
    _query(page)
    _download(page, entity)
    _the_same_picture(visit(picture, language="fr-FR", width=1440, motion=True), picture, count)


def _home(page: Page) -> None:
    """Home with the graph drawn and the search box ready."""
    expect(page.locator(".whole svg a")).not_to_have_count(0)
    expect(page.locator("#home-search")).to_be_focused()


def _suggestions(page: Page) -> None:
    """`maitrise dus` suggests the right things."""
    page.keyboard.type("maitrise dus")
    options: Locator = page.get_by_role("listbox")
    for words in ("La maîtrise d’usage", "assistant à maîtrise d’usage", "Réseau de l’assistance à maîtrise d’usage"):
        expect(options).to_contain_text(words)
    expect(options).to_contain_text("exact")  # why it matched


def _entity(page: Page) -> str:
    """Enter: an entity with roles both ways and a passage one click away."""
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/publication/"))
    expect(page.locator("h1")).to_contain_text("maîtrise d’usage")
    around = page.locator("article")
    for words in ("Comprend", "Recensé par"):  # what it has, and what has it
        expect(around.get_by_text(words).first).to_be_visible()
    page.locator(".note-mark").first.click()
    evidence = page.locator(".passages li:target")
    expect(evidence.locator("a").first).to_be_in_viewport()
    expect(evidence).to_contain_text("ligne")
    return urlsplit(page.url).path.strip("/").replace("/", ":")


def _explorer(page: Page, entity: str) -> None:
    """« Explorer »: same node centred, expand, hide, path, undo, all in the address."""
    page.get_by_role("link", name="Explorer dans le graphe").click()
    page.wait_for_selector("[data-ready=yes]")
    expect(page.locator("#explore-selected")).to_contain_text("maîtrise d’usage")
    assert entity.partition(":")[2] in page.url
    before = shown(page)
    act(page, "Déployer")
    assert shown(page)[0] > before[0]
    assert f"open={entity}" in page.url
    act(page, "Cacher")
    assert f"hide={entity}" in page.url
    act(page, "Annuler")
    assert "hide=" not in page.url
    page.get_by_role("button", name="Chemin depuis ici").click()
    page.fill("#explore-to", "lieu commun")
    page.locator("#explore-to-list [role=option]").first.wait_for()
    page.press("#explore-to", "Enter")
    expect(page.locator(".x-way").first).to_be_visible()
    expect(page.locator(".x-way .x-evidence, .x-way summary").first).to_be_attached()
    assert f"from={entity}" in page.url
    assert "to=" in page.url
    rested(page)  # the camera is written when it rests


def _query(page: Page) -> None:
    """« Voir la requête »: editor filled, completes our terms by French label."""
    page.get_by_role("link", name="Voir la requête").click()
    page.locator("#query-text").hover()  # the editor takes the place of the field
    content = page.locator("#query-editor .cm-content")
    expect(content).to_contain_text("Ce qui fut choisi à la main est énuméré")
    expect(content).to_contain_text("SELECT DISTINCT ?source ?relation ?target ?status ?passage")
    expect(page.locator(".results-table tbody tr").first).to_be_visible()
    content.click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Backspace")
    page.keyboard.type("SELECT * WHERE { ?agent accompagn")
    chosen = page.locator("#query-editor .cm-tooltip-autocomplete [aria-selected]")
    expect(chosen).to_contain_text("accompagne")
    page.clock.run_for(150)
    page.keyboard.press("Enter")
    expect(content).to_contain_text("amu:accompanies")


def _download(page: Page, entity: str) -> None:
    """« Réutiliser »: the formats to download."""
    page.goto("/" + entity.replace(":", "/"))
    page.locator("#reuse > summary").click()
    for title, extension in (("Turtle", "ttl"), ("JSON-LD", "jsonld"), ("RDF/XML", "rdf"), ("N-Triples", "nt")):
        link = page.get_by_role("link", name=title, exact=True).first
        expect(link).to_be_visible()
        assert (link.get_attribute("href") or "").endswith(f".{extension}")
        answer = page.request.get(link.get_attribute("href") or "")
        assert answer.ok
        assert entity.partition(":")[2] in answer.text()


def _the_same_picture(page: Page, picture: str, count: list[int]) -> None:
    """The link of this picture opens the same picture in a fresh profile."""
    page.wait_for_selector("[data-ready=yes]")
    expect(page.locator(".x-way").first).to_be_visible()
    rested(page)
    assert shown(page) == count
    assert page.url == picture
