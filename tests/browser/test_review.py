"""Two pages reviewed by keyboard alone: from proposals to a published statement with its passage."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from amu_graph import load
from amu_graph.builder import build_and_write
from amu_graph.ingest.accept import accept, review_of
from amu_graph.settings import Settings
from browser_serving import Scheme, Visitor, needs_bundles, serving, violations
from founding_data import FOUNDING
from review_pages import CLUB, PROJECT, propose


@pytest.fixture(scope="module", autouse=True)
def _bundles() -> None:
    needs_bundles()


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("review")
    shutil.copytree(FOUNDING, folder / "data")
    propose(folder / "data", folder / "texts")
    build_and_write(folder / "data", folder / "dataset")
    return Settings(data=folder / "data", dataset=folder / "dataset", sources=folder / "texts")


@pytest.fixture(scope="module")
def address(settings: Settings) -> Iterator[str]:
    environment = {"AMU_GRAPH_DATA": str(settings.data), "AMU_GRAPH_SOURCES": str(settings.sources)}
    with serving(settings.dataset, "--edit", environment=environment) as address:
        yield address


@pytest.mark.parametrize(
    "path",
    [
        "/review",
        "/review/jardin",
        "/review/jardin/form",
        "/review/jardin/form?class=Project&at=3",
        "/review/jardin/concept",
    ],
)
@pytest.mark.parametrize(("language", "scheme", "width"), [("fr", "light", 1280), ("en", "dark", 360)])
def test_axe_finds_nothing_and_nothing_overflows(
    visit: Visitor, path: str, language: str, scheme: Scheme, width: int
) -> None:
    page = visit(path, language=language, scheme=scheme, width=width)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def state(page: Page) -> list[str]:
    return [str(each.get_attribute("data-state")) for each in page.locator("[data-state]").all()]


def press(page: Page, key: str, done: int) -> None:
    page.keyboard.press(key)
    expect(page.locator("#progress-words")).to_contain_text(re.compile(rf"\b{done} sur"))


def _review_the_second(page: Page) -> None:
    page.keyboard.press("k")
    page.keyboard.press("ArrowUp")
    press(page, "n", 1)  # the title says nothing
    press(page, "Shift+n", 2)
    press(page, "n", 3)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("e")
    page.wait_for_url("**/form?mark=*")
    page.locator("#key-foundingDate").focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("2020")
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/ateliers?item=*")
    expect(page.locator(".item.current")).to_contain_text("2020")
    page.keyboard.press("ArrowUp")
    press(page, "a", 5)


def test_an_identifier_is_completed_by_its_name_and_by_keyboard_alone(visit: Visitor) -> None:
    page = visit("/review/ateliers/form?class=Participation&at=2")
    page.get_by_label("acteur", exact=False).first.focus()
    page.keyboard.type("ana lop")  # in the text alone
    expect(page.get_by_role("option")).to_contain_text(["person/ana-lopes"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_label("acteur", exact=False).first).to_have_value("person/ana-lopes")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("thomas hug")  # in the graph
    expect(page.get_by_role("option")).to_contain_text(["person/thomas-huguen"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_label("acteur", exact=False).first).to_have_value("person/thomas-huguen")


def test_an_answer_is_given_in_other_documents_too_by_keyboard_alone(visit: Visitor, settings: Settings) -> None:
    page = visit("/review/ateliers")
    page.locator(".item", has_text="Terre d’Ici").first.focus()
    page.keyboard.press("p")
    press(page, "d", 0)
    page.wait_for_function("() => document.querySelector('[data-state=unsure]')")
    assert [one.state for one in review_of(settings, "jardin").names if one.name == "Terre d’Ici"] == ["unsure"]
    press(page, "z", 0)
    expect(page.locator("[data-state=unsure]")).to_have_count(0)
    assert not any(one.answers for one in review_of(settings, "jardin").every)


def test_two_pages_are_reviewed_by_keyboard_and_published_with_their_passages(
    visit: Visitor, settings: Settings
) -> None:
    page = visit("/review")
    page.get_by_role("link", name="Le Jardin des Voisins").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".item.current h2")).to_contain_text("Jardin des Voisins")
    expect(page.locator("mark.lit")).to_have_text(["Jardin des Voisins", "Jardin des Voisins"])
    press(page, "n", 1)
    expect(page.locator(".item.current .in-graph")).to_contain_text("Thomas Huguen accompagne")
    press(page, "s", 2)
    press(page, "a", 3)
    press(page, "z", 2)
    press(page, "a", 3)
    page.keyboard.press("u")
    expect(page.locator(".item.current").get_by_label("Raison, en français")).to_be_focused()
    page.keyboard.type("« douze » est arrondi.")
    page.keyboard.press("Tab")
    page.keyboard.type("“douze” is rounded.")
    press(page, "Enter", 4)
    press(page, "a", 5)
    press(page, "n", 6)
    press(page, "r", 7)
    assert state(page) == ["new", "same", "accept", "unverified", "accept", "new", "reject"]
    page.keyboard.press("n")  # the last line says nothing
    expect(page.locator("form.bare")).to_have_count(0)

    _review_the_second(visit("/review/ateliers"))
    for source in ("jardin", "ateliers"):
        accept(settings, source).change.write()
    assert [one.rejected for one in review_of(settings, "jardin").every] == [True], "what is rejected stays"
    build_and_write(settings.data, settings.dataset)
    graph = load(settings=settings)
    (handover,) = [one for one in graph.show(PROJECT).played_by if one.role.endswith("maitre-d-oeuvre")]
    assert handover.source.endswith("person/thomas-huguen")
    (passage,) = handover.passages
    assert passage.iri.endswith("source/jardin#L3")
    words = graph.portraits.evidence.source(passage.source).words(passage, Path(str(settings.sources)))
    assert "T. Huguen en est l’architecte" in (words or "")
    assert "2020" in str(graph.why(CLUB, "foundingDate"))


def test_without_scripts_every_answer_is_a_form(visit: Visitor) -> None:
    page = visit("/review/jardin", script=False)
    before = state(page)
    page.get_by_role("button", name="Je ne sais pas").first.click()
    expect(page.locator("[data-state=unsure]")).to_have_count(1)
    page.get_by_role("button", name="Annuler").click()
    expect(page.locator("[data-state=unsure]")).to_have_count(0)
    assert state(page) == before


def test_an_answer_from_elsewhere_is_refused(visit: Visitor, settings: Settings) -> None:
    page = visit("/", expected="403")
    before = (settings.data / "review" / "jardin.yaml").read_bytes()
    post = "async (body) => (await fetch('/review/jardin', {method: 'POST', body})).status"
    assert page.evaluate(post, "answer=undo&token=guessed") == 403
    assert (settings.data / "review" / "jardin.yaml").read_bytes() == before
