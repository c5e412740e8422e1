"""The page on which SPARQL is written, in a real browser: it completes our terms, shows answers, and shares them."""

import re
import subprocess
import sys
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from browser_serving import STANDARDS, Scheme, Visitor, violations

UNFINISHED = "400 (Bad Request)"


def opened(query: str, **more: str) -> str:
    return "/query?" + urlencode({"query": query, **more})


def edit(page: Page) -> None:
    """Turn to the field: the editor takes its place."""
    page.evaluate("document.querySelector('#query-text')?.focus()")  # at once: it may go any moment
    page.locator("#query-editor .cm-content").wait_for()


def text_of(page: Page) -> str:
    """What stands in the editor, or in the field that it takes the place of."""
    plain: str | None = page.evaluate("document.querySelector('#query-text')?.value")
    if plain is not None:
        return plain
    lines = page.locator("#query-editor .cm-line").all_inner_texts()
    return "\n".join("" if line == "\n" else line for line in lines)


def write(page: Page, *lines: str) -> None:
    """Write at the end of what stands in the editor."""
    edit(page)
    page.locator("#query-editor .cm-content").click()
    page.keyboard.press("Control+End")
    for line in lines:
        page.keyboard.type(line)


def option(page: Page, words: str) -> None:
    """Wait until `words` are the chosen suggestion, and take it."""
    chosen = page.locator("#query-editor .cm-tooltip-autocomplete [aria-selected]")
    expect(chosen).to_contain_text(words)
    page.clock.run_for(100)  # a suggestion that has just appeared is not taken by a hasty Enter
    page.keyboard.press("Enter")


def rows(page: Page) -> list[list[str]]:
    page.locator(".results-table").wait_for()
    return [row.locator("td").all_inner_texts() for row in page.locator(".results-table tbody tr").all()]


def test_see_the_query_on_an_entity_page_fills_the_editor_and_answers(visit: Visitor) -> None:
    page = visit("/project/ecoterra")
    page.get_by_role("link", name="Voir la requête").first.click()
    assert "project/ecoterra" in text_of(page)
    assert rows(page)


def test_a_french_label_completes_to_our_term_and_declares_its_prefix(visit: Visitor) -> None:
    page = visit(opened("SELECT ?agent ?thing WHERE {"), expected=UNFINISHED, clock=True)
    write(page, "\n?agent accompagn")
    option(page, "accompagne")
    assert "?agent amu:accompanies" in text_of(page)
    assert text_of(page).startswith("PREFIX amu: <https://w3id.org/amu-graph/ontology#>")
    write(page, " ?thing }")
    page.keyboard.press("Control+Enter")
    assert ["Eco-Quartier Strasbourg", "Ecoterra"] in rows(page)


def test_several_words_without_accents_complete_too(visit: Visitor) -> None:
    page = visit(opened("SELECT * { ?x amu:role "), expected=UNFINISHED, clock=True)
    write(page, "maitre d'oeuv")
    option(page, "maître d’œuvre")
    assert "amu:role role:maitre-d-oeuvre" in text_of(page)


def test_english_labels_complete_in_english(visit: Visitor) -> None:
    page = visit(opened("SELECT * { ?x a "), language="en", expected=UNFINISHED, clock=True)
    write(page, "buildi")
    option(page, "Building")
    assert "?x a amu:Building" in text_of(page)


def test_prefixes_variables_and_words_complete(visit: Visitor) -> None:
    page = visit(opened("PREFIX "), expected=UNFINISHED, clock=True)
    write(page, "skos")
    option(page, "skos:")
    assert text_of(page).startswith("PREFIX skos: <http://www.w3.org/2004/02/skos/core#>")
    write(page, "\nSELECT ?something { ?som")
    option(page, "?something")
    page.keyboard.type(" ?p ?o OPTI")
    option(page, "OPTIONAL")
    assert "SELECT ?something { ?something ?p ?o OPTIONAL" in text_of(page)


def test_names_are_links_and_literals_have_their_language(visit: Visitor) -> None:
    page = visit(
        opened(
            'SELECT ?who ?label { VALUES ?who { project:ecoterra } ?who rdfs:label ?label FILTER(LANG(?label) = "fr") }'
        )
    )
    rows(page)
    page.get_by_role("link", name="Ecoterra").first.wait_for()
    assert page.locator(".results-table td a").first.get_attribute("href") == "/project/ecoterra"


def test_an_error_is_marked_at_its_place_and_said_in_words(visit: Visitor) -> None:
    page = visit("/query", expected=UNFINISHED)
    write(page, "\n}")
    page.keyboard.press("Control+Enter")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Erreur de syntaxe SPARQL, ligne 8, colonne 1")
    expect(page.locator("#query-editor .cm-lintRange-error")).to_have_text("}")
    page.get_by_role("button", name="Aller à la ligne 8, colonne 1").click()
    expect(page.locator("#query-editor")).to_be_focused()
    page.keyboard.press("Delete")
    expect(page.locator("#query-editor .cm-lintRange-error")).to_have_count(0)


def test_what_the_engine_notices_late_is_marked_where_it_begins(visit: Visitor) -> None:
    page = visit(opened("SELECT ?x WHERE {\n ?x a amu:Project FILTER(?x = )\n}"), expected=UNFINISHED)
    expect(page.locator("#query-editor .cm-lintRange-error")).to_have_text("}")
    expect(page.locator("#query-editor .cm-lintRange-warning")).to_have_text(")")


def test_a_misspelt_term_of_ours_is_marked(visit: Visitor) -> None:
    page = visit(opened("ASK { ?x amu:acompanies ?y ; rdfs:label ?z }"))
    expect(page.locator("#query-editor .cm-lintRange-warning")).to_have_text("amu:acompanies")


def test_a_limit_that_is_exceeded_is_said_in_words(visit: Visitor) -> None:
    nested = "SELECT * { " + "{ " * 30 + "?s ?p ?o" + " }" * 31
    page = visit(opened(nested), language="en", expected=UNFINISHED)
    expect(page.get_by_role("alert")).to_contain_text("The query is too complex")


def test_a_running_query_can_be_stopped(visit: Visitor) -> None:
    product = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?g) }"
    page = visit(opened(product))
    page.get_by_role("button", name="Arrêter").click()
    expect(page.locator(".result-status")).to_have_text("La requête est arrêtée.")
    expect(page.get_by_role("button", name="Arrêter")).to_be_hidden()


YEARS = "SELECT ?y (COUNT(?p) AS ?n) WHERE { ?p amu:year ?y } GROUP BY ?y ORDER BY ?y"


def test_numbers_by_year_are_a_chart_named_by_the_year(visit: Visitor) -> None:
    page = visit(opened(YEARS))
    page.get_by_role("tab", name="Diagramme").click()
    bars = page.locator(".bars tbody tr")
    expect(bars.first.locator("th")).to_have_text("1997")
    expect(bars.first.locator("td")).to_have_text("1")


def test_what_is_said_of_a_suggestion_covers_no_other(visit: Visitor) -> None:
    page = visit(opened("SELECT ?agent ?thing WHERE {"), expected=UNFINISHED)
    write(page, "\n?agent accompagn")
    about = page.locator("#query-editor .cm-completionInfo")
    expect(about).to_contain_text("propriété")
    proposals = page.locator("#query-editor .cm-tooltip-autocomplete > ul")
    inside, outside = about.bounding_box(), proposals.bounding_box()
    assert inside
    assert outside
    below = inside["y"] >= outside["y"] + outside["height"] - 1
    assert (
        below
        or inside["x"] >= outside["x"] + outside["width"] - 1
        or inside["y"] + inside["height"] <= outside["y"] + 1
    )


def test_keys_are_named_where_there_are_keys(browser: Browser, address: str) -> None:
    for touch in (False, True):
        context = browser.new_context(base_url=address, has_touch=touch, is_mobile=touch)
        page = context.new_page()
        page.goto("/query")
        expect(page.locator(".toolbar button").first).to_be_visible()
        expect(page.locator(".toolbar kbd")).to_have_count(1)
        assert page.locator(".toolbar kbd").is_visible() is not touch
        context.close()


def test_columns_sort_up_down_and_back(visit: Visitor) -> None:
    page = visit(opened("SELECT ?name ?n { VALUES (?name ?n) { ('b' 10) ('é' 9) ('a' 100) } } ORDER BY ?name"))
    written = [row[0] for row in rows(page)]
    page.get_by_role("button", name="n", exact=True).click()
    assert [row[1] for row in rows(page)] == ["9", "10", "100"]
    expect(page.locator("th[aria-sort=ascending]")).to_have_text(re.compile("n"))
    page.get_by_role("button", name="n", exact=True).click()
    assert [row[1] for row in rows(page)] == ["100", "10", "9"]
    page.get_by_role("button", name="n", exact=True).click()
    assert [row[0] for row in rows(page)] == written


def test_a_long_answer_is_shown_in_portions_and_says_so(visit: Visitor) -> None:
    page = visit(opened("SELECT * { ?s ?p ?o }"))
    assert len(rows(page)) == 200
    expect(page.locator(".result-panel")).to_contain_text(re.compile(r"Les 200 premières lignes sur \d"))
    page.get_by_role("button", name="Montrer la suite").click()
    expect(page.locator(".results-table tbody tr")).to_have_count(600)


@pytest.mark.parametrize(
    ("query", "formats"),
    [
        ("SELECT * { ?s amu:accompanies ?o }", ["json", "xml", "csv", "tsv"]),
        ("CONSTRUCT WHERE { ?s amu:accompanies ?o }", ["ttl", "jsonld", "rdf", "nt", "trig", "nq"]),
    ],
)
def test_every_format_can_be_downloaded(visit: Visitor, query: str, formats: list[str]) -> None:
    page = visit(opened(query))
    menu = page.get_by_text("Télécharger", exact=True)
    menu.click()
    links = page.locator(".menu-list a")
    assert [each.get_attribute("download") for each in links.all()] == [f"amu-graph.{each}" for each in formats]
    for number, extension in enumerate(formats):
        if number:
            menu.click()
        with page.expect_download() as waiting:
            links.nth(number).click()
        assert waiting.value.suggested_filename == f"amu-graph.{extension}"
        assert b"eco-quartier-strasbourg" in waiting.value.path().read_bytes()


def test_a_query_too_long_for_an_address_is_downloaded_and_shared_all_the_same(visit: Visitor) -> None:
    query = "SELECT ?x { VALUES ?x { " + " ".join(f'"{n:05}"' for n in range(2500)) + " } }"
    page = visit("/query#" + urlencode({"query": query}))
    assert len(rows(page)) == 200
    page.get_by_text("Télécharger", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV").click()
    assert waiting.value.path().read_bytes().count(b"\r\n") == 2501
    again = visit(urlsplit(page.url).path + "#" + urlsplit(page.url).fragment)
    assert len(rows(again)) == 200


def test_the_link_shows_the_same_in_a_fresh_profile(visit: Visitor) -> None:
    page = visit("/query?" + urlencode({"question": "theme/most-frequent"}))
    page.get_by_role("tab", name="Diagramme").click()
    page.locator(".bars").wait_for()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copier le lien").click()
    link = page.evaluate("navigator.clipboard.readText()")
    assert "SELECT" in parse_qs(urlsplit(link).query)["query"][0]
    again = visit(link)
    again.locator(".bars").wait_for()
    assert text_of(again) == text_of(page)
    assert again.locator(".bars").inner_text() == page.locator(".bars").inner_text()


@pytest.mark.parametrize("question", ["theme/hierarchy", "event/chronology", "coverage/entities-by-class"])
def test_a_question_opens_in_the_view_that_it_names(visit: Visitor, question: str) -> None:
    page = visit("/query?" + urlencode({"question": question}))
    view = {"theme/hierarchy": "Graphe", "event/chronology": "Frise", "coverage/entities-by-class": "Diagramme"}[
        question
    ]
    expect(page.get_by_role("tab", name=view)).to_have_attribute("aria-selected", "true")
    expect(page.locator(".answer-graph, .time-strip, .bars")).to_have_count(1)


def test_the_nodes_of_the_graph_are_links(visit: Visitor) -> None:
    page = visit(opened("CONSTRUCT WHERE { ?agent amu:accompanies ?thing }"))
    page.get_by_role("link", name="Ecoterra").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/project/ecoterra")


def test_tabs_follow_the_arrows(visit: Visitor) -> None:
    page = visit(opened("SELECT ?a ?b { ?a amu:accompanies ?b }"))
    page.get_by_role("tab", name="Table").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Graphe")).to_be_focused()
    page.locator(".answer-graph").wait_for()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Carte")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".raw-answer")).to_contain_text('"bindings"')
    assert parse_qs(urlsplit(page.url).query)["view"] == ["raw"]


def lay_out(page: Page) -> None:
    page.locator(".result-panel").wait_for()  # the words of the answer come first
    page.get_by_role("button", name="Mettre en forme").click()
    expect(page.locator(".result-status")).to_have_text("La requête est mise en forme.")


def test_formatting_changes_white_space_only_and_settles(visit: Visitor) -> None:
    page = visit(
        opened("select ?x where{?x a amu:Project;rdfs:label ?l. optional{?x a ?p} # où\nfilter(?l!='{')}limit 5")
    )
    lay_out(page)
    laid_out = text_of(page)
    assert laid_out.splitlines() == [
        "SELECT ?x WHERE {",
        "  ?x a amu:Project ; rdfs:label ?l .",
        "  OPTIONAL { ?x a ?p } # où",
        "  FILTER(?l!='{')",
        "}",
        "LIMIT 5",
    ]
    lay_out(page)
    assert text_of(page) == laid_out


@pytest.mark.parametrize("name", ["project/participants", "event/chronology", "provenance/by-source"])
def test_the_queries_of_the_catalogue_are_laid_out_already(visit: Visitor, name: str) -> None:
    page = visit("/query?" + urlencode({"question": name}))
    edit(page)  # which shows as many lines before as after
    before = text_of(page)
    lay_out(page)
    assert text_of(page) == before


def test_the_same_query_as_code(visit: Visitor) -> None:
    page = visit(opened("""ASK { ?x rdfs:label "l'eau"@fr }"""))
    page.get_by_role("button", name="Code").click()
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    texts = dialog.locator("pre").all_inner_texts()
    assert len(texts) == 3
    assert "l'\\''eau" in texts[0]
    compile(texts[1], "copied.py", "exec")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


QUOTED = """# l'été "dit" \\\\
SELECT ?name WHERE { VALUES ?name { "c'est \\"dit\\"" } }"""


@pytest.mark.parametrize(
    ("query", "accept", "found"),
    [
        (QUOTED, "text/csv", 'c\'est "dit"'),
        ("ASK { ?s ?p ?o }", "", "true"),
        ("DESCRIBE amu:Role", "text/turtle", "amu:Role"),
    ],
)
def test_the_copied_code_asks_the_same_query(visit: Visitor, query: str, accept: str, found: str) -> None:
    page = visit(opened(query))
    page.get_by_role("button", name="Code").click()
    page.get_by_role("dialog").wait_for()
    shell, script, _ = page.get_by_role("dialog").locator("pre").all_inner_texts()
    said = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=True, timeout=60).stdout
    assert found in said.replace('""', '"')
    assert accept in shell
    printed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120)
    assert found in printed.stdout


def test_the_last_queries_are_remembered_here_and_can_be_forgotten(visit: Visitor) -> None:
    page = visit(opened("ASK { ?first ?p ?o }"))
    page.locator(".verdict").wait_for()
    page.goto("/query")
    page.get_by_text("Dernières requêtes").click()
    page.get_by_role("button", name=re.compile("ASK")).click()
    expect(page.locator(".verdict")).to_have_text("oui")
    assert "?first" in text_of(page)
    page.get_by_role("button", name="Les effacer").click()
    assert page.evaluate("localStorage.length") == 0
    page.goto("/query")
    page.get_by_text("Dernières requêtes").click()
    expect(page.locator("#query-history")).to_contain_text("se retrouveront ici")


def test_escape_then_tab_leaves_the_editor(visit: Visitor) -> None:
    page = visit("/query")
    write(page, " ")
    page.keyboard.press("Tab")
    expect(page.locator("#query-editor")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Exécuter")).to_be_focused()
    page.keyboard.press("Enter")
    assert rows(page)


def test_without_javascript_the_form_answers(visit: Visitor) -> None:
    page = visit("/query", script=False, expected=UNFINISHED)
    page.get_by_role("button", name="Exécuter").click()
    page.get_by_role("link", name="Ecoterra").first.wait_for()
    page.get_by_label("Requête SPARQL").fill("SELECT ?x { ?x ")
    page.get_by_role("button", name="Exécuter").click()
    expect(page.get_by_role("alert")).to_contain_text("Erreur de syntaxe")


def test_markup_and_scripts_in_an_answer_are_text(visit: Visitor) -> None:
    query = """SELECT ?x ?y ?yLabel { VALUES (?x ?y ?yLabel) {
      ("<img src=x onerror=alert(1)>" <javascript:alert> "<b>js</b>")
      ("</td><script>alert(2)</script>" <https://w3id.org/amu-graph///example.org/> "double slash")
    } }"""
    page = visit(opened(query))
    assert rows(page)[0] == ["<img src=x onerror=alert(1)>", "<b>js</b>"]
    assert page.locator(".results-table a").count() == 0
    assert page.locator(".results-table img, .results-table script, .results-table b").count() == 0


def test_the_other_language_keeps_the_query(visit: Visitor) -> None:
    page = visit(opened("ASK { ?kept ?p ?o }"))
    page.locator(".verdict").wait_for()
    page.locator(".switches a[hreflang=en]").click()
    expect(page.locator(".verdict")).to_have_text("yes")
    assert "?kept" in text_of(page)


VIEWS = (
    "/query",
    opened("SELECT ?a ?b { ?a amu:accompanies ?b }"),
    opened("CONSTRUCT WHERE { ?a amu:accompanies ?b }", view="graph"),
    "/query?" + urlencode({"question": "event/chronology"}),
    "/query?" + urlencode({"question": "coverage/entities-by-class"}),
    opened("ASK { ?s ?p ?o }"),
)


@pytest.mark.parametrize(("language", "scheme", "width"), [("fr", "light", 1280), ("en", "dark", 360)])
@pytest.mark.parametrize("path", VIEWS)
def test_axe_finds_nothing(visit: Visitor, path: str, language: str, scheme: Scheme, width: int) -> None:
    page = visit(path, language=language, scheme=scheme, width=width)
    if path != "/query":
        page.locator(".result-actions").wait_for()
        edit(page)
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    page.evaluate("Promise.all(document.getAnimations().map((each) => each.finished))")
    assert violations(page, STANDARDS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width, "the page scrolls sideways"


def test_axe_finds_nothing_in_suggestions_and_errors(visit: Visitor) -> None:
    page = visit("/query", expected=UNFINISHED)
    write(page, "\n}")
    page.keyboard.press("Control+Enter")
    page.get_by_role("alert").wait_for()
    write(page, " projet")
    page.locator("#query-editor .cm-tooltip-autocomplete").wait_for()
    assert violations(page, STANDARDS) == []


ASKED = "() => document.querySelector('.result-status')?.textContent ?? ''"


def test_a_second_run_during_the_first_ends_the_first(visit: Visitor) -> None:
    """The first answer is held back until the second has come; neither its words nor its clock come after."""
    page = visit(opened("SELECT ?first WHERE { ?first a amu:Project }"), clock=True)
    assert rows(page)
    held: list[Route] = []
    page.route("**/sparql", lambda route: held.append(route) if not held else route.fallback())
    write(page, " # again")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".stale")).to_be_attached()
    write(page, " # and again")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".result-status")).to_contain_text("lignes")
    held[0].abort()
    page.clock.run_for(2500)  # two ticks of a clock that would go on
    assert "lignes" in page.evaluate(ASKED)
    expect(page.locator(".stale")).not_to_be_attached()
    expect(page.get_by_role("button", name="Arrêter")).to_be_hidden()


def test_back_returns_to_the_query_before(visit: Visitor) -> None:
    page = visit(opened("ASK { project:ecoterra a amu:Project }"))
    expect(page.locator(".verdict")).to_have_text("oui")
    write(page, " # once more")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**once*more**")
    page.go_back()
    expect(page.locator("#query-editor .cm-content")).not_to_contain_text("once more")
    expect(page.locator(".verdict")).to_have_text("oui")
    page.go_forward()
    expect(page.locator("#query-editor .cm-content")).to_contain_text("once more")


def test_forward_overtakes_an_answer_that_has_not_come(visit: Visitor) -> None:
    """Back, then forward at once: the query before is not answered any more, and its address is not written over."""
    page = visit(opened("ASK { project:ecoterra a amu:Project }"))
    expect(page.locator(".verdict")).to_have_text("oui")
    write(page, " # once more")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**once*more**")
    held: list[Route] = []
    page.route("**/sparql", lambda route: held.append(route) if not held else route.fallback())
    page.go_back()
    expect(page.locator("#query-editor .cm-content")).not_to_contain_text("once more")
    expect(page.get_by_role("button", name="Arrêter")).to_be_visible()
    page.go_forward()
    expect(page.locator("#query-editor .cm-content")).to_contain_text("once more")
    expect(page.get_by_role("button", name="Arrêter")).to_be_hidden()
    expect(page).to_have_url(re.compile("once.more"))


def test_a_name_that_does_not_exist_is_named_with_what_is_near(visit: Visitor) -> None:
    page = visit(opened("SELECT ?p WHERE { ?p a amu:Projet }"))
    expect(page.locator("#query-result")).to_contain_text("amu:Project")
    expect(page.locator("#query-result")).to_contain_text("amu:Projet")
    page.locator(".cm-lintRange").hover()
    expect(page.locator(".cm-tooltip-lint")).to_contain_text("amu:Project\u202f?")


LINES = "(cells) => cells.map((each) => each.getClientRects().length)"


def test_tables_break_no_word_and_align_headings_with_numbers(visit: Visitor) -> None:
    query = """SELECT ?x ?status (COUNT(*) AS ?n)
    WHERE { GRAPH ?g { ?x a amu:Project } ?g dcterms:type ?status } GROUP BY ?x ?status"""
    page = visit(opened(query))
    assert rows(page)
    cells = page.locator(".results-table td bdi")
    words = cells.all_inner_texts()
    lines = cells.evaluate_all(LINES)
    assert all(count == 1 for count, text in zip(lines, words, strict=True) if " " not in text)
    heading = page.locator(".results-table th.number .sort")
    assert heading.evaluate("(each) => getComputedStyle(each).textAlign") == "end"


def test_a_timeline_marks_each_thing_once(visit: Visitor) -> None:
    """Two rows of one publication, which has two themes, are one mark on the strip."""
    query = "SELECT ?p ?date ?theme WHERE { ?p dcterms:issued ?date ; dcterms:subject ?theme }"
    page = visit(opened(query))
    found = rows(page)
    page.get_by_role("tab", name="Frise").click()
    expect(page.locator(".time-strip .dots circle")).to_have_count(len({row[0] for row in found}))


def test_a_long_answer_is_shown_part_by_part(visit: Visitor) -> None:
    """Rows are added to those that stand; `benchmarks/bench_scroll.py` measures how they scroll."""
    page = visit(opened("SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT 10000"))
    body = page.locator(".results-table tbody tr")
    body.first.evaluate("(row) => { row.dataset.kept = 'yes' }")
    for count in range(200, 2000, 400):
        expect(body).to_have_count(count)
        page.get_by_role("button", name="Montrer la suite").click()
    expect(body).to_have_count(2000)
    expect(body.first).to_have_attribute("data-kept", "yes")
