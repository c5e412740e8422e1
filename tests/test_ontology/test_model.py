"""The terms that were ever published are there, and every term of ours is described as the others are."""

from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SDO, SKOS, XSD, Graph, Literal, Namespace, URIRef

from amu_graph.namespaces import AMU as AMU_IRI
from amu_graph.namespaces import KINDS

AMU = Namespace(AMU_IRI)
SUPERCLASSES = {
    "Agent": "foaf:Agent",
    "Person": "amu:Agent foaf:Person",
    "Organization": "amu:Agent foaf:Organization",
    "Publication": "foaf:Document",
    "Event": "schema:Event",
    "EventSeries": "schema:EventSeries",
    "Project": "foaf:Project",
    "Building": "bot:Building",
    "Place": "dcterms:Location",
    "LegalText": "schema:Legislation",
    "Label": "schema:Brand",
    "Fund": "epo:Fund",
    "Participation": "prov:AgentInfluence",
    "Responsibility": "",
    "Stage": "",
    "Quantity": "",
    "Role": "skos:Concept",
    "Source": "prov:Entity",
    "Passage": "prov:Entity",
}
FRENCH = {
    "Agent": "Acteur",
    "Person": "Personne",
    "Organization": "Organisation",
    "Publication": "Publication",
    "Event": "Événement",
    "EventSeries": "Série d’événements",
    "Project": "Projet",
    "Building": "Bâtiment",
    "Place": "Lieu",
    "LegalText": "Texte juridique",
    "Label": "Label",
    "Fund": "Fonds",
    "Participation": "Participation",
    "Responsibility": "Responsabilité",
    "Stage": "Étape",
    "Quantity": "Quantité",
    "Role": "Rôle",
    "Source": "Source",
    "Passage": "Passage",
}
SHORTCUTS = [
    "authorOf",
    "publisherOf",
    "hosts",
    "accompanies",
    "carries",
    "designs",
    "coDesigns",
    "organizes",
    "speaksAt",
    "owns",
    "manages",
    "funds",
    "founded",
    "leads",
    "memberOf",
    "supports",
]
RELATIONS = [
    "agent",
    "role",
    "context",
    "through",
    "phase",
    "mode",
    "task",
    "affiliatedWith",
    "about",
    "producedIn",
    "gaveRiseTo",
    "locatedIn",
    "resultedIn",
    "productionMode",
    "tenure",
    "lists",
    "stageOf",
    "quantityOf",
    "inspiredBy",
    "presentedAt",
    "holdsLabel",
    "amenity",
]
DATA = [
    "caseCount",
    "dwellingCount",
    "inaugurationDate",
    "question",
    "distinction",
    "year",
    "rank",
    "planned",
    "approximate",
]
ANNOTATIONS = [
    "cslType",
    "inverseLabel",
    "shortcut",
    "undecided",
    "repeatable",
    "frenchLabel",
    "englishLabel",
    "kindSlug",
    "namedByParts",
    "pluralLabel",
    "indefiniteLabel",
    "yearFrom",
    "group",
    "telling",
    "drawn",
    "searched",
    "verb",
    "family",
]


TERMS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


def ours(graph: Graph, kind: URIRef) -> set[str]:
    """Return the local names of our terms of a kind."""
    found = {str(term) for term in graph.subjects(RDF.type, kind)}
    return {term.removeprefix(AMU_IRI) for term in found if term.startswith(AMU_IRI)}


def test_no_term_is_deleted(terms: Graph) -> None:
    assert ours(terms, OWL.Class) >= set(SUPERCLASSES) > set(KINDS.values()) & set(SUPERCLASSES)
    assert ours(terms, OWL.ObjectProperty) >= {"involvedIn", *SHORTCUTS, *RELATIONS}
    assert ours(terms, OWL.DatatypeProperty) >= set(DATA)
    assert ours(terms, OWL.AnnotationProperty) >= set(ANNOTATIONS)


def test_every_term_of_ours_that_is_spoken_of_is_declared(
    terms: Graph, vocabularies: Graph, shapes: Graph, alignments: Graph
) -> None:
    declared = {name for kind in TERMS for name in ours(terms, kind)}
    for graph in (terms, vocabularies, shapes, alignments):
        spoken = {
            str(node).removeprefix(AMU_IRI) for triple in graph for node in triple if str(node).startswith(AMU_IRI)
        }
        assert spoken - {AMU_IRI, ""} <= declared


@pytest.mark.parametrize(("local", "above"), SUPERCLASSES.items())
def test_each_class_stands_where_the_model_puts_it(terms: Graph, local: str, above: str) -> None:
    found = {term.n3(terms.namespace_manager) for term in terms.objects(AMU[local], RDFS.subClassOf)}
    assert found == set(above.split())
    assert Literal(FRENCH[local], lang="fr") in set(terms.objects(AMU[local], RDFS.label))


@pytest.mark.parametrize("local", SHORTCUTS)
def test_shortcuts_lead_from_agents_and_specialise_involved_in(terms: Graph, local: str) -> None:
    assert set(terms.objects(AMU[local], RDFS.subPropertyOf)) == {AMU.involvedIn}
    assert set(terms.objects(AMU[local], RDFS.domain)) == {AMU.Agent}


def test_a_shortcut_can_fail_to_hold(terms: Graph) -> None:
    """A designer of a publication is involved in it and does not design it: `designs` must not admit publications."""
    assert set(terms.objects(AMU.designs, SDO.rangeIncludes)) == {AMU.Project, AMU.Building}
    assert AMU.Publication in set(terms.objects(AMU.involvedIn, SDO.rangeIncludes))
    assert {AMU.Publication, AMU.Event} <= set(terms.objects(AMU.hosts, SDO.rangeIncludes))


def test_object_properties_read_both_ways_in_both_languages(terms: Graph) -> None:
    for local in ours(terms, OWL.ObjectProperty):
        for prop in (RDFS.label, AMU.inverseLabel):
            words = terms.objects(AMU[local], prop)
            assert sorted(str(getattr(word, "language", "")) for word in words) == ["en", "fr"], local
        assert set(terms.objects(AMU[local], RDFS.label)).isdisjoint(terms.objects(AMU[local], AMU.inverseLabel))


@pytest.mark.parametrize(
    ("local", "domain", "range_"),
    [
        ("affiliatedWith", "Person", "Organization"),
        ("producedIn", "Publication", "Project"),
        ("resultedIn", "Project", "Building"),
        ("agent", "Participation", "Agent"),
        ("through", "Participation", "Fund"),
    ],
)
def test_relations_join_the_classes_that_the_model_names(terms: Graph, local: str, domain: str, range_: str) -> None:
    assert set(terms.objects(AMU[local], RDFS.domain)) == {AMU[domain]}
    assert set(terms.objects(AMU[local], RDFS.range)) == {AMU[range_]}


@pytest.mark.parametrize("local", ["caseCount", "dwellingCount", "year"])
def test_counts_and_years_are_integers(terms: Graph, local: str) -> None:
    assert set(terms.objects(AMU[local], RDFS.range)) == {XSD.integer}


def test_only_the_parts_of_a_node_are_functional(terms: Graph) -> None:
    """A relation is identified by its parts, so has one of each; nothing else is certain."""
    assert ours(terms, OWL.FunctionalProperty) == {
        "agent",
        "role",
        "context",
        "through",
        "mode",
        "task",
        "stageOf",
        "quantityOf",
    }


def test_every_term_is_defined_in_both_languages(terms: Graph) -> None:
    for local in (name for kind in TERMS for name in ours(terms, kind)):
        for prop in (RDFS.label, SKOS.definition, RDFS.comment):
            found = sorted(str(getattr(word, "language", "")) for word in terms.objects(AMU[local], prop))
            assert found == ["en", "fr"], (local, prop)


def test_reused_properties_have_words_on_pages(terms: Graph) -> None:
    labels = Graph().parse(Path(__file__).parents[2] / "ontology" / "labels.ttl", format="turtle")
    spoken = {term for term in labels.subjects(RDFS.label, None) if isinstance(term, URIRef)}
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        reused = {term for term in terms.subjects(RDF.type, kind) if not str(term).startswith(AMU_IRI)}
        assert reused <= spoken
        for term in reused:
            assert len(list(labels.objects(term, RDFS.label))) == 2
            if kind == OWL.ObjectProperty:
                assert len(list(labels.objects(term, AMU.inverseLabel))) == 2
