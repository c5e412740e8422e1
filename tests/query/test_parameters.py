"""The only door by which a value enters the text of a query."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amu_graph.errors import NotFoundError, QuerySyntaxError, UsageError
from amu_graph.query import Catalogue, Question, Solutions, answer
from amu_graph.query.catalogue import QueryFileError, read
from amu_graph.query.parameters import bind
from amu_graph.store import Store
from shown_names import with_names

INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Control characters, which the guard refuses wherever they stand."""

TEXT = """#+ summary: What has this name?
#+ summary@fr: Qui porte ce nom ?
#+ parameter name: string
#+ about name: The name
#+ about name@fr: Le nom
#+ parameter person: person
#+ about person: The person
#+ parameter count: integer
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?name ?person ?count WHERE {
  VALUES ?name { "x" }
  VALUES ?person { UNDEF }
  VALUES ?count { 3 }
}
"""


@pytest.fixture(scope="module")
def question(tmp_path_factory: pytest.TempPathFactory) -> Question:
    path = tmp_path_factory.mktemp("queries") / "name.rq"
    path.write_text(TEXT, encoding="utf-8")
    return read(path, "aspect/name")


def rows(store: Store, text: str) -> list[dict[str, object]]:
    result = answer(store, text)
    assert isinstance(result, Solutions)
    return [dict(row) for row in result]


def test_the_header_declares_the_parameters(question: Question) -> None:
    assert [(each.name, each.type, each.optional) for each in question.parameters] == [
        ("name", "string", False),
        ("person", "person", True),
        ("count", "integer", False),
    ]
    assert question.summary.fr == "Qui porte ce nom ?"
    assert question.parameters[0].about.fr == "Le nom"


def test_labels_and_words_are_in_the_language_asked_for(tmp_path: Path, tiny: Store) -> None:
    path = tmp_path / "labels.rq"
    path.write_text(
        """#+ parameter language: string
PREFIX name: <https://w3id.org/amu-graph/ontology#frenchLabel>
SELECT ?role ?roleLabel ?agentLabel ?language WHERE {
  VALUES ?language { "fr" }
  ?participation amu:role ?role ; amu:agent ?agent .
  OPTIONAL { ?role name: ?roleLabel }
  OPTIONAL { ?agent name: ?agentLabel }
}
""",
        encoding="utf-8",
    )
    question, tiny = read(path, "aspect/labels"), with_names(list(tiny.engine))
    row = {"role": "https://w3id.org/amu-graph/vocab/role/auteur", "agentLabel": "Zoé L’Œuvre"}
    assert rows(tiny, bind(question, {}, tiny)) == [row | {"roleLabel": "auteur", "language": "fr"}]
    english = row | {"roleLabel": "author", "language": "en"}
    assert rows(tiny, bind(question, {"language": None}, tiny, language="en")) == [english]
    with pytest.raises(UsageError, match="fr, en"):
        bind(question, {}, tiny, language="de")


def test_without_values_the_query_runs_as_the_file_stands(question: Question, tiny: Store) -> None:
    assert rows(tiny, bind(question, {}, tiny)) == [{"name": "x", "person": None, "count": 3}]


@given(value=st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_no_text_becomes_syntax(question: Question, tiny: Store, value: str) -> None:
    bound = bind(question, {"name": value}, tiny)
    try:
        assert rows(tiny, bound) == [{"name": value, "person": None, "count": 3}]
    except QuerySyntaxError:
        if not INVISIBLE.search(value):
            raise


@pytest.mark.parametrize(
    "hostile", ['"; DROP ALL', '" } UNION { ?s ?p ?o', "</script>", "{}", "\\", "\u202e", "?name", "$0"]
)
def test_hostile_text_is_a_value(question: Question, tiny: Store, hostile: str) -> None:
    assert rows(tiny, bind(question, {"name": hostile}, tiny))[0]["name"] == hostile


def test_a_name_is_resolved_in_the_graph(question: Question, tiny: Store) -> None:
    bound = bind(question, {"person": "Zoé L’Œuvre"}, tiny)
    assert rows(tiny, bound)[0]["person"] == "https://w3id.org/amu-graph/person/zoe"


@pytest.mark.parametrize(
    ("given_", "error", "says"),
    [
        ({"nam": "x"}, UsageError, "name, person, count"),
        ({"count": "many"}, UsageError, "whole number"),
        ({"person": "nobody at all"}, NotFoundError, "Nothing is called"),
        ({"person": "https://example.org/> . ?s ?p <x"}, NotFoundError, "Nothing is called"),
    ],
)
def test_wrong_values_are_refused_in_words(
    question: Question, tiny: Store, given_: dict[str, str], error: type[UsageError], says: str
) -> None:
    with pytest.raises(error, match=says):
        bind(question, given_, tiny)


def test_a_header_without_its_values_line_is_an_error_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "x.rq"
    path.write_text("#+ parameter who: person\nASK { ?s ?p ?o }", encoding="utf-8")
    with pytest.raises(QueryFileError, match=r"VALUES \?who"):
        _ = read(path, "a/x").parameters


def test_a_question_is_found_by_its_name_its_short_name_or_nearly(tmp_path: Path) -> None:
    for name in ("person/works", "project/participants", "checks/x-violation", "networks/all"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / f"{name}.rq").write_text("ASK {}", encoding="utf-8")
    catalogue = Catalogue(tmp_path)
    assert catalogue.names == ("person/works", "project/participants")
    assert catalogue.question("works").name == "person/works"
    with pytest.raises(NotFoundError, match="project/participants"):
        catalogue.question("project/participant")
    with pytest.raises(NotFoundError):
        catalogue.question("../../etc/passwd")
