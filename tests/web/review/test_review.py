"""The pages that write: who may, what is an answer, and what the forms refuse."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from amu_graph.graph import Graph
from amu_graph.ingest.accept import review_of
from amu_graph.ingest.proposals import Answer, Name, Review, Statement
from amu_graph.ingest.records import record
from amu_graph.ingest.review_files import path_of, save
from amu_graph.ingest.session import Session, mark_of
from amu_graph.settings import Settings
from amu_graph.web import create_app
from amu_graph.web.review.shown import Document
from founding_data import FOUNDING
from review_pages import PROJECT, propose
from web_client import Client

HERE = "http://127.0.0.1:8747"
OWN = {"host": "127.0.0.1:8747", "origin": HERE, "sec-fetch-site": "same-origin"}


@pytest.fixture
def settings(tmp_path: Path, dataset: Path) -> Settings:
    shutil.copytree(FOUNDING, tmp_path / "data")
    propose(tmp_path / "data", tmp_path / "texts")
    return Settings(data=tmp_path / "data", dataset=dataset, sources=tmp_path / "texts")


@pytest.fixture
def desk(graph: Graph, settings: Settings) -> Client:
    return Client(create_app(graph, settings, edit=True))


def token(desk: Client) -> str:
    (found,) = set(re.findall(r'name="token" value="([^"]+)"', desk.get("/review/jardin", headers=OWN).text))
    return str(found)


def find(settings: Settings, words: str) -> Name | Statement:
    every = review_of(settings, "jardin").every
    return next(one for one in every if words in (one.name if isinstance(one, Name) else str(one.says)))


def post(desk: Client, fields: dict[str, str], path: str = "/review/jardin", **headers: str) -> int:
    given = {**OWN, **headers}
    sent = {name: value for name, value in given.items() if value}
    return desk.request("POST", path, data={"token": token(desk), **fields}, headers=sent).status_code


def test_a_file_with_a_problem_says_where_and_leaves_the_others(desk: Client, settings: Settings) -> None:
    proposals = settings.data / "review" / "jardin.yaml"
    proposals.with_stem("autre").write_text("source: {id: autre}\nnames: [\n", encoding="utf-8")
    listed = desk.get("/review", headers=OWN).text
    assert "/review/jardin" in listed
    assert "le fichier de propositions a des problèmes" in listed
    page = desk.get("/review/autre", headers={**OWN, "accept": "text/html"})
    assert page.status_code == 500
    assert "data/review/autre.yaml:" in page.text


def test_without_edit_there_is_no_page_that_writes(client: Client) -> None:
    for path in ("/review", "/review/jardin", "/review/jardin/form"):
        assert client.get(path).status_code == 404
        assert client.request("POST", path).status_code in (404, 405)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"origin": ""}, 303),
        ({"origin": "null"}, 303),
        ({"origin": "", "sec-fetch-site": ""}, 303),
        ({"origin": "null", "sec-fetch-site": ""}, 403),
        ({"origin": "https://elsewhere.example"}, 403),
        ({"origin": "https://elsewhere.example", "sec-fetch-site": "cross-site"}, 403),
        ({"origin": "http://127.0.0.1:8748", "sec-fetch-site": "same-site"}, 403),
        ({"origin": "", "sec-fetch-site": "cross-site"}, 403),
        ({"host": "elsewhere.example", "origin": "http://elsewhere.example"}, 403),
    ],
    ids=str,
)
def test_only_pages_of_this_server_write(
    desk: Client, settings: Settings, headers: dict[str, str], status: int
) -> None:
    one = find(settings, "livraison")
    assert post(desk, {"mark": mark_of(one), "answer": "accept"}, **headers) == status
    assert (find(settings, "livraison").answer is not None) == (status == 303)


def test_an_origin_that_may_read_may_not_write(graph: Graph, settings: Settings) -> None:
    elsewhere = "https://elsewhere.example"
    desk = Client(create_app(graph, replace(settings, origins=(elsewhere,)), edit=True))
    one = find(settings, "livraison")
    assert post(desk, {"mark": mark_of(one), "answer": "accept"}, origin=elsewhere) == 403


@pytest.mark.parametrize("guess", ["", "é", "guessed"])
def test_a_guessed_token_is_refused(desk: Client, settings: Settings, guess: str) -> None:
    fields = {"token": guess, "mark": mark_of(find(settings, "livraison")), "answer": "accept"}
    assert desk.request("POST", "/review/jardin", data=fields, headers=OWN).status_code == 403


@pytest.mark.parametrize(
    ("words", "answer", "status"),
    [
        ("livraison", "accept", 303),
        ("livraison", "same:person/a", 400),
        ("livraison", "interpreted", 400),
        ("livraison", "perhaps", 400),
        ("T. Huguen", "accept", 400),
        ("T. Huguen", "same:person/thomas-huguen", 303),
        ("T. Huguen", "same:", 400),
        ("T. Huguen", "same:person/../huguen", 400),
        ("T. Huguen", "new:evil", 400),
        ("T. Huguen", "new:nobody/thomas", 400),
    ],
)
def test_what_is_no_answer_is_refused(desk: Client, settings: Settings, words: str, answer: str, status: int) -> None:
    assert post(desk, {"mark": mark_of(find(settings, words)), "answer": answer}) == status


def test_what_is_gone_is_not_found(desk: Client) -> None:
    assert post(desk, {"mark": "0" * 12, "answer": "accept"}) == 404
    assert desk.get("/review/nulle-part", headers=OWN).status_code == 404
    assert desk.get("/review/..%2Fnotes", headers=OWN).status_code == 404


def test_alike_answers_those_of_one_origin_and_kind_and_nothing_answered(desk: Client, settings: Settings) -> None:
    roles = [one for one in review_of(settings, "jardin").statements if "role" in one.says]
    assert len(roles) == 2
    assert post(desk, {"mark": mark_of(roles[0]), "answer": "reject", "alike": "1"}) == 303
    found = review_of(settings, "jardin").statements
    assert [one.rejected for one in found] == ["role" in one.says for one in found]


def test_new_names_that_are_alike_keep_identifiers_of_their_own(desk: Client, settings: Settings) -> None:
    club = find(settings, "Terre d’Ici")
    assert isinstance(club, Name)
    assert post(desk, {"mark": mark_of(club), "answer": f"new:{club.id}", "alike": "1"}) == 303
    assert find(settings, "Terre d’Ici").answer == Answer(verdict="new", id=club.id)


def test_one_answer_serves_every_document_that_proposes_the_same(desk: Client, settings: Settings) -> None:
    def clubs() -> list[Answer | None]:
        every = [one for source in ("jardin", "ateliers") for one in review_of(settings, source).names]
        return [one.answer for one in every if one.name == "Terre d’Ici"]

    assert desk.get("/review/jardin", headers={**OWN, "accept-language": "fr"}).text.count('name="elsewhere"') == 1
    club = mark_of(find(settings, "Terre d’Ici"))
    assert post(desk, {"mark": club, "answer": "same:organization/x", "elsewhere": "1"}) == 303
    assert clubs() == [Answer(verdict="same", id="organization/x")] * 2
    assert sum(one.answer is not None for one in review_of(settings, "ateliers").every) == 1
    assert post(desk, {"answer": "undo"}) == 303
    assert clubs() == [None, None]


def test_the_page_marks_words_and_says_what_the_graph_knows(desk: Client) -> None:
    page = desk.get("/review/jardin", headers={**OWN, "accept-language": "fr"}).text
    assert re.search(r'<mark data-marks="[0-9a-f ]+">douze logements</mark>', page)
    assert "accompagne et" in page
    assert "réponses\u00a0: 0 sur 7" in page


def test_what_the_graph_says_otherwise_and_words_without_a_concept_are_shown(desk: Client, settings: Settings) -> None:
    session = Session(settings.data / "review" / "jardin.yaml", settings.data)
    says = {
        "id": "organization/reseau-de-l-assistance-a-maitrise-d-usage",
        "foundingDate": "1999",
        "subject": "jardinage",
    }
    session.add(Statement(at="3", says=says, by="rule/x"))
    page = desk.get("/review/jardin", headers={**OWN, "accept-language": "fr"}).text
    assert 'concept?scheme=theme&amp;slug=jardinage"' in page
    assert "Le graphe dit autre chose\u00a0: date de création\u00a0: 2013" in page


def test_reviewers_who_differ_are_shown_with_what_each_answered(desk: Client, settings: Settings) -> None:
    mark = mark_of(find(settings, "T. Huguen"))
    path = settings.data / "review" / "jardin.yaml"
    Session(path, settings.data, by="AB").answer([mark], Answer(verdict="same", id="person/thomas-huguen"))
    Session(path, settings.data, by="CD").answer([mark], Answer(verdict="reject"))
    page = desk.get("/review/jardin", headers={**OWN, "accept-language": "fr"}).text
    assert "AB\u00a0: c’est person/thomas-huguen" in page
    assert "CD\u00a0: refusé" in page
    assert "réponses\u00a0: 0 sur 7" in page, "what reviewers differ about is not decided"


def test_a_document_without_proposals_and_one_that_is_finished_say_so(desk: Client, settings: Settings) -> None:
    empty = settings.data / "review" / "vide.yaml"
    empty.write_text("source: {id: vide, label: Vide, language: fr}\n", encoding="utf-8")
    assert "Rien n’est proposé" in desk.get("/review/vide", headers={**OWN, "accept-language": "fr"}).text
    session = Session(settings.data / "review" / "ateliers.yaml", settings.data)
    session.answer(map(mark_of, session.review.every), Answer(verdict="reject"))
    assert "Everything is answered" in desk.get("/review/ateliers", headers={**OWN, "accept-language": "en"}).text


def test_once_a_name_is_confirmed_the_page_says_what_links_names(desk: Client, settings: Settings) -> None:
    command = "<code>amu-graph suggest jardin</code>"
    assert command not in desk.get("/review/jardin", headers=OWN).text
    name = review_of(settings, "jardin").names[0]
    assert post(desk, {"mark": mark_of(name), "answer": "reject"}) == 303
    assert command not in desk.get("/review/jardin", headers=OWN).text
    assert post(desk, {"mark": mark_of(name), "answer": f"new:{name.id}"}) == 303
    assert command in desk.get("/review/jardin", headers=OWN).text


def test_text_of_proposals_never_becomes_markup(desk: Client, settings: Settings) -> None:
    path = settings.data / "review" / "jardin.yaml"
    session = Session(path, settings.data)
    one = find(settings, "T. Huguen")
    assert isinstance(one, Name)
    session.add(replace(one, name='<b onclick="x">T.</b>'))
    page = desk.get("/review/jardin", headers=OWN).text
    assert "<b onclick" not in page
    assert "&lt;b onclick" in page


def test_a_form_says_what_is_wrong_and_saves_nothing(desk: Client, settings: Settings) -> None:
    wrong = {"at": "3", "key.id": PROJECT, "key.dwellingCount": "douze"}
    before = review_of(settings, "jardin")
    answer = desk.request(
        "POST", "/review/jardin/form", data={"token": token(desk), **wrong}, headers={**OWN, "accept-language": "fr"}
    )
    assert answer.status_code == 422
    assert "douze" in answer.text
    assert review_of(settings, "jardin") == before
    right = {"at": "3", "key.id": PROJECT, "key.dwellingCount": "12", "key.altLabel": "Le Jardin\nLes Voisins"}
    assert post(desk, right, "/review/jardin/form") == 303
    added = find(settings, "dwellingCount")
    assert isinstance(added, Statement)
    assert (added.by, added.state) == ("person", "accept")
    assert added.says == {"id": PROJECT, "dwellingCount": "12", "altLabel": ("Le Jardin", "Les Voisins")}


def test_an_edited_record_and_a_line_that_says_nothing(desk: Client, settings: Settings) -> None:
    one = find(settings, "livraison")
    fields = {"mark": mark_of(one), "at": "3", "key.stageOf": PROJECT, "key.kind": "livraison", "key.date": "2018"}
    assert post(desk, fields, "/review/jardin/form") == 303
    edited = find(settings, "livraison").answer
    assert edited is not None
    assert (edited.verdict, (edited.record or {}).get("date")) == ("edit", "2018")
    assert post(desk, {"answer": "nothing", "at": "5"}) == 303
    assert post(desk, {"answer": "nothing", "at": ""}) == 404
    assert [one.at for one in review_of(settings, "jardin").statements if one.note] == ["5"]


def test_a_concept_that_is_nearly_there_is_refused_with_the_reason(desk: Client) -> None:
    fields = {"token": token(desk), "scheme": "role", "fr": "architectes", "en": "architects"}
    page = desk.get("/review/jardin/concept?slug=architecte", headers=OWN)
    assert 'value="architecte"' in page.text
    refused = desk.request("POST", "/review/jardin/concept", data=fields, headers=OWN)
    assert refused.status_code == 422
    assert "maitre-d-oeuvre" in refused.text
    assert desk.request("POST", "/review/jardin/concept", data={**fields, "token": ""}, headers=OWN).status_code == 403


def test_a_line_says_its_page_and_the_heading_it_stands_under() -> None:
    head: dict[str, str | tuple[str, ...]] = {
        "id": "a",
        "lengths": ("5", "0", "9", "4"),
        "pages": ("1", "2-4"),
        "headings": ("1 Titre",),
    }
    found = Document(Review(source=head), ["Titre", "", "Un texte.", "Fin."], set()).rows(1, ())
    assert [(row.at, row.place and row.place.fr) for row in found] == [
        ("1", "p. 1, § 1"),
        ("3", "p. 2, § 1, sous « Titre »"),
        ("4", "p. 2, § 2, sous « Titre »"),
    ]
    (plain,) = Document(Review(source={"id": "a", "lengths": "5"}), ["Titre"], set()).rows(1, ())
    assert plain.place is None


def test_many_proposals_are_shown_page_by_page(graph: Graph, settings: Settings) -> None:
    says = [record({"id": f"place/p{number}", "label": f"Lieu {number}"}) for number in range(150)]
    every = tuple(Statement(at=f"r{number + 2}", says=one, by="table") for number, one in enumerate(says))
    source = record({"id": "table", "label": "Table", "kind": "table"})
    save(path_of(settings.data, "table"), Review(source=source, statements=every))
    desk = Client(create_app(graph, settings, edit=True))

    def shown(query: str = "") -> tuple[int, list[str], bool]:
        text = desk.get(f"/review/table{query}", headers=OWN).text
        page = re.search(r"page\D(\d+) sur", text)
        return int(page[1]) if page else 0, re.findall(r'data-mark="([^"]+)"', text), 'rel="next"' in text

    first, last = shown(), shown("?page=3")
    assert (first[0], len(first[1]), first[2]) == (1, 60, True)
    assert (last[0], len(last[1]), last[2]) == (3, 30, False)
    assert shown(f"?item={last[1][5]}") == last
    session = Session(path_of(settings.data, "table"), settings.data)
    session.answer([mark_of(one) for one in every[:70]], Answer(verdict="accept"))
    assert shown()[0] == 2, "the page of the first that is open"
    assert "70 sur 150" in desk.get("/review/table", headers=OWN).text
