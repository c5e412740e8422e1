"""What is proposed for a word that no vocabulary has: by meaning, and nothing where nothing is near."""

import pytest

from amu_graph.notes.suggestions import meant
from builder_fixtures import Model


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
    assert "docs/reference/vocabularies.md" in meant(written, model.terms.concepts[scheme], model.terms).fr
