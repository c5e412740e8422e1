"""The first minute of someone who has never seen RDF, and of those who see, hear or click differently."""

import pytest
from playwright.sync_api import Page, expect

from browser_serving import Visitor


def ready(visit: Visitor) -> Page:
    """Open the home page; its search box has the focus."""
    page = visit("/")
    expect(page.locator("#home-search")).to_be_focused()
    return page


def test_home_is_ready(visit: Visitor) -> None:
    page = ready(visit)
    expect(page.locator(".whole svg a").first).to_be_attached()
    assert page.locator(".whole svg a").count() > 50
    expect(page.locator(".legend")).to_contain_text("organisation")
    assert page.locator(".question").count() == 6
    assert page.locator(".tile").count() == 4, "what readers look for most stands out"
    assert page.locator(".other-classes .chip").count() >= 6


SMALLEST = """() => {
  const texts = [...document.querySelectorAll(".whole svg text")].filter((text) => text.getClientRects().length);
  const pixels = (text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a;
  return [texts.length, Math.min(...texts.map(pixels))];
}"""


@pytest.mark.parametrize("width", [360, 768, 1024, 1400, 1920])
def test_the_names_of_the_drawing_can_be_read(visit: Visitor, width: int) -> None:
    page = visit("/", width=width)
    expect(page.locator(".whole svg a").first).to_be_attached()
    names, pixels = page.evaluate(SMALLEST)
    assert names > 10
    assert pixels >= 11
    assert page.locator(".whole .tip").count() > 50, "links have their arrowheads"


def test_typing_suggests_and_enter_opens_an_entity_with_its_evidence(visit: Visitor) -> None:
    page = ready(visit)
    page.keyboard.type("maitrise dus")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    expect(page.get_by_role("listbox")).to_contain_text("maîtrise d’usage")
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "true")
    assert page.locator("[role=option][aria-selected=true]").count() == 0, "nothing is chosen before the reader chooses"
    page.keyboard.press("ArrowDown")
    assert options.first.get_attribute("aria-selected") == "true"
    page.keyboard.press("Enter")
    page.wait_for_url("**/publication/**")
    expect(page.locator("h1")).to_contain_text("maîtrise d’usage")
    page.locator(".note-mark").first.click()
    expect(page.locator(".passages li:target a").first).to_be_in_viewport()
    page.locator(".passages li:target .note-back").first.click()
    expect(page.locator(".note-mark:target")).to_be_in_viewport()


@pytest.mark.parametrize("words", ["habitat", "participation", "maîtrise d’usage"])
def test_enter_searches(visit: Visitor, words: str) -> None:
    """Without and with suggestions under the field: what was typed is what is looked for."""
    page = ready(visit)
    page.keyboard.type(f"{words}\n")
    page.wait_for_url("**/search?q=*")
    expect(page.locator(".hit").first).to_be_visible()
    page.locator("#main-search").fill("")
    page.locator("#main-search").press_sequentially(words)
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".hit").first).to_be_visible()
    assert "/search?q=" in page.url


def test_keys_of_the_combobox(visit: Visitor) -> None:
    page = ready(visit)
    field = page.get_by_role("combobox")
    page.keyboard.type("stras")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    first = field.get_attribute("aria-activedescendant")
    page.keyboard.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") != first
    page.keyboard.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") == first
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("stras")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").last).to_have_text("Tous les résultats")
    page.get_by_role("option").last.click()
    page.wait_for_url("**/search?q=stras")


def test_language_is_switched_and_remembered(visit: Visitor) -> None:
    page = visit("/project/ecoterra")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.get_by_role("link", name="EN", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "en")


@pytest.mark.parametrize("script", [True, False])
def test_theme_is_switched_and_remembered(visit: Visitor, script: bool) -> None:
    page = visit("/sources", script=script)
    before = (
        page.locator("body").evaluate("(body) => getComputedStyle(body.parentElement).backgroundColor")
        if script
        else ""
    )
    page.locator("a[data-theme-choice=dark]").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.goto("/vocab")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    if script:
        after = page.locator("body").evaluate("(body) => getComputedStyle(body.parentElement).backgroundColor")
        assert before != after


def test_without_script_everything_reads(visit: Visitor) -> None:
    page = visit("/", script=False)
    page.locator("#home-search").fill("ecoterra")
    page.locator("#home-search").press("Enter")
    page.wait_for_url("**/search?q=ecoterra")
    page.locator(".hit-head a").first.click()
    expect(page.locator("h1")).to_have_text("Ecoterra")
    page.locator(".note-mark").first.click()
    expect(page.locator(".passages li:target")).to_be_in_viewport()
    page.goto("/ask/project/participants")
    page.locator("select").select_option("project:lieu-commun")
    page.locator(".ask-form button").click()
    expect(page.locator(".table")).to_contain_text("Association Lieu Commun")


def test_the_keyboard_reaches_the_content_at_once(visit: Visitor) -> None:
    page = visit("/project/ecoterra")
    skips = page.locator(".skip")
    for each in range(3):
        page.keyboard.press("Tab")
        expect(skips.nth(each)).to_be_focused()
        expect(skips.nth(each)).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#cite")).to_be_in_viewport()
    skips.first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_the_citation_is_copied(visit: Visitor) -> None:
    page = visit("/project/ecoterra")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("link", name="Citer, réutiliser").click()
    page.locator("[data-copy=citation]").click()
    expect(page.locator("[data-copy=citation]")).to_have_text("Copié")
    assert "https://w3id.org/amu-graph/project/ecoterra" in page.evaluate("navigator.clipboard.readText()")


def test_print_leaves_the_page(visit: Visitor) -> None:
    page = visit("/project/ecoterra")
    page.emulate_media(media="print")
    expect(page.locator(".main-nav")).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
