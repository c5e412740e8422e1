"""What follows from what is said, over a small ontology written here."""

import pyoxigraph as ox
import pytest

from amu_graph.builder.derive import Derivation
from amu_graph.notes.ontology import Ontology

PREFIXES = """
@prefix amu: <https://w3id.org/amu-graph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix role: <https://w3id.org/amu-graph/vocab/role/> .
@prefix phase: <https://w3id.org/amu-graph/vocab/phase/> .
@base <https://w3id.org/amu-graph/> .
"""
TERMS = """
amu:Person rdfs:subClassOf amu:Agent , foaf:Person .
amu:Agent rdfs:subClassOf foaf:Agent .
amu:involvedIn rdfs:domain amu:Agent .
amu:designs rdfs:subPropertyOf amu:involvedIn ; rdfs:domain amu:Agent ;
    schema:rangeIncludes amu:Project , amu:Building .
amu:authorOf rdfs:subPropertyOf amu:involvedIn ; rdfs:domain amu:Agent ; rdfs:range amu:Publication .
amu:Publication amu:yearFrom "dcterms:issued" .
amu:LegalText amu:yearFrom "dcterms:issued dcterms:valid" .
amu:Event amu:yearFrom "dcterms:date" .
amu:Project amu:yearFrom "dcterms:date amu:inaugurationDate" .
amu:Building amu:yearFrom "amu:inaugurationDate" .
amu:Organization amu:yearFrom "schema:foundingDate" .
"""
ROLES = """
role:maitre-d-oeuvre a amu:Role ; amu:shortcut amu:designs ; rdfs:label "maître d’œuvre"@fr , "designer"@en .
role:usager a amu:Role ; rdfs:label "usager"@fr .
phase:esquisse rdfs:label "esquisse"@fr , "sketch design"@en .
"""


def triples(text: str) -> tuple[ox.Triple, ...]:
    return tuple(quad.triple for quad in ox.parse(PREFIXES + text, format=ox.RdfFormat.TURTLE))


ONTOLOGY = Ontology(triples(TERMS), triples(ROLES))
PARTICIPATION = """
<person/a> a amu:Person ; rdfs:label "Ana"@fr .
<project/p> a amu:Project ; rdfs:label "Pré"@fr , "Meadow"@en .
<publication/q> a amu:Publication ; rdfs:label "Q"@fr .
<participation/x> a amu:Participation ; amu:agent <person/a> ; amu:role role:ROLE ;
    amu:context <CONTEXT> ; amu:phase phase:esquisse .
"""


def derived(text: str) -> set[ox.Triple]:
    return Derivation(ONTOLOGY).of(set(triples(text + ROLES)))


def links(role: str, context: str) -> set[str]:
    found = derived(PARTICIPATION.replace("ROLE", role).replace("CONTEXT", context))
    return {one.predicate.value.rpartition("#")[2] for one in found if str(one.object).endswith(f"{context}>")}


def test_a_shortcut_where_its_domain_and_range_hold() -> None:
    assert links("maitre-d-oeuvre", "project/p") == {"designs", "involvedIn"}


def test_involved_in_where_the_range_does_not_hold() -> None:
    assert links("maitre-d-oeuvre", "publication/q") == {"involvedIn"}


def test_involved_in_where_the_role_has_no_shortcut() -> None:
    assert links("usager", "project/p") == {"involvedIn"}


def test_classes_above_are_added_and_nothing_said_is_repeated() -> None:
    said = "<person/a> a amu:Person ."
    assert derived(said) == set(triples("<person/a> a amu:Agent , foaf:Person , foaf:Agent ."))
    assert derived(said + "<person/a> a amu:Agent .") == set(triples("<person/a> a foaf:Person , foaf:Agent ."))


def test_labels_of_participations_in_both_languages() -> None:
    found = derived(PARTICIPATION.replace("ROLE", "maitre-d-oeuvre").replace("CONTEXT", "project/p"))
    labels = {str(one.object) for one in found if one.predicate.value.endswith("#label")}
    assert labels == {'"Ana, maître d’œuvre — Pré (esquisse)"@fr', '"Ana, designer — Meadow (sketch design)"@en'}


@pytest.mark.parametrize(
    ("said", "year"),
    [
        ('<publication/q> a amu:Publication ; dcterms:issued "2013"^^xsd:gYear', "2013"),
        ('<event/e> a amu:Event ; dcterms:date "2021-06-02"^^xsd:date , "2020-12-31"^^xsd:date', "2020"),
        ('<building/b> a amu:Building ; amu:inaugurationDate "2015-03"^^xsd:gYearMonth', "2015"),
        ('<project/p> a amu:Project ; amu:inaugurationDate "2015"^^xsd:gYear', "2015"),
        ('<legal-text/l> a amu:LegalText ; dcterms:valid "2019"^^xsd:gYear', "2019"),
        ('<legal-text/l> a amu:LegalText ; dcterms:valid "2019"^^xsd:gYear ; dcterms:issued "2018"^^xsd:gYear', "2018"),
        ('<organization/o> a amu:Organization ; schema:foundingDate "0987"^^xsd:gYear', "987"),
    ],
)
def test_the_year_of_an_entity_is_that_of_its_date(said: str, year: str) -> None:
    (found,) = [one for one in derived(said + " .") if one.predicate.value.endswith("#year")]
    assert found.object == ox.Literal(year, datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer"))


def test_no_year_without_the_date_of_the_class() -> None:
    found = derived('<publication/q> a amu:Publication ; dcterms:date "2013"^^xsd:gYear .')
    assert not [one for one in found if one.predicate.value.endswith("#year")]


def test_cycles_of_classes_and_properties_end() -> None:
    ring = Ontology(triples("amu:A rdfs:subClassOf amu:B . amu:B rdfs:subClassOf amu:A ."), ())
    assert ring.classes("https://w3id.org/amu-graph/ontology#A") == {
        "https://w3id.org/amu-graph/ontology#A",
        "https://w3id.org/amu-graph/ontology#B",
    }
