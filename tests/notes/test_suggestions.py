"""What is proposed for a word that no vocabulary has: by meaning, and nothing where nothing is near."""

import pytest

from amu_graph.notes.suggestions import meant, meant_key
from builder_fixtures import Model, ReadFolder
from builder_notes import HEAD, said


@pytest.mark.parametrize(
    ("scheme", "written", "proposed"),
    [
        ("role", "architecte", "maitre-d-oeuvre"),  # another name
        ("role", "Maître d’œuvre", "maitre-d-oeuvre"),  # the label
        ("role", "autheur", "auteur"),  # a slip
        ("role", "organizer", "organisateur"),
        ("theme", "usage", "usages"),  # a singular
    ],
)
def test_a_word_of_the_field_finds_its_concept(scheme: str, written: str, proposed: str, model: Model) -> None:
    advice = meant(written, model.terms.concepts[scheme], model.terms)
    assert f"« {proposed} »" in advice.fr
    assert f"“{proposed}”" in advice.en


@pytest.mark.parametrize(("scheme", "written"), [("theme", "buanderie"), ("role", "xyz")])
def test_letters_alone_propose_nothing(scheme: str, written: str, model: Model) -> None:
    assert "premiers mots" in meant(written, model.terms.concepts[scheme], model.terms).fr


@pytest.mark.parametrize(
    ("class_name", "written", "key"),
    [
        ("Project", "latitude", "lat"),  # what it is called
        ("Project", "longitude", "long"),
        ("Project", "situeA", "locatedIn"),  # in French, as a key would be written
        ("Publication", "date of issue", "issued"),
        ("Building", "dwelingCount", "dwellingCount"),  # a slip
    ],
)
def test_a_key_is_found_by_what_it_is_called(class_name: str, written: str, key: str, model: Model) -> None:
    assert f"“{key}”" in meant_key(written, model.profile.classes[class_name].fields).en


@pytest.mark.parametrize(
    "record",
    ["{id: project/p, type: Project, label: P, Q}", "{id: project/p, type: Project, label: P, description: a, b }"],
)
def test_a_comma_that_cuts_a_text_is_told_of(read: ReadFolder, record: str) -> None:
    problem = next(one for one in read({"notes/essai.yaml": HEAD + said(record)}).problems if one.code == "unknown-key")
    assert "guillemets" in problem.remedy.fr
    assert "quotation marks" in problem.remedy.en
