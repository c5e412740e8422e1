"""Questions that words ask for, with what they name filled in; and the sentences of all of them."""

import pytest

from amu_graph.graph import Graph
from amu_graph.query.asked import forms
from amu_graph.query.names import NAMESPACES
from amu_graph.search.questions import Questions


@pytest.fixture(scope="module")
def questions(graph: Graph) -> Questions:
    return Questions(graph.catalogue, graph.index)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("qui a accompagné Ecoterra", "/ask/project/accompaniment?project=project%3Aecoterra"),
        ("Qui a accompagné Écoterra ?", "/ask/project/accompaniment?project=project%3Aecoterra"),
        ("qui a accompagne ecotera", "/ask/project/accompaniment?project=project%3Aecoterra"),
        ("who accompanied Lieu Commun", "/ask/project/accompaniment?project=project%3Alieu-commun"),
        ("combien de publications par année", "/ask/publication/by-year"),
        ("qui a participé à Lieu Commun", "/ask/project/participants?project=project%3Alieu-commun"),
        ("de quels thèmes s'occupe Archi-Etic", "/ask/organization/themes?organization=organization%3Aarchi-etic"),
    ],
)
def test_words_ask_a_question_about_what_they_name(questions: Questions, text: str, path: str) -> None:
    assert questions.asking(text)[0].path == path


@pytest.mark.parametrize(
    "text", ["", "participation", "habitat participatif", "qui", "qui a accompagné xyzzyxyzzy", "?!"]
)
def test_words_that_ask_nothing_find_no_question(questions: Questions, text: str) -> None:
    assert questions.asking(text) == []


def test_a_sentence_has_the_name_and_is_set_in_its_language(questions: Questions) -> None:
    [asked, *_] = questions.asking("qui a accompagné Ecoterra")
    assert asked.sentence == (
        "Qui a accompagné Ecoterra, et à quelle phase\u202f?",
        "Who accompanied Ecoterra, and in which phase?",
    )


def test_questions_are_found_by_the_family_of_their_words(questions: Questions) -> None:
    assert "project/stages" in {each.name for each in questions.holding("étape projets")}
    assert questions.holding("xyzzyxyzzy") == []


def test_every_sentence_has_a_place_for_its_parameter_in_both_languages(graph: Graph) -> None:
    said = {each.name for each in graph.catalogue if each.value("asked")}
    found = forms(graph.catalogue)
    assert {form.question.name for form in found} == said
    assert len(said) > 30
    for form in found:
        kinds = form.question.value("asked of").split()
        assert set(kinds) <= NAMESPACES.keys()
        for language in ("fr", "en"):
            words = form.question.header["asked", language]
            assert words.count(f"{{{form.parameter.name}}}") == 1
            assert words.endswith("?")


def test_every_question_that_a_page_offers_is_answered(graph: Graph) -> None:
    """Whatever fits is asked: no sentence leads to a refusal."""
    for iri in (graph.find("project/ecoterra"), graph.find("person/thomas-huguen"), graph.find("role/auteur")):
        fitting = [form for form in forms(graph.catalogue) if form.fits(iri)]
        assert fitting
        for form in fitting:
            graph.ask(form.question.name, **{form.parameter.name: iri})
