"""Pages of things that are dated and counted with qualifiers, and of documents that were not read."""

from pathlib import Path

import pytest

from amu_graph.builder import build
from amu_graph.graph import Graph
from amu_graph.namespaces import BASE
from amu_graph.settings import Settings
from amu_graph.store import Store
from amu_graph.web.views.dossier import dossier
from amu_graph.web.views.timeline import timeline
from founding_data import FOUNDING
from web_client import Client, client_of

NOTE = """source:
  id: page
  kind: reference
  label: Page
  language: fr
  url: https://exemple.fr/page
passages:
  - at: chiffres
    page: 12
    status: interpreted
    because: {fr: La page le dit ; elle n’a pas été relue., en: The page says so; it was not read again.}
    says:
      - {id: project/tilleuls, type: Project, label: Tilleuls, label@en: Lime Trees, kind: habitat-participatif}
      - {id: organization/coop, type: Organization, label: Coop, label@en: Coop, kind: association}
      - {id: person/ana, type: Person, label: Ana, label@en: Ana}
      - {stageOf: project/tilleuls, kind: permis-de-construire, date: 2016-01}
      - {stageOf: project/tilleuls, kind: livraison, date: 2018, planned: true, note: Au printemps.}
      - {quantityOf: project/tilleuls, kind: logements, value: 1200, approximate: true}
      - {agent: person/ana, role: president, context: organization/coop, startDate: 2013, endDate: 2016}
"""


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """A graph of one note."""
    folder = tmp_path_factory.mktemp("measures")
    (folder / "notes").mkdir()
    (folder / "notes" / "page.yaml").write_text(NOTE, encoding="utf-8")
    built = build(folder)
    assert built.ok, built.problems
    return Graph(Store.memory(built.quads), Settings(data=FOUNDING, dataset=folder / "none"))


@pytest.fixture(scope="module")
def pages(dated: Graph) -> Client:
    return client_of(dated)


def test_stages_come_in_the_order_of_their_dates_then_quantities(dated: Graph) -> None:
    told = dossier(dated, dated.portraits.portrait(BASE + "project/tilleuls"), "fr")
    lines = [
        (each.heading.fr, [(one.text.fr, one.aside and one.aside.fr) for one in each.statements])
        for each in told.measures
    ]
    assert lines == [
        ("permis de construire", [("janvier 2016", None)]),
        ("livraison", [("2018 (prévu)", "Au printemps.")]),
        ("logements", [("1\u202f200 (environ)", None)]),
    ]
    assert told.incoming == ()


def test_what_is_planned_says_so_in_time(dated: Graph) -> None:
    told = dossier(dated, dated.portraits.portrait(BASE + "project/tilleuls"), "en")
    moments = [(each.date, each.words.en, each.status) for each in timeline(dated, told)]
    assert moments == [
        ("2016-01", "building permit", "interpreted"),
        ("2018", "handover (planned)", "interpreted"),
    ]


def test_a_role_says_when_it_was_played(pages: Client) -> None:
    assert "de 2013 à 2016" in pages.get("/organization/coop?lang=fr").text
    assert "2013 to 2016" in pages.get("/organization/coop?lang=en").text


@pytest.mark.parametrize(("language", "words"), [("fr", "non lu"), ("en", "not read")])
def test_a_document_known_by_its_address_says_that_it_was_not_read(pages: Client, language: str, words: str) -> None:
    for path in ("/sources", "/source/page", "/project/tilleuls"):
        assert words in pages.get(f"{path}?lang={language}").text, path


def test_evidence_says_the_page_of_the_document(pages: Client) -> None:
    assert "p.\u00a012, «\u00a0chiffres\u00a0»" in pages.get("/project/tilleuls?lang=fr").text


DECIDED = """source: {id: autre, kind: reference, label: Autre, language: fr, url: "https://exemple.fr/autre"}
passages:
  - at: chiffres
    status: interpreted
    because: {fr: La page le dit ; elle n’a pas été relue., en: The page says so; it was not read again.}
    says:
      - {stageOf: project/tilleuls, kind: permis-de-construire, date: 2015}
      - {stageOf: project/tilleuls, kind: livraison, date: 2019, planned: true}
      - {quantityOf: project/tilleuls, kind: sites, value: 3}
"""
CHOICES = {
    "keep": "subject: stage/project--tilleuls--permis-de-construire, property: date, keep: 2015",
    "open": "open: stage/project--tilleuls--livraison--planned, property: date",
    "sites": "subject: quantity/project--tilleuls--sites, property: value, keep: 3",
}


def test_a_value_that_was_kept_is_shown_with_its_passages_and_those_set_aside(tmp_path: Path) -> None:
    for folder in ("notes", "decisions"):
        (tmp_path / folder).mkdir()
    sites = "      - {quantityOf: project/tilleuls, kind: sites, value: 2}\n"
    (tmp_path / "notes" / "page.yaml").write_text(NOTE + sites, encoding="utf-8")
    (tmp_path / "notes" / "autre.yaml").write_text(DECIDED, encoding="utf-8")
    for name, decision in CHOICES.items():
        text = f"{{{decision}, because: {{fr: Parce que., en: Because.}}}}"
        (tmp_path / "decisions" / f"{name}.yaml").write_text(text, encoding="utf-8")
    built = build(tmp_path)
    assert built.ok, built.problems
    graph = Graph(Store.memory(built.quads), Settings(data=FOUNDING, dataset=tmp_path / "none"))
    told = dossier(graph, graph.portraits.portrait(BASE + "project/tilleuls"), "fr")
    lines = [
        (
            one.text.fr,
            one.choice,
            one.because and one.because.fr,
            [each.source.rpartition("/")[2] for each in one.passages],
        )
        for each in told.measures
        for one in each.statements
        if "logements" not in each.heading.fr
    ]
    assert lines == [
        ("2015", "kept", "Parce que.", ["autre", "editorial-decisions"]),
        ("janvier 2016", "aside", None, ["page"]),
        ("2018", "open", "Parce que.", ["page"]),
        ("2019", "open", None, ["autre"]),
        ("3", "kept", "Parce que.", ["autre", "editorial-decisions"]),
        ("2", "aside", None, ["page"]),
    ]
    assert not [each for each in timeline(graph, told) if "livraison" in each.words.fr]
