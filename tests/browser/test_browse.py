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


def test_what_changed_since_the_last_visit_is_kept_in_the_browser_alone(visit: Visitor) -> None:
    page = visit("/changes", language="fr-FR")
    place = page.locator("[data-changes]")
    expect(place).to_contain_text("Première visite de cette page")
    page.reload()
    expect(place).to_contain_text("Rien n’a changé depuis le")
    page.evaluate(
        """() => {
          const seen = JSON.parse(localStorage.getItem("amu-graph-seen"));
          seen.day = "2026-03-01";
          seen.digest = "another";
          seen.sources["/source/strasbourg-co-production"][0] = "0";
          seen.sources["/source/withdrawn"] = ["1", "Un document retiré"];
          delete seen.sources["/source/enviroboite-amu"];
          localStorage.setItem("amu-graph-seen", JSON.stringify(seen));
        }"""
    )
    page.goto(page.url.replace("/changes", "/"))
    page.get_by_role("link", name="voir ce qui est nouveau").click()
    for words in (
        "Depuis le 1er\xa0mars 2026",
        "1 nouvelle source",
        "1 source dit autre chose",
        "1 source n’y est plus",
    ):
        expect(place).to_contain_text(words)
    expect(place.get_by_role("link")).to_have_text(
        ["Assistance à maîtrise d’usage\xa0: sélection de ressources", "La co-production"]
    )
    page.get_by_role("button", name="Noter comme vu").click()
    expect(place).to_contain_text("Rien n’a changé depuis le")
    page.get_by_role("button", name="Oublier").click()
    assert page.evaluate("localStorage.getItem('amu-graph-seen')") is None
