"""Who a name is: what is merged alone, what is asked about, and what is not even proposed."""

import os
from pathlib import Path

import pytest

from amu_graph.graph import Graph
from amu_graph.ingest.identity import MOST, Known
from amu_graph.ingest.known_names import known, known_in_graph
from amu_graph.settings import Settings
from builder_notes import HEAD, said

NAMES = {
    "organization/archi-etic": "Archi-Etic",
    "organization/habitat-de-l-ill": "Habitat de l’Ill",
    "organization/ville-et-amenagement-durable": "Ville et Aménagement Durable",
    "organization/nantes-habitat": "Nantes Habitat",
    "person/thomas-huguen": "Thomas Huguen",
    "project/lieu-commun": "Lieu Commun",
    "building/lieu-commun": "Lieu Commun",
    "publication/air-1": "Qualité de l’air intérieur",
    "publication/air-2": "Qualité de l'air intérieur",
    "publication/cahier-1": "Cahier 1",
}


@pytest.fixture
def names() -> Known:
    found = Known(lambda id_: frozenset({"place/strasbourg"} if id_ == "project/lieu-commun" else ()))
    for id_, name in NAMES.items():
        found.add(id_, name)
    return found


@pytest.mark.parametrize(
    ("name", "types", "same"),
    [
        ("HABITAT DE L'ILL", ["Organization"], "organization/habitat-de-l-ill"),
        ("Archi Etic", ["Organization", "Person"], "organization/archi-etic"),
        ("Thomas Huguen", [], "person/thomas-huguen"),
        ("Lieu Commun", ["Building"], "building/lieu-commun"),
        ("Lieu Commun", [], None),
        ("Habitat de l’Ill", ["Person"], None),
        ("Archi Ethic", ["Organization"], None),
        ("T. Huguen", ["Person"], None),
        ("Huguen Thomas", ["Person"], None),
        ("Qualité de l’air intérieur", ["Publication"], None),
        ("…", [], None),
    ],
)
def test_only_the_same_letters_and_the_same_class_are_one_without_a_question(
    names: Known, name: str, types: list[str], same: str | None
) -> None:
    assert names.same(name, types) == same


@pytest.mark.parametrize(
    ("name", "type_", "first", "agrees"),
    [
        ("Archi Ethic", "Organization", "organization/archi-etic", "words"),
        ("T. Huguen", "Person", "person/thomas-huguen", "words"),
        ("VAD", "Organization", "organization/ville-et-amenagement-durable", "initials"),
        ("Association Habitat de l’Ill", "Organization", "organization/habitat-de-l-ill", "words"),
        ("Métropole de Nantes Habitat", "Organization", "organization/nantes-habitat", "some-words"),
    ],
)
def test_likeness_proposes_and_says_why(names: Known, name: str, type_: str, first: str, agrees: str) -> None:
    best = names.candidates(name, [type_])[0]
    assert best.id == first
    assert agrees in best.agrees
    assert "spelling" in best.differs
    assert best.score < 1


def test_another_class_differs_and_comes_after() -> None:
    found = Known()
    found.add("project/ecoterra", "Ecoterra")
    (one,) = found.candidates("Écoterra", ["Organization"])
    assert (one.id, one.differs) == ("project/ecoterra", ("type",))
    assert one.score < 0.7


def test_what_stands_near_in_the_text_tells_homonyms_apart(names: Known) -> None:
    first, *_ = names.candidates("Lieux Communs", ["Project", "Building"], hints=["place/strasbourg"])
    assert first.id == "project/lieu-commun"
    assert "place/strasbourg" in first.agrees


@pytest.mark.parametrize("name", ["Cahier 2", "Julie Martin", "Un texte sans rapport", "Xyz"])
def test_what_nothing_resembles_has_no_candidate(names: Known, name: str) -> None:
    assert names.candidates(name) == ()


def test_candidates_are_few_and_always_in_the_same_order(names: Known) -> None:
    for number in range(20):
        names.add(f"organization/habitat-{number}", f"Habitat groupé {'abcdefghijklmnopqrst'[number]}telier")
    found = names.candidates("Habitat groupé atelier", ["Organization"])
    assert len(found) == MOST
    assert list(found) == sorted(found, key=lambda one: (-one.score, one.id))


def test_the_graph_is_known_by_all_its_names_and_nothing_out_of_use(decided: Graph) -> None:
    found = known_in_graph(decided.store)
    assert found.same("Habitat de l’Ill", ["Organization"])
    assert found.same("VAD", ["Organization"]) == "organization/ville-et-amenagement-durable"
    assert not any(id_.startswith(("participation/", "stage/", "source/")) for id_ in found.names)


def test_a_note_written_after_the_dataset_is_known_too(dataset: Path, tmp_path: Path) -> None:
    notes = tmp_path / "data" / "notes"
    notes.mkdir(parents=True)
    note = HEAD + said("{id: person/ana, type: Person, label: Ana Lopès, altLabel: [A. Lopès], label@en: Ana Lopes}")
    (notes / "essai.yaml").write_text(note, encoding="utf-8")
    found = known(Settings(data=tmp_path / "data", dataset=dataset))
    assert found.same("ana lopes") == "person/ana"
    assert found.same("A. Lopes") == "person/ana"
    assert found.same("Thomas Huguen") == "person/thomas-huguen"
    os.utime(notes / "essai.yaml", (0, 0))
    assert known(Settings(data=tmp_path / "data", dataset=dataset)).same("ana lopes") is None, "the graph has it"
    assert known(Settings(data=tmp_path / "data", dataset=tmp_path / "none")).same("ana lopes") == "person/ana"
