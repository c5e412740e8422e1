"""`amu-graph suggest`: a text and the graph's names become proposals, the same whenever asked."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from amu_graph.errors import NotFoundError, UsageError
from amu_graph.ingest.identity import Known
from amu_graph.ingest.known_names import known
from amu_graph.ingest.proposals import Answer
from amu_graph.ingest.review_files import load, path_of, save
from amu_graph.ingest.suggest.suggest import suggest
from amu_graph.notes.problems import Problems
from amu_graph.settings import Settings

TEXT = """Une paille\u00a0d’avance

Le 11 octobre 2014, l’association Les Toits Partagés et Habitat de l’Ill ont ouvert le chantier d’Ecoterra.
Roland Ries, maire de Strasbourg, était là.
"""


@pytest.fixture
def project(tmp_path: Path, dataset: Path) -> Settings:
    """A folder with one document that was read, and the founding graph beside."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/paille.txt").write_bytes(TEXT.encode("utf-8"))
    (tmp_path / "data/review").mkdir(parents=True)
    digest = sha256(TEXT.encode("utf-8")).hexdigest()
    head = f"source: {{id: paille, label: Paille, language: fr, sha256: {digest}}}\n"
    (tmp_path / "data/review/paille.yaml").write_text(head, encoding="utf-8")
    return Settings(data=tmp_path / "data", dataset=dataset, sources=tmp_path / "texts")


def test_the_names_of_the_graph_and_new_ones_are_proposed_once_each(project: Settings) -> None:
    """A known name has its identifier and its candidate; a new one the identifier that it would have."""
    names = {one.name: one for one in suggest("paille", project).review.names}
    assert names["Habitat de l’Ill"].id == "organization/habitat-de-l-ill"
    assert names["Habitat de l’Ill"].candidates[0].id == "organization/habitat-de-l-ill"
    assert (names["Toits Partagés"] if "Toits Partagés" in names else names["Les Toits Partagés"]).candidates == ()
    assert names["Roland Ries"].says == {"type": "Person", "label": "Roland Ries"}


def test_a_name_of_a_note_is_known_though_nothing_was_built(project: Settings) -> None:
    """A newcomer's project: one note, no dataset."""
    (project.data / "notes").mkdir()
    (project.data / "notes/essai.yaml").write_text(
        "source: {id: essai, label: Essai, language: fr}\npassages:\n  - at: names\n    says:\n"
        "      - {id: organization/habitat-de-l-ill, type: Organization, label: Habitat de l’Ill}\n",
        encoding="utf-8",
    )
    bare = replace(project, dataset=project.data / "none")
    (found,) = (one for one in suggest("paille", bare).review.names if one.name == "Habitat de l’Ill")
    assert (found.by, found.id) == ("known-names", "organization/habitat-de-l-ill")


def test_the_class_of_an_answer_counts_not_the_one_that_was_proposed(project: Settings) -> None:
    """« n project/… » of what was taken for a body: what is said of projects is proposed of it."""
    text = "Les Tilleuls\n\nLes Tilleuls comptent 14 logements, livrés en 2016.\n"
    (project.data.parent / "texts/t.txt").write_bytes(text.encode())
    head = f"source: {{id: t, label: T, language: fr, sha256: {sha256(text.encode()).hexdigest()}}}\n"
    name = (
        "names:\n  - {name: Les Tilleuls, id: organization/les-tilleuls, at: 3, words: [0, 12], mentions: [[3, 0, 12]]"
        ",\n     says: {type: Organization, label: Les Tilleuls}, by: person, answer: {new: project/les-tilleuls}}\n"
    )
    (project.data / "review/t.yaml").write_text(head + name, encoding="utf-8")
    said = [one.says for one in suggest("t", project).review.statements]
    assert {"id": "project/les-tilleuls", "dwellingCount": "14"} in said


def test_where_a_layout_says_the_role_no_other_is_guessed(project: Settings) -> None:
    text = (
        "Les Tilleuls\n\nUn habitat participatif de 14 logements.\n"
        "- Maître d’ouvrage : Nantes Habitat\n- Architecte : Atelier du Port\n"
    )
    (project.data.parent / "texts/t.txt").write_bytes(text.encode())
    head = f"source: {{id: t, label: T, language: fr, sha256: {sha256(text.encode()).hexdigest()}}}\n"
    (project.data / "review/t.yaml").write_text(head, encoding="utf-8")
    review = suggest("t", project).review
    new = [one.answered(Answer(verdict="new", id=one.id)) for one in review.names]
    save(path_of(project.data, "t"), replace(review, names=tuple(new)))
    roles = [
        (one.says["agent"], one.says["role"]) for one in suggest("t", project).review.statements if "role" in one.says
    ]
    assert sorted(roles) == [
        ("organization/atelier-du-port", "maitre-d-oeuvre"),
        ("organization/nantes-habitat", "maitre-d-ouvrage"),
    ]


def test_every_mention_stands_where_it_says(project: Settings) -> None:
    """The characters of the line, in code points, are the name."""
    lines = TEXT.split("\n")
    for name in suggest("paille", project).review.names:
        assert name.why
        for at, start, end in name.mentions:
            assert lines[int(at) - 1][start:end].strip()
        assert name.words is not None
        assert lines[int(name.at) - 1][slice(*name.words)] == name.name


def test_the_same_text_gives_the_same_bytes_and_answers_stay(project: Settings) -> None:
    """Asked again, nothing changes but what a person answered; a rejection is not proposed anew."""
    path = suggest("paille", project).path
    first = path.read_bytes()
    assert suggest("paille", project).path.read_bytes() == first
    remarked = first.replace(b"\nnames:", b"\n# of BC\nnames: # all").replace(b"\n    by: ", b"\n    # sure?\n    by: ")
    path.write_bytes(remarked)
    assert suggest("paille", project).path.read_bytes() == remarked, "comments of people stay"
    review = load(path_of(project.data, "paille"), project.data, Problems())
    assert review is not None
    rejected = review.names[0].answered(Answer(verdict="reject"))
    save(path, type(review)(source=review.source, names=(rejected, *review.names[1:])))
    again = suggest("paille", project)
    assert [one.key for one in again.review.names] == [one.key for one in review.names]
    assert again.review.names[0].rejected


def test_what_is_answered_while_proposals_are_made_stays(project: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    path = suggest("paille", project).path

    def answered_meanwhile(settings: Settings) -> Known:
        review = load(path, project.data, Problems())
        assert review is not None
        first = review.names[0].answered(Answer(verdict="reject"))
        save(path, type(review)(source=review.source, names=(first, *review.names[1:])))
        return known(settings)

    monkeypatch.setattr("amu_graph.ingest.suggest.suggest.known", answered_meanwhile)
    assert suggest("paille", project).review.names[0].rejected


def test_a_text_that_is_not_there_or_changed_is_told(project: Settings) -> None:
    """One message, and what to do."""
    with pytest.raises(NotFoundError, match="nulle-part"):
        suggest("nulle-part", project)
    with pytest.raises(UsageError):
        suggest("../paille", project)
    assert project.sources is not None
    (project.sources / "paille.txt").write_text("Autre chose.", encoding="utf-8")
    with pytest.raises(UsageError, match="digest"):
        suggest("paille", project)


def test_relations_are_proposed_once_their_names_are_confirmed(project: Settings) -> None:
    """Before, nothing is said of what is not in the graph; after, under the identifier that was confirmed."""
    first = suggest("paille", project).review
    assert not any("person/roland-ries" in statement.says.values() for statement in first.statements)
    answered = {
        "Roland Ries": "person/roland-ries",
        "Strasbourg": "place/strasbourg",
        "Toits Partagés": "organization/les-toits",
    }
    names = [
        one.answered(Answer(verdict="new", id=answered[one.name])) if one.name in answered else one
        for one in first.names
    ]
    save(path_of(project.data, "paille"), type(first)(source=first.source, names=tuple(names)))
    again = suggest("paille", project)
    says = [statement.says for statement in again.review.statements]
    assert {"id": "project/ecoterra", "locatedIn": "place/strasbourg"} in says
    assert (
        path_of(project.data, "paille").read_bytes()
        == again.path.read_bytes()
        == suggest("paille", project).path.read_bytes()
    )


def test_names_that_the_note_has_are_confirmed_and_not_asked_again(project: Settings) -> None:
    """Whoever moves the names into the note first is proposed the relations as well; another name counts as a name."""
    head = path_of(project.data, "paille").read_text(encoding="utf-8")
    (project.data / "notes").mkdir()
    (project.data / "notes/paille.yaml").write_text(
        head
        + "passages:\n  - at: 4\n    says:\n"
        + "      - {id: person/roland-ries, type: Person, label: Roland Ries}\n"
        + "      - {id: place/ville, type: Place, label: Ville de Strasbourg, altLabel: Strasbourg}\n",
        encoding="utf-8",
    )
    review = suggest("paille", project).review
    assert not {"Roland Ries", "Strasbourg"} & {one.name for one in review.names}
    says = [statement.says for statement in review.statements]
    assert {"id": "project/ecoterra", "locatedIn": "place/ville"} in says
