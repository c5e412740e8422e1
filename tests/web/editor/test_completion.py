"""What the editor completes: terms by their French and English names, found as readers type them."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from amu_graph.graph import Graph
from amu_graph.namespaces import PREFIXES, expand
from amu_graph.query.name_index import keep_names
from amu_graph.store import Store, sandbox
from amu_graph.web.editor import completion
from amu_graph.web.editor.completion import Completion, labels
from web_hostile import TEXTS


@pytest.fixture(scope="module")
def founding(store: Store) -> Completion:
    return Completion(store)


def terms_of(found: list[dict[str, str]]) -> list[str]:
    return [each["term"] for each in found]


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("accompagne", "amu:accompanies"),
        ("accompanies", "amu:accompanies"),
        ("maitre d'oeuvre", "role:maitre-d-oeuvre"),
        ("MAÎTRE D’ŒUVRE", "role:maitre-d-oeuvre"),
        ("projet", "amu:Project"),
        ("ecoterra", "project:ecoterra"),
        ("thomas hug", "person:thomas-huguen"),
        ("co-production", "production-mode:co-production"),
    ],
)
def test_names_in_both_languages_find_the_term(founding: Completion, typed: str, term: str) -> None:
    assert term in terms_of(founding.find(typed))


def test_what_is_given_at_first_is_everything_and_valid(founding: Completion, store: Store) -> None:
    given = founding.first()
    assert given["whole"] is True
    assert given["prefixes"] == dict(PREFIXES)
    kinds = {each["term"]: each["kind"] for each in given["terms"]}
    assert kinds["amu:accompanies"] == kinds["rdfs:label"] == kinds["dcterms:subject"] == "Property"
    assert kinds["amu:Project"] == kinds["skos:Concept"] == "Class"
    assert kinds["role:auteur"] == "Role"
    assert kinds["organization:habitat-de-l-ill"] == "Organization"
    values = " ".join(f"<{expand(term)}>" for term in kinds)
    assert store.query(f"ASK {{ VALUES ?x {{ {values} }} }}")


def test_no_two_suggestions_are_the_same_term(founding: Completion) -> None:
    terms = [each.iri for each in founding.suggestions]
    assert len(terms) == len(set(terms))


def test_passages_and_participations_are_not_offered(founding: Completion) -> None:
    iris = [each.iri for each in founding.suggestions]
    assert [iri for iri in iris if "/source/" in iri]
    assert not [iri for iri in iris if "/participation/" in iri or ("/source/" in iri and "#" in iri)]


def test_what_begins_with_the_text_comes_first(founding: Completion) -> None:
    names = [each.folded for each in founding.suggestions]
    found = founding.find("projet")
    assert any("projet" in name and "| projet" not in name and not name.startswith("projet") for name in names)
    assert found[0]["fr"].lower().startswith("projet")


def test_nothing_typed_finds_nothing(founding: Completion) -> None:
    assert founding.find("  ") == []


def test_a_large_graph_gives_its_terms_and_is_asked_for_entities(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(completion, "MOST", 10)
    large = Completion(store)
    given = large.first()
    assert given["whole"] is False
    kinds = {each["kind"] for each in given["terms"]}
    assert {"Property", "Class", "Role"} <= kinds
    assert not kinds & {"Person", "Project", "Publication"}
    assert "project:ecoterra" in terms_of(large.find("ecoterra"))


@pytest.mark.skipif(not sandbox.available(), reason="the kernel keeps no worker to a folder")
def test_kept_names_give_a_large_graph_the_same_terms(
    tiny: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(completion, "MOST", 0)
    tiny.save(tmp_path, on_disk=True)
    stored = Store.load(tmp_path)
    compared = Completion(stored).first()
    keep_names(stored)
    monkeypatch.setattr(completion, "_TERMS", None)  # no name is compared
    assert Completion(stored).first() == compared
    assert {each["kind"] for each in compared["terms"]} >= {"Property", "Class", "Role"}


def test_an_iri_that_no_prefix_shortens_is_given_in_brackets() -> None:
    store = Store.memory(
        ox.parse(
            '<https://w3id.org/amu-graph/place/a(b)> <http://www.w3.org/2000/01/rdf-schema#label> "Là"@fr .',
            format=ox.RdfFormat.TURTLE,
        )
    )
    assert "<https://w3id.org/amu-graph/place/a(b)>" in terms_of(Completion(store).find("la"))


def test_labels_are_in_the_language_asked_for_and_say_which_it_is(graph: Graph) -> None:
    role, source = (
        "https://w3id.org/amu-graph/vocab/role/auteur",
        "https://w3id.org/amu-graph/source/strasbourg-co-production",
    )
    assert labels(graph, [role], "fr")[role] == {"label": "auteur", "language": "fr", "kind": "Role"}
    assert labels(graph, [role], "en")[role]["language"] == "en"
    assert labels(graph, [source], "en")[source]["language"] == "fr", "it has no English label"


def test_iris_that_are_unknown_or_no_iris_are_left_out(graph: Graph) -> None:
    assert labels(graph, ["https://example.org/", "no iri <>", "", "javascript:alert(1)"], "fr") == {}


@pytest.mark.parametrize("words", [text for text in TEXTS if text])
def test_hostile_names_are_data(words: str) -> None:
    subject = ox.NamedNode("https://w3id.org/amu-graph/project/x")
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    store = Store.memory([ox.Quad(subject, label, ox.Literal(words, language="fr"))])
    assert [each["fr"] for each in Completion(store).first()["terms"] if each["term"] == "project:x"] == [words]
