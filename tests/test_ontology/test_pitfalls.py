"""The catalogue of OOPS!, for what can be judged without a network; each test names its pitfall.

P13 (no inverse properties) is met by design: `amu:inverseLabel` says how a property reads from its object.
P37 (not on the web) and P40's look-ups need a network. P01, P03, P09, P14–P18, P23 need a reader, not a program.
"""

import re
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SDO, SKOS, Graph, Literal, URIRef

from amu_graph.namespaces import AMU

IRI = URIRef("https://w3id.org/amu-graph/ontology")
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)
COMPATIBLE = {
    # A law or a source can be a publication, and a law a source.
    ("LegalText", "Publication"),
    ("Publication", "Source"),
    ("LegalText", "Source"),
    ("Building", "Place"),
    # In French law some funds are legal persons.
    ("Agent", "Fund"),
    ("Fund", "Organization"),
    ("EventSeries", "Project"),
    ("Agent", "Person"),
    ("Agent", "Organization"),
}


def ours(graph: Graph, *kinds: URIRef) -> set[URIRef]:
    return {
        term
        for kind in kinds
        for term in graph.subjects(RDF.type, kind)
        if isinstance(term, URIRef) and str(term).startswith(AMU)
    }


def local(term: object) -> str:
    return str(term).removeprefix(AMU)


def test_p02_p12_p30_p32_no_two_terms_are_synonyms(terms: Graph) -> None:
    assert not list(terms.triples((None, OWL.equivalentClass, None)))
    assert not list(terms.triples((None, OWL.equivalentProperty, None)))
    for kinds in ((OWL.Class,), PROPERTIES):
        words = Counter(label for term in ours(terms, *kinds) for label in terms.objects(term, RDFS.label))
        assert [word for word, count in words.items() if count > 1] == []


def test_p03_there_is_no_relation_called_is(terms: Graph) -> None:
    assert not {"is", "isA", "has", "be"} & {local(term) for term in ours(terms, *PROPERTIES)}


def test_p04_no_term_stands_alone(terms: Graph) -> None:
    for term in ours(terms, OWL.Class):
        above = list(terms.objects(term, RDFS.subClassOf))
        used = [
            terms.value(None, prop, term) for prop in (RDFS.domain, RDFS.range, SDO.domainIncludes, SDO.rangeIncludes)
        ]
        assert above or any(used), term


def test_p05_p25_to_p29_p33_no_inverse_symmetry_transitivity_or_chain_is_claimed(terms: Graph) -> None:
    for prop in (OWL.inverseOf, OWL.propertyChainAxiom):
        assert not list(terms.triples((None, prop, None)))
    for kind in (OWL.SymmetricProperty, OWL.TransitiveProperty, OWL.ReflexiveProperty):
        assert not list(terms.subjects(RDF.type, kind))


@pytest.mark.parametrize("relation", [RDFS.subClassOf, RDFS.subPropertyOf], ids=["classes", "properties"])
def test_p06_p24_hierarchies_have_no_cycles(terms: Graph, alignments: Graph, relation: URIRef) -> None:
    both = terms + alignments
    starts = set(both.subjects(relation, None))
    assert starts
    for start in starts:
        above = {node for parent in both.objects(start, relation) for node in both.transitive_objects(parent, relation)}
        assert start not in above


def test_p07_no_class_merges_two_notions(terms: Graph) -> None:
    names = [local(term) for term in ours(terms, OWL.Class)]
    assert not [name for name in names if re.search(r"(And|Or)[A-Z]", name)]


def test_p08_every_term_is_annotated(terms: Graph) -> None:
    for term in ours(terms, OWL.Class, OWL.AnnotationProperty, *PROPERTIES):
        assert list(terms.objects(term, RDFS.label)), term
        assert list(terms.objects(term, RDFS.comment)), term


def test_p10_every_pair_of_classes_is_disjoint_or_compatible_for_a_reason(terms: Graph) -> None:
    stated = {tuple(sorted((local(one), local(other)))) for one, other in terms.subject_objects(OWL.disjointWith)}
    pairs = set(combinations(sorted(local(term) for term in ours(terms, OWL.Class)), 2))
    inherited = {
        tuple(sorted((child, other)))
        for child in ("Person", "Organization")
        for other in {name for pair in stated if "Agent" in pair for name in pair} - {"Agent"}
    }
    assert stated <= pairs
    assert pairs - stated - inherited == COMPATIBLE


def test_p11_p18_every_property_has_a_domain_and_a_range(terms: Graph) -> None:
    for term in ours(terms, *PROPERTIES):
        assert list(terms.objects(term, RDFS.domain)) or list(terms.objects(term, SDO.domainIncludes)), term
        assert list(terms.objects(term, RDFS.range)) or list(terms.objects(term, SDO.rangeIncludes)), term


def test_p19_no_property_has_two_domains_or_two_ranges(terms: Graph) -> None:
    for prop, open_prop in ((RDFS.domain, SDO.domainIncludes), (RDFS.range, SDO.rangeIncludes)):
        for term in ours(terms, *PROPERTIES):
            closed = list(terms.objects(term, prop))
            assert len(closed) <= 1, term
            assert not (closed and list(terms.objects(term, open_prop))), term


def test_p20_annotations_hold_what_they_are_for(terms: Graph) -> None:
    for term in ours(terms, OWL.Class, OWL.AnnotationProperty, *PROPERTIES):
        texts: dict[str, list[str]] = defaultdict(list)
        for prop in (RDFS.label, SKOS.definition, RDFS.comment):
            for text in terms.objects(term, prop):
                assert isinstance(text, Literal)
                texts[text.language or ""].append(str(text))
        for label, definition, comment in texts.values():
            assert len(label) < 40
            assert not label.endswith(".")
            assert definition.endswith(".")
            assert comment.endswith((".", "?"))
            assert len({label, definition, comment}) == 3


def test_p21_there_is_no_class_for_the_rest(terms: Graph) -> None:
    names = " ".join(local(term) for term in ours(terms, OWL.Class))
    assert not re.search(r"Other|Misc|Various|Unknown|Default", names)


def test_p22_names_follow_one_convention(terms: Graph) -> None:
    assert all(re.fullmatch(r"([A-Z][a-z]+)+", local(term)) for term in ours(terms, OWL.Class))
    assert all(
        re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", local(term)) for term in ours(terms, OWL.AnnotationProperty, *PROPERTIES)
    )


def test_p34_p35_every_class_and_property_in_use_is_declared(terms: Graph) -> None:
    builtin = (str(RDF), str(RDFS), str(OWL))
    properties = {
        *ours(terms, OWL.AnnotationProperty, *PROPERTIES),
        *(term for kind in (OWL.AnnotationProperty, *PROPERTIES) for term in terms.subjects(RDF.type, kind)),
    }
    assert not {prop for prop in terms.predicates() if not str(prop).startswith(builtin)} - properties
    classes = set(terms.subjects(RDF.type, OWL.Class))
    used = {
        node
        for prop in (RDFS.subClassOf, RDFS.domain, RDFS.range, OWL.disjointWith, SDO.domainIncludes)
        for node in terms.objects(None, prop)
        if not str(node).startswith("http://www.w3.org/2001/XMLSchema#")
    }
    assert used <= classes


def test_p36_the_namespace_has_no_file_extension() -> None:
    assert not re.search(r"\.(owl|rdf|ttl|n3|xml)$", str(IRI))


def test_p38_p41_the_ontology_and_its_licence_are_declared(terms: Graph) -> None:
    assert (IRI, RDF.type, OWL.Ontology) in terms
    assert terms.value(IRI, URIRef("http://purl.org/dc/terms/license"))


def test_p39_the_file_depends_on_no_base() -> None:
    text = (Path(__file__).parents[2] / "ontology" / "amu.ttl").read_text(encoding="utf-8")
    assert "@base" not in text
    assert "<>" not in text


def test_p40_nothing_but_declarations_is_said_of_terms_of_others(terms: Graph, alignments: Graph) -> None:
    editors = URIRef("https://w3id.org/amu-graph/editors")
    for graph in (terms, alignments):
        said = [
            (subject, prop)
            for subject, prop in graph.subject_predicates(None)
            if not str(subject).startswith((AMU, str(IRI))) and subject != editors and prop != RDF.type
        ]
        assert said == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ontology#Project", "https://schema.org/Project"),
        ("vocab/publication-type/guide", "https://schema.org/Guide"),
        ("ontology#Event", "http://www.w3.org/ns/org#ChangeEvent"),
        ("ontology#role", "http://www.w3.org/ns/prov#hadRole"),
    ],
)
def test_false_friends_are_never_matched(
    terms: Graph, vocabularies: Graph, alignments: Graph, one: str, other: str
) -> None:
    subject, false_friend = URIRef("https://w3id.org/amu-graph/" + one), URIRef(other)
    for graph in (terms, vocabularies, alignments):
        assert not list(graph.predicates(subject, false_friend))
