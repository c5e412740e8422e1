"""The vocabularies are well-formed SKOS: one scheme each, trees without cycles, words in both languages."""

from collections import Counter
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

from amu_graph.namespaces import AMU as AMU_IRI
from amu_graph.namespaces import SCHEMES, VOCAB

AMU = Namespace(AMU_IRI)
FILES = {path.stem: path for path in sorted((Path(__file__).parents[2] / "ontology" / "vocabularies").glob("*.ttl"))}
BOTH = ["en", "fr"]


@pytest.fixture(params=SCHEMES)
def scheme(request: pytest.FixtureRequest) -> tuple[URIRef, Graph]:
    """Each scheme with its file."""
    return URIRef(VOCAB + request.param), Graph().parse(FILES[request.param], format="turtle")


def languages(graph: Graph, subject: URIRef, prop: URIRef) -> list[str]:
    return sorted(str(getattr(text, "language", "")) for text in graph.objects(subject, prop))


def concepts(graph: Graph) -> list[URIRef]:
    return sorted(term for term in graph.subjects(RDF.type, SKOS.Concept) if isinstance(term, URIRef))


def test_there_is_one_file_for_each_scheme() -> None:
    assert set(FILES) == set(SCHEMES)


def test_a_file_holds_one_scheme_and_its_concepts(scheme: tuple[URIRef, Graph]) -> None:
    iri, graph = scheme
    assert list(graph.subjects(RDF.type, SKOS.ConceptScheme)) == [iri]
    assert set(graph.subjects()) == {iri, *concepts(graph)}
    for concept in concepts(graph):
        assert list(graph.objects(concept, SKOS.inScheme)) == [iri]
        assert str(concept).startswith(f"{iri}/")


def test_schemes_and_concepts_have_words_in_both_languages(scheme: tuple[URIRef, Graph]) -> None:
    iri, graph = scheme
    for term in (iri, *concepts(graph)):
        for prop in (RDFS.label, SKOS.prefLabel, SKOS.definition):
            assert languages(graph, term, prop) == BOTH, (term, prop)
        assert set(graph.objects(term, RDFS.label)) == set(graph.objects(term, SKOS.prefLabel))


def test_definitions_are_sentences_of_their_own(scheme: tuple[URIRef, Graph]) -> None:
    _, graph = scheme
    texts = [text for concept in concepts(graph) for text in graph.objects(concept, SKOS.definition)]
    assert all(str(text).endswith(".") and len(str(text)) > 15 for text in texts)
    assert [text for text, count in Counter(texts).items() if count > 1] == []


def test_no_two_concepts_of_a_scheme_share_a_name(scheme: tuple[URIRef, Graph]) -> None:
    _, graph = scheme
    labels = Counter(text for concept in concepts(graph) for text in graph.objects(concept, SKOS.prefLabel))
    assert [label for label, count in labels.items() if count > 1] == []


def test_other_names_differ_from_the_name(scheme: tuple[URIRef, Graph]) -> None:
    _, graph = scheme
    for concept in concepts(graph):
        assert set(graph.objects(concept, SKOS.prefLabel)).isdisjoint(graph.objects(concept, SKOS.altLabel))


def test_broader_concepts_are_in_the_scheme_and_form_trees(scheme: tuple[URIRef, Graph]) -> None:
    _, graph = scheme
    known = set(concepts(graph))
    for concept in known:
        parents = list(graph.objects(concept, SKOS.broader))
        assert len(parents) <= 1
        assert set(parents) <= known
        assert concept not in {above for parent in parents for above in graph.transitive_objects(parent, SKOS.broader)}


def test_top_concepts_are_those_without_a_broader_one(scheme: tuple[URIRef, Graph]) -> None:
    iri, graph = scheme
    tops = {concept for concept in concepts(graph) if not list(graph.objects(concept, SKOS.broader))}
    assert set(graph.objects(iri, SKOS.hasTopConcept)) == tops == set(graph.subjects(SKOS.topConceptOf, iri))


@pytest.mark.parametrize("name", ["phase", "task", "stage-type"])
def test_what_has_an_order_is_numbered_from_one(name: str) -> None:
    graph = Graph().parse(FILES[name], format="turtle")
    notations = sorted(
        number.toPython() for number in graph.objects(None, SKOS.notation) if isinstance(number, Literal)
    )
    assert notations == list(range(1, len(concepts(graph)) + 1))


def test_phases_follow_the_life_of_a_project() -> None:
    graph = Graph().parse(FILES["phase"], format="turtle")
    order = sorted(concepts(graph), key=lambda phase: str(graph.value(phase, SKOS.notation)))
    assert [phase.rpartition("/")[2] for phase in order] == [
        "strategie",
        "constitution-groupe",
        "programmation",
        "esquisse",
        "travaux",
        "livraison",
        "avant-emmenagement",
        "evaluation",
    ]


@pytest.mark.parametrize(
    ("role", "shortcut"),
    [
        ("maitre-d-ouvrage", "carries"),
        ("maitre-d-oeuvre", "designs"),
        ("assistant-maitrise-usage", "accompanies"),
        ("porteur", "carries"),
        ("promoteur", "carries"),
        ("accompagnateur", "accompanies"),
        ("co-concepteur", "coDesigns"),
        ("initiateur", "involvedIn"),
        ("auteur", "authorOf"),
        ("editeur", "publisherOf"),
        ("diffuseur", "hosts"),
        ("organisateur", "organizes"),
        ("intervenant", "speaksAt"),
        ("participant", "involvedIn"),
        ("proprietaire", "owns"),
        ("gestionnaire", "manages"),
        ("financeur", "funds"),
        ("partenaire", "involvedIn"),
        ("beneficiaire", "involvedIn"),
        ("ingenieur", "designs"),
        ("soutien", "supports"),
        ("amenageur", "involvedIn"),
        ("banque", "funds"),
        ("fondateur", "founded"),
        ("president", "leads"),
        ("directeur", "leads"),
        ("maire", "leads"),
        ("membre", "memberOf"),
    ],
)
def test_roles_name_their_shortcut(vocabularies: Graph, role: str, shortcut: str) -> None:
    assert list(vocabularies.objects(URIRef(f"{VOCAB}role/{role}"), AMU.shortcut)) == [AMU[shortcut]]


def test_shortcuts_are_shortcuts_and_each_is_named_by_a_role(terms: Graph, vocabularies: Graph) -> None:
    shortcuts = {*terms.subjects(RDFS.subPropertyOf, AMU.involvedIn), AMU.involvedIn}
    assert set(vocabularies.objects(None, AMU.shortcut)) == shortcuts


def test_concepts_of_roles_and_no_others_are_roles(vocabularies: Graph) -> None:
    roles = set(vocabularies.subjects(RDF.type, AMU.Role))
    assert roles == set(vocabularies.subjects(SKOS.inScheme, URIRef(VOCAB + "role")))


def test_statuses_are_the_three_readings(vocabularies: Graph) -> None:
    found = {
        str(concept).rpartition("/")[2] for concept in vocabularies.subjects(SKOS.inScheme, URIRef(VOCAB + "status"))
    }
    assert found == {"asserted", "interpreted", "unverified"}


def test_matches_lead_out_of_the_graph(vocabularies: Graph) -> None:
    matches = [
        target
        for prop in (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch)
        for target in vocabularies.objects(None, prop)
    ]
    assert len(matches) > 10
    assert not [target for target in matches if "amu-graph" in str(target)]
    assert not list(vocabularies.subject_objects(OWL.sameAs))
