"""What of a store can be found, and by which texts."""

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from amu_graph.model import MODEL
from amu_graph.namespaces import AMU, BASE, KINDS, PREFIXES, RDFS
from amu_graph.search import Document, Index, documents, index_of
from amu_graph.search.index import NAME
from amu_graph.store import Store
from amu_graph.store.manifest import SCHEMA

STATEMENTS = """
amu:Project a owl:Class ; rdfs:label "Projet"@fr , "Project"@en .
amu:designs a owl:ObjectProperty ; rdfs:label "conçoit"@fr ; amu:inverseLabel "conçu par"@fr .
vocab:theme a skos:ConceptScheme ; rdfs:label "Thèmes"@fr .
theme:energie a skos:Concept ; skos:inScheme vocab:theme ; rdfs:label "énergie"@fr ; skos:altLabel "sobriété"@fr ;
    skos:definition "Ce qui chauffe."@fr .
role:maitre-d-oeuvre a skos:Concept , amu:Role ; skos:inScheme vocab:role ; rdfs:label "maître d’œuvre"@fr .
project:abc a amu:Project , foaf:Project ; rdfs:label "Abc"@fr , "Abc"@en ; skos:altLabel "Alphabet"@fr ;
    dcterms:subject theme:energie ; dcterms:issued "2013-07"^^xsd:gYearMonth ; amu:dwellingCount 14 ;
    dcterms:description "Des logements."@fr ; owl:sameAs <https://example.org/abc> .
person:ann a amu:Person ; rdfs:label "Ann Ok" ; amu:designs project:abc .
<https://w3id.org/amu-graph/participation/p> a amu:Participation ; rdfs:label "Ann Ok, maître d’œuvre, Abc"@fr ;
    amu:agent person:ann ; amu:role role:maitre-d-oeuvre ; amu:context project:abc .
project:old rdfs:label "Vieux"@fr ; owl:deprecated true ; dcterms:isReplacedBy project:abc .
source:page a amu:Source ; rdfs:label "La page"@fr .
<https://w3id.org/amu-graph/source/page#L1> a amu:Passage ; rdfs:label "page, ligne 1"@fr ;
    prov:wasQuotedFrom source:page .
<https://w3id.org/amu-graph/source/page#L1> {
    project:abc rdfs:label "Secret"@fr . project:hidden rdfs:label "Caché"@fr .
}
<https://w3id.org/amu-graph/source/page#L2> prov:wasQuotedFrom source:page ; dcterms:type status:unverified .
<https://w3id.org/amu-graph/source/page#L2> {
    project:maybe a amu:Project ; rdfs:label "Alphabet d’Albon"@fr ; dcterms:subject theme:energie .
    project:abc rdfs:label "Autre secret"@fr .
    person:maybe a amu:Person ; rdfs:label "Bob"@fr ; amu:designs project:abc .
    <https://w3id.org/amu-graph/participation/q> a amu:Participation ; amu:agent person:maybe ;
        amu:context project:abc .
}
"""


@pytest.fixture(scope="module")
def tiny_store() -> Store:
    prefixes = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    return Store.memory(ox.parse(prefixes + STATEMENTS, format=ox.RdfFormat.TRIG))


@pytest.fixture(scope="module")
def found(tiny_store: Store) -> dict[str, Document]:
    return {each.iri.removeprefix(BASE): each for each in documents(tiny_store)}


def test_what_has_a_page_is_found(found: dict[str, Document]) -> None:
    assert {name: each.kind for name, each in found.items()} == {
        "ontology#Project": "Class",
        "ontology#designs": "Property",
        "vocab/theme": "ConceptScheme",
        "vocab/theme/energie": "Concept",
        "vocab/role/maitre-d-oeuvre": "Role",
        "project/abc": "Project",
        "project/maybe": "Project",
        "person/ann": "Person",
        "person/maybe": "Person",
        "source/page": "Source",
    }


def test_texts_of_an_entity(found: dict[str, Document]) -> None:
    project = found["project/abc"]
    assert project.labels == (("Abc", "fr"), ("Abc", "en"))
    assert project.alternatives == (("Alphabet", "fr"),)
    assert project.descriptions == (("Des logements.", "fr"),)
    assert {value.text for value in project.linked} == {"Projet", "Project", "énergie", "sobriété", "Ann Ok", "2013-07"}


def test_an_agent_is_found_by_role_and_work(found: dict[str, Document]) -> None:
    assert {value.text for value in found["person/ann"].linked} == {"maître d’œuvre", "Abc", "Alphabet"}


def test_a_concept_is_found_by_scheme_and_definition(found: dict[str, Document]) -> None:
    concept = found["vocab/theme/energie"]
    assert concept.descriptions == (("Ce qui chauffe.", "fr"),)
    assert {value.text for value in concept.linked} == {"Thèmes"}


def test_inverse_labels_are_other_names(found: dict[str, Document]) -> None:
    assert found["ontology#designs"].alternatives == (("conçu par", "fr"),)


def test_what_unverified_passages_alone_speak_of_says_so_and_leads_to_nothing_else(found: dict[str, Document]) -> None:
    assert {name for name, each in found.items() if each.unverified} == {"project/maybe", "person/maybe"}
    assert "Bob" not in {value.text for value in found["project/abc"].linked}
    assert "theme" not in found["project/maybe"].facets


def test_what_is_unverified_comes_after_all_else(tiny_store: Store) -> None:
    index = Index.build(documents(tiny_store))
    hits = index.search("alphabet")
    assert [(hit.iri.removeprefix(BASE), hit.unverified) for hit in hits] == [
        ("project/abc", False), ("person/ann", False), ("project/maybe", True),
    ]  # fmt: skip
    assert [hit.iri.removeprefix(BASE) for hit in index.search("albon")] == ["project/maybe"]
    (group,) = index.suggest("alb")
    assert [hit.unverified for hit in group.hits] == [True]


def test_documents_come_in_the_order_of_their_iris(found: dict[str, Document]) -> None:
    assert list(found) == sorted(found)


def test_every_page_of_the_founding_graph_is_found(store: Store, index: Index) -> None:
    """What has a label and is an entity, a concept or one of the classes of the model, participations apart."""
    kinds = [*(kind for kind in KINDS.values() if kind not in ("Participation", "Responsibility")), "Source"]
    pages = {
        quad.subject.value
        for kind in kinds
        for quad in store.quads(None, None, ox.NamedNode(AMU + kind), ox.DefaultGraph())
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(BASE)
    }
    iris = {each.iri for each in documents(store)}
    instances = {iri for iri in pages if "ontology#" not in iri}
    assert len(instances) > 60
    assert instances <= iris
    assert len(index) == len(iris)


def test_kinds_are_called_as_the_ontology_calls_them(store: Store) -> None:
    kinds = {each.kind for each in documents(store)}
    assert kinds <= MODEL.classes.keys()
    for kind in kinds - {"Concept", "ConceptScheme", "Class", "Property"}:
        title = MODEL.classes[kind].title
        labels = store.quads(ox.NamedNode(AMU + kind), ox.NamedNode(RDFS + "label"), None, ox.DefaultGraph())
        texts = {quad.object.language: quad.object.value for quad in labels if isinstance(quad.object, ox.Literal)}
        assert {"fr": title.fr.lower(), "en": title.en.lower()} == {
            str(language): text.lower() for language, text in texts.items()
        }


def _dataset(folder: Path, store: Store) -> Store:
    folder.mkdir()
    manifest = {"schema": SCHEMA, "file": "dataset.nq", "sha256": "abc"}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return Store(store.engine, digest="abc", folder=folder)


def test_the_index_is_kept_beside_the_dataset(tiny_store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "dataset"
    store = _dataset(folder, tiny_store)
    first = index_of(store)
    written = (folder / NAME).stat().st_mtime_ns
    assert index_of(store).search("abc") == first.search("abc") != []
    assert (folder / NAME).stat().st_mtime_ns == written


def test_a_stale_index_is_made_anew(tiny_store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "dataset"
    store = _dataset(folder, tiny_store)
    Index.build([], folder / NAME, digest="of yesterday")
    assert index_of(store).search("abc")
    assert Index.open(folder / NAME).digest == "abc"


def test_a_damaged_index_is_made_anew(tiny_store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "dataset"
    store = _dataset(folder, tiny_store)
    (folder / NAME).write_bytes(b"damaged")
    assert index_of(store).search("abc")


def test_the_index_of_another_dataset_is_left_alone(tiny_store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "dataset"
    _dataset(folder, tiny_store)
    assert index_of(Store(tiny_store.engine, digest="other", folder=folder)).search("abc")
    assert not (folder / NAME).exists()


def test_a_folder_that_cannot_be_written_is_no_obstacle(
    tiny_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "dataset"
    store = _dataset(folder, tiny_store)

    def refused(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr("amu_graph.files._made", refused)
    assert index_of(store).search("abc")
    assert not (folder / NAME).exists()


def test_what_a_thing_is_narrowed_by_is_kept_with_it(found: dict[str, Document]) -> None:
    designer = BASE + "vocab/role/maitre-d-oeuvre"
    assert found["project/abc"].facets == {
        "theme": [BASE + "vocab/theme/energie"],
        "role": [designer],
        "source": [BASE + "source/page"],
    }
    assert found["person/ann"].facets == {"role": [designer]}
    assert found["vocab/theme/energie"].facets == {}
