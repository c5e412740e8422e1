"""What pages look like: one header everywhere, fonts of ours, nothing that moves while a page loads."""

import pytest
from playwright.sync_api import Page

from browser_serving import Visitor

TOOLS_AND_PAGES = ("/", "/project/ecoterra", "/search?q=habitat", "/sources", "/query", "/explore")
HEADER = """() => {
  const [top, brand] = [".top", ".brand"].map((each) => document.querySelector(each).getBoundingClientRect());
  return [top.height, top.left, brand.left];
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


@pytest.mark.parametrize("width", [1024, 1400, 1920])
def test_the_header_does_not_move_from_page_to_page(visit: Visitor, width: int) -> None:
    seen = {path: visit(path, width=width).evaluate(HEADER) for path in TOOLS_AND_PAGES}
    assert len({tuple(each) for each in seen.values()}) == 1, seen


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
