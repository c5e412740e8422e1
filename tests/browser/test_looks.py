"""What pages look like: one header everywhere, fonts of ours, nothing that moves while a page loads."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from browser_serving import Visitor

TOOLS_AND_PAGES = ("/", "/project/ecoterra", "/search?q=habitat", "/sources", "/query", "/explore")
HEADER = """() => {
  const [top, brand] = [".top", ".brand"].map((each) => document.querySelector(each).getBoundingClientRect());
  return [top.height, top.left, brand.left];
}"""
MORE = """() => {
  const nav = document.querySelector(".main-nav");
  nav.append(Object.assign(nav.lastElementChild.cloneNode(), { textContent: "Relecture" }));
}"""
CUT = """() => {
  const nav = document.querySelector(".main-nav");
  for (const words of ["Relecture", "Parcourir"]) {
    const more = nav.lastElementChild.cloneNode();
    more.textContent = words;
    nav.append(more);
  }
  const { left, right } = document.querySelector(".top").getBoundingClientRect();
  const boxes = [...nav.children].map((each) => each.getBoundingClientRect());
  return boxes.filter((box) => box.left < left || box.right > right || box.height < 24).length;
}"""
MOVED = """() => new Promise((done) => {
  new PerformanceObserver((list) => done(list.getEntries().reduce((sum, each) => sum + each.value, 0)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(0), 500);
})"""


def test_the_header_does_not_move_from_page_to_page(visit: Visitor) -> None:
    seen: dict[int, dict[str, list[float]]] = {1024: {}, 1400: {}, 1920: {}}
    page = visit("/legal")
    for path in TOOLS_AND_PAGES:
        page.goto(path)
        for width, headers in seen.items():
            page.set_viewport_size({"width": width, "height": 900})
            headers[path] = page.evaluate(HEADER)
    for headers in seen.values():
        assert len({tuple(each) for each in headers.values()}) == 1, seen


def test_a_menu_of_one_item_more_stays_in_its_row(visit: Visitor) -> None:
    """With `serve --edit` the menu has the review too; at 1280 pixels the search gives way, nothing wraps."""
    page = visit("/legal", width=1280)
    before = page.evaluate(HEADER)
    page.evaluate(MORE)
    assert page.evaluate(HEADER) == before


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("path", ["/", "/explore"])
def test_a_menu_of_more_items_is_not_cut(visit: Visitor, path: str, width: int) -> None:
    assert visit(path, width=width).evaluate(CUT) == 0


def loaded(page: Page) -> set[str]:
    """Return the faces that the page has loaded."""
    faces: list[list[str]] = page.evaluate(
        "document.fonts.ready.then(() => [...document.fonts].map((each) => [each.family, each.status]))"
    )
    return {family.strip('"') for family, status in faces if status == "loaded"}


def test_text_is_set_in_our_faces_and_stays_where_it_is(visit: Visitor) -> None:
    page = visit("/project/ecoterra")
    assert {"Source Sans 3", "Source Serif 4"} <= loaded(page)
    assert page.evaluate(MOVED) < 0.02


SMALL = """() => [...document.querySelectorAll(
  ".note-mark, .note-back, .to-statement, .see-query, .button, .chip, summary, .tile, .brand, :is(nav, .switches) a"
)].filter((each) => each.checkVisibility()).flatMap((each) => {
  const { width, height } = each.getBoundingClientRect();
  return width < 23.5 || height < 23.5 ? [`${each.className || each.tagName} ${width} ${height}`] : [];
})"""
CLOSE = """() => {
  const links = [...document.querySelectorAll(".surroundings a")].filter((each) => each.checkVisibility());
  const boxes = links.map((each) => each.querySelector(".node").getBoundingClientRect());
  const middles = boxes.map((box) => box.top + box.height / 2);
  return [middles.length, Math.min(...middles.slice(1).map((y, index) => Math.abs(y - middles[index])))];
}"""
NARROW = (
    *("/", "/project/ecoterra", "/search?q=habitat", "/ask/project/participants", "/ontology", "/report", "/help"),
    *("/help/glossary", "/help/reference/notes", "/legal", "/dataset", "/sources", "/vocab/role/auteur"),
)


@pytest.mark.parametrize("width", [360, 1280])
def test_what_is_clicked_is_large_or_far_enough(visit: Visitor, width: int) -> None:
    """WCAG 2.5.8: 24 pixels, or as far from the next target."""
    page = visit("/project/ecoterra", width=width)
    assert page.evaluate(SMALL) == []
    seen, nearest = page.evaluate(CLOSE)
    assert seen > 5
    assert nearest >= 24


BEYOND = """() => {
  const scrolls = (each) => ["auto", "scroll"].includes(getComputedStyle(each).overflowX);
  const held = (each) => each && each.tagName !== "MAIN" && (scrolls(each) || held(each.parentElement));
  const seen = [...document.querySelectorAll("main *")].filter((each) => each.getClientRects().length);
  const out = seen.filter((each) => each.getBoundingClientRect().right > innerWidth + 1 && !held(each.parentElement));
  return out.map((each) => each.outerHTML.slice(0, 200));
}"""
"""What reaches beyond the window, and is in nothing that scrolls."""


@pytest.mark.parametrize("path", NARROW)
def test_nothing_scrolls_sideways_at_four_times_the_size(visit: Visitor, path: str) -> None:
    """WCAG 1.4.10: 1280 × 1024 pixels enlarged to 400 % are 320 × 256."""
    page = visit(path, width=320, height=256)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(BEYOND) == []


def test_a_screen_reader_hears_a_page_as_an_outline(visit: Visitor) -> None:
    """The tree that assistive technology gets: landmarks, headings without a gap, names, notes that lead both ways."""
    page = visit("/project/ecoterra")
    tree = page.locator("body").aria_snapshot()
    for landmark in ("banner", "main", "contentinfo", 'navigation "Navigation principale"', "search", "complementary"):
        assert f"- {landmark}" in tree
    headings = re.findall(r'- heading "([^"]+)" \[level=(\d)\]', tree)
    levels = [int(level) for _, level in headings]
    assert headings[0] == ("Ecoterra", "1")
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), headings
    order = ("Qui y a pris part", "Ce qu’on en sait", "Les passages qui le disent")
    names = [words for words, level in headings if level == "2"]
    assert [words for words in names if words in order] == list(order)
    assert not re.search(r'- (?:link|button|combobox|searchbox)(?: ""|:|$)', tree, flags=re.MULTILINE), (
        "a name is missing"
    )
    page.locator("[role=doc-noteref]").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".passages li:target")).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(page.locator(".passages li:target a").first).to_be_focused()


def test_paper_has_the_text_whole_and_no_buttons(visit: Visitor) -> None:
    page = visit("/project/ecoterra", width=800)
    page.emulate_media(media="print")
    for gone in (".main-nav", ".top .search", ".actions", "[data-copy]", ".chips", ".note-back", "#embed", "#download"):
        assert not any(each.is_visible() for each in page.locator(gone).all()), gone
    for there in (".passages", "#citation", ".surroundings.wide", ".legend"):
        expect(page.locator(there).first).to_be_visible()
    expect(page.locator(".printed")).to_contain_text("https://w3id.org/amu-graph/project/ecoterra")
    bibtex = page.locator(".reuse pre").first
    expect(bibtex).to_be_visible()
    assert bibtex.evaluate("(each) => each.scrollWidth <= each.clientWidth"), "no line is cut at the edge"


@pytest.mark.parametrize("path", ["/browse/project", "/browse/publication", "/map", "/ask/project/timeline"])
def test_paper_cuts_no_table(visit: Visitor, path: str) -> None:
    """A4 within its margins is 680 pixels wide; what is wider is lost."""
    page = visit(path, width=680)
    page.emulate_media(media="print")
    assert page.evaluate("Math.max(...[...document.querySelectorAll('table')].map((t) => t.scrollWidth))") <= 680
    assert page.evaluate("document.documentElement.scrollWidth") <= 680


def test_paper_has_a_comparison_without_its_form(visit: Visitor) -> None:
    page = visit("/compare?of=project:ecoterra&of=project:lieu-commun", width=800)
    page.emulate_media(media="print")
    assert not any(each.is_visible() for each in page.locator("form, .heading a, .leave").all())
    sizes = page.locator(".side-by-side td :is(bdi, small, .status)").evaluate_all(
        "(all) => all.map((each) => getComputedStyle(each).fontSize)"
    )
    assert len(set(sizes)) == 1
