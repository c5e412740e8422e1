"""Answers on a map: the things of a question, the rows of a query with coordinates, what has no place said."""

import pytest

from web_client import Client


def test_a_question_is_answered_on_a_map(client: Client) -> None:
    page = client.get("/ask/organization/partners").text
    assert "/map?question=organization%2Fpartners" in page
    found = client.get("/map?question=organization/partners").text
    assert "<h1>" in found
    assert "map-form" not in found  # its filters are those of the question
    assert "Rien de ce qui est demandé" in found or "lieux ou territoires" in found or "lieu ou territoire" in found


def test_the_map_of_an_answer_is_named_by_its_question_with_the_name_in_it(client: Client) -> None:
    asked = "/map?question=project/participants&project=project:lieu-commun"
    found = client.get(asked, headers={"accept-language": "fr"}).text
    assert "Qui a participé à Lieu Commun, et à quel titre\u202f?</h1>" in found
    one = {"points": [["Bruxelles", 4.35, 50.85]]}
    said = client.request("POST", "/map/answer", json=one, headers={"accept-language": "en"}).json()["said"]
    assert said == "1 thing in 1 place or area."


def test_a_question_about_no_thing_that_has_a_place_offers_none(client: Client) -> None:
    assert "/map?question" not in client.get("/ask/theme/most-frequent").text


@pytest.mark.parametrize("query", ["question=no/such", "question=project/participants&project=xyzzyxyzzy"])
def test_an_unknown_question_or_value_is_said(client: Client, query: str) -> None:
    answer = client.get(f"/map?{query}", headers={"accept": "application/json"})
    assert answer.status_code == 404
    assert answer.json()["title"]


def test_rows_with_coordinates_are_points(client: Client) -> None:
    points = [["Bruxelles", 4.35, 50.85], ["Fort-de-France", -61.07, 14.6], ["New York", -74, 40.7]]
    found = client.request("POST", "/map/answer", json={"points": points}).json()
    assert "Bruxelles" in found["svg"]
    assert "Fort-de-France" in found["svg"]
    assert found["missing"] == ["New York"]  # neither in Europe nor in a department overseas


def test_things_stand_where_the_graph_says(client: Client) -> None:
    base = "https://w3id.org/amu-graph/"
    things = [base + "organization/union-europeenne", base + "person/thomas-huguen", "https://example.org/x"]
    found = client.request("POST", "/map/answer", json={"things": things}).json()
    assert "Provence-Alpes-Côte d’Azur" in found["svg"].replace("\n", " ") or "Provence" in found["svg"]
    assert found["missing"] == ["Thomas Huguen"]


def test_an_answer_without_a_place_has_no_drawing(client: Client) -> None:
    assert client.request("POST", "/map/answer", json={"things": []}).json()["svg"] == ""


@pytest.mark.parametrize(
    "body",
    [
        '{"points": [["a", "x", 1]]}',
        '{"points": [["a", 200, 1]]}',
        '{"points": [["a", 1e999, 1]]}',
        '{"points": [["a"]]}',
        '{"points": 3}',
        "[]",
        "{",
    ],
)
def test_what_is_no_request_is_refused(client: Client, body: str) -> None:
    answer = client.request(
        "POST", "/map/answer", content=body, headers={"content-type": "application/json", "accept": "application/json"}
    )
    assert answer.status_code == 400
