"""The criteria of FOOPS! that need no network: an ontology that can be found, cited and reused."""

from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

VANN = Namespace("http://purl.org/vocab/vann/")
BIBO = Namespace("http://purl.org/ontology/bibo/")
IRI = URIRef("https://w3id.org/amu-graph/ontology")
ALIGNMENTS = sorted((Path(__file__).parents[2] / "ontology" / "alignments").glob("*.ttl"))
BOTH = ["en", "fr"]


def languages(graph: Graph, prop: URIRef) -> list[str]:
    return sorted(str(getattr(text, "language", "")) for text in graph.objects(IRI, prop))


def test_purl1_the_identifier_is_persistent(terms: Graph) -> None:
    assert str(IRI).startswith("https://w3id.org/")


def test_uri2_one_ontology_is_declared_under_the_namespace_of_its_terms(terms: Graph) -> None:
    assert list(terms.subjects(RDF.type, OWL.Ontology)) == [IRI]
    assert terms.value(IRI, VANN.preferredNamespaceUri) == Literal(f"{IRI}#")


def test_ver1_the_version_has_an_iri_that_ends_with_its_number(terms: Graph) -> None:
    assert terms.value(IRI, OWL.versionIRI) == URIRef(f"{IRI}/{terms.value(IRI, OWL.versionInfo)}")


def test_find1_a_prefix_is_proposed_and_used(terms: Graph) -> None:
    prefix = str(terms.value(IRI, VANN.preferredNamespacePrefix))
    assert dict(terms.namespaces())[prefix] == URIRef(f"{IRI}#")


@pytest.mark.parametrize("prop", [DCTERMS.title, DCTERMS.description, DCTERMS.abstract, RDFS.label], ids=str)
def test_om1_title_and_description_are_in_both_languages(terms: Graph, prop: URIRef) -> None:
    assert languages(terms, prop) == BOTH


@pytest.mark.parametrize("prop", [DCTERMS.creator, DCTERMS.contributor, DCTERMS.publisher, DCTERMS.license], ids=str)
def test_om1_om3_who_and_under_which_terms_is_an_iri(terms: Graph, prop: URIRef) -> None:
    assert [type(value) for value in terms.objects(IRI, prop)] == [URIRef]


@pytest.mark.parametrize("prop", [DCTERMS.created, DCTERMS.modified, DCTERMS.issued], ids=str)
def test_om2_om5_dates_are_days_in_order(terms: Graph, prop: URIRef) -> None:
    value = str(terms.value(IRI, prop))
    assert str(terms.value(IRI, DCTERMS.created)) <= value <= str(terms.value(IRI, DCTERMS.modified))
    assert len(value) == 10


def test_om3_citation_and_status_are_given(terms: Graph) -> None:
    version = str(terms.value(IRI, OWL.versionInfo))
    assert languages(terms, DCTERMS.bibliographicCitation) == BOTH
    assert all(version in str(text) for text in terms.objects(IRI, DCTERMS.bibliographicCitation))
    assert isinstance(terms.value(IRI, BIBO.status), URIRef)


def test_om4_the_licence_is_open_and_the_same_everywhere(terms: Graph, vocabularies: Graph, alignments: Graph) -> None:
    licences = {value for graph in (terms, vocabularies, alignments) for value in graph.objects(None, DCTERMS.license)}
    assert licences == {URIRef("https://creativecommons.org/licenses/by/4.0/")}


def test_rdf1_the_ontology_survives_other_serialisations(terms: Graph) -> None:
    for format_ in ("xml", "nt"):
        assert set(Graph().parse(data=terms.serialize(format=format_), format=format_)) == set(terms)


def test_voc1_voc2_known_vocabularies_are_reused(terms: Graph) -> None:
    used = {str(prop) for prop in terms.predicates(IRI)}
    for namespace in (str(DCTERMS), str(VANN), str(OWL)):
        assert any(prop.startswith(namespace) for prop in used)
    above = {str(term) for term in terms.objects(None, RDFS.subClassOf)}
    assert {"http://xmlns.com/foaf/0.1/Person", "http://www.w3.org/2004/02/skos/core#Concept"} <= above


@pytest.mark.parametrize("prop", [RDFS.label, SKOS.definition], ids=["VOC3 labels", "VOC4 definitions"])
def test_voc3_voc4_every_term_has_words(terms: Graph, prop: URIRef) -> None:
    ours = set(terms.subjects(RDFS.isDefinedBy, IRI))
    assert len(ours) > 50
    assert not [term for term in ours if not list(terms.objects(term, prop))]


def test_every_term_says_which_ontology_defines_it(terms: Graph) -> None:
    ours = {term for term in terms.subjects(RDF.type, None) if str(term).startswith(f"{IRI}#")}
    assert ours == set(terms.subjects(RDFS.isDefinedBy, IRI))


@pytest.mark.parametrize("path", ALIGNMENTS, ids=lambda path: path.stem)
def test_each_alignment_is_an_ontology_with_metadata_that_imports_nothing(path: Path) -> None:
    graph = Graph().parse(path, format="turtle")
    iri = URIRef(f"{IRI}/alignments/{path.stem}")
    assert list(graph.subjects(RDF.type, OWL.Ontology)) == [iri]
    assert not list(graph.objects(None, OWL.imports))
    for prop in (DCTERMS.title, DCTERMS.description):
        assert len(list(graph.objects(iri, prop))) == 2
    for prop in (DCTERMS.creator, DCTERMS.license, OWL.versionIRI, OWL.versionInfo, DCTERMS.created):
        assert graph.value(iri, prop) is not None


def test_there_is_one_alignment_for_each_neighbour() -> None:
    assert [path.stem for path in ALIGNMENTS] == ["bot", "epo", "org", "schema", "spar"]
