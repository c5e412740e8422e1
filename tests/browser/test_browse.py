"""Lists, comparisons and questions in a real browser, with scripts and without."""

import re

from playwright.sync_api import expect

from browser_serving import Visitor, needs_bundles


def test_a_list_is_narrowed_compared_and_shared_by_its_address(visit: Visitor) -> None:
    needs_bundles()
    page = visit("/browse/project", language="fr-FR", width=1400)
    page.locator("summary", has_text="Lieu").click()
    page.get_by_role("link", name=re.compile("^Strasbourg")).first.click()
    expect(page).to_have_url(re.compile("place=place%3Astrasbourg"))
    expect(page.locator("#list")).to_contain_text("sur")
    for name in ("Ecoterra", "Lieu Commun"):
        page.get_by_role("checkbox", name=f"Choisir {name} pour comparer").check()
    page.get_by_role("button", name=re.compile("Comparer ce qui est coché")).click()
    expect(page.locator("h1")).to_have_text("Ecoterra · Lieu Commun")
    expect(page.get_by_role("rowheader", name=re.compile("^accompagnateur", re.IGNORECASE))).to_be_visible()
    expect(page.locator(".not-said").first).to_have_text("non dit")
    page.go_back()
    expect(page).to_have_url(re.compile("place=place%3Astrasbourg"))


def test_lists_and_comparisons_fit_a_telephone(visit: Visitor) -> None:
    needs_bundles()
    for path in (
        "/browse/publication",
        "/compare?of=project:ecoterra&of=project:lieu-commun",
        "/correct?of=project:ecoterra",
    ):
        page = visit(path, language="fr-FR", width=360)
        assert page.evaluate("document.documentElement.scrollWidth") == 360, path


def test_the_search_box_offers_the_question_filled_in(visit: Visitor) -> None:
    needs_bundles()
    page = visit("/", language="fr-FR", width=1400)
    page.keyboard.type("qui a accompagné Ecoterra")
    expect(page.get_by_role("option").first).to_contain_text("Qui a accompagné Ecoterra, et à quelle phase")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/ask/project/accompaniment"))
    page.get_by_role("link", name="Graphe", exact=True).click()
    expect(page.locator(".linked svg")).to_be_visible()


def test_a_statement_is_cited_from_its_page(visit: Visitor) -> None:
    needs_bundles()
    page = visit("/project/ecoterra", language="fr-FR", width=1400)
    page.get_by_role("link", name="Citer ou corriger cet énoncé").first.click()
    expect(page.get_by_role("heading", name="Citer cet énoncé")).to_be_visible()
    expect(page.get_by_role("button", name="Copier la citation")).to_be_visible()
