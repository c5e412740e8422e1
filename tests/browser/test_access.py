"""Accessibility: axe finds nothing on any kind of page, in either language or theme, wide or narrow."""

import pytest

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


@pytest.mark.parametrize(("language", "scheme", "width"), DRESS)
@pytest.mark.parametrize("path", PATHS)
def test_no_violation_folded_or_open(visit: Visitor, path: str, language: str, scheme: Scheme, width: int) -> None:
    expected = NOT_FOUND if path == "/nowhere" else ""
    page = visit(path, language=language, scheme=scheme, width=width, expected=expected)
    page.locator("main").wait_for()
    page.locator(".waiting").wait_for(state="detached")
    assert violations(page, STANDARDS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width, "the page scrolls sideways"
    if page.evaluate(OPEN):
        assert violations(page, {"type": "rule", "values": OF_DETAILS}, within="details") == []


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
