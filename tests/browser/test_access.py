"""Accessibility: axe finds nothing on any kind of page, in either language or theme, wide or narrow."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from browser_serving import STANDARDS, Scheme, Visitor, violations

PATHS = (
    "/",
    "/search",
    "/search?q=habitat",
    "/ask",
    "/ask/project/participants",
    "/ask/project/participants?project=project:ecoterra&view=graph",
    "/browse/project",
    "/compare?of=project:ecoterra&of=project:lieu-commun",
    "/correct?of=project:ecoterra&says=SERS",
    "/statement?of=project:ecoterra&value=organization:habitat-de-l-ill",
    "/ask/theme/most-frequent",
    "/dataset",
    "/report",
    "/sources",
    "/changes",
    "/cite/map",
    "/source/strasbourg-co-production",
    "/vocab",
    "/vocab/role",
    "/vocab/role/maitre-d-oeuvre",
    "/ontology",
    "/ontology/Project",
    "/ontology/accompanies",
    "/project/ecoterra",
    "/publication/livre-blanc-amu",
    "/help",
    "/help/glossary",
    "/legal",
    "/nowhere",
)
NOT_FOUND = "404 (Not Found)"
OF_DETAILS = ["color-contrast", "link-name", "list", "listitem", "definition-list"]
DRESS: tuple[tuple[str, Scheme, int], ...] = (("fr", "light", 1280), ("en", "dark", 360))


class Dressed:
    """A page in one language, scheme and width that goes from address to address, and what it says is wrong on each."""

    def __init__(self, browser: Browser, address: str, language: str, scheme: Scheme, width: int) -> None:
        self.visitor = Visitor(browser, address)
        self.page = self.visitor("/legal", language=language, scheme=scheme, width=width)
        self.width = width

    def open(self, path: str) -> Page:
        self.visitor.wrong.clear()
        self.page.evaluate("localStorage.clear(), sessionStorage.clear()")
        self.page.goto(path)
        self.page.locator("main").wait_for()
        self.page.locator(".waiting").wait_for(state="detached")
        return self.page


@pytest.fixture(scope="module", params=DRESS, ids=lambda dress: f"{dress[0]}-{dress[1]}-{dress[2]}")
def dressed(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Dressed]:
    dressed = Dressed(browser, address, *request.param)
    yield dressed
    dressed.visitor.leave()


@pytest.mark.parametrize("path", PATHS)
def test_no_violation_folded_or_open(dressed: Dressed, path: str) -> None:
    page = dressed.open(path)
    assert violations(page, STANDARDS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= dressed.width, "the page scrolls sideways"
    if page.evaluate(OPEN):
        assert violations(page, {"type": "rule", "values": OF_DETAILS}, within="details") == []
    assert [each for each in dressed.visitor.wrong if path != "/nowhere" or NOT_FOUND not in each] == []


OPEN = """() => {
  const folded = [...document.querySelectorAll('details:not([open])')];
  folded.forEach((each) => { each.open = true; });
  return folded.length;
}"""


OUTSIDE = """() => [...document.querySelectorAll('.surroundings')].flatMap((drawing) => {
  if (!drawing.checkVisibility()) return [];
  const frame = drawing.getBoundingClientRect();
  const words = [...drawing.querySelectorAll('text')].filter((each) => {
    const box = each.getBoundingClientRect();
    return box.left < frame.left - 1 || box.right > frame.right + 1;
  });
  return [words.map((each) => each.textContent.trim())];
})"""


@pytest.mark.parametrize(
    "path",
    ["/project/lieu-commun", "/organization/ville-et-amenagement-durable", "/vocab/role/assistant-maitrise-usage"],
)
def test_what_surrounds_an_entity_is_seen_whole(visit: Visitor, path: str) -> None:
    page = visit(path)
    for width in (360, 768, 1000, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(OUTSIDE) == [[]], f"{width}: one drawing shows, with all its words inside"
        figure = page.locator("figure.drawing")
        assert figure.evaluate("(each) => each.scrollWidth <= each.clientWidth"), width
