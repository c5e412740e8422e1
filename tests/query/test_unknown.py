"""A query that is right and finds nothing: the names in it that no statement has."""

import pytest

from amu_graph.graph import Graph
from amu_graph.query.unknown import unknown_names
from amu_graph.store import Store


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT ?x { ?x a amu:Projet }", ["No statement uses amu:Projet. Did you mean amu:Project?"]),
        (
            "ASK { project:moulins ?p ?o }",
            ["No statement uses project:moulins. Did you mean project:moulin?"],
        ),
        ("ASK { ?s amu:dwelingCount ?o ; amu:about role:autor }", ["amu:dwelingCount", "role:auteur"]),
        ("SELECT * { project:moulin amu:dwellingCount 13 }", []),  # all names are known: the answer is no
        ("PREFIX amu: <https://w3id.org/amu-graph/ontology#> ASK { ?x a amu:Projet }", ["amu:Project?"]),
        (
            "PREFIX a: <https://w3id.org/amu-graph/ontology#> ASK { ?x a a:Projet }",
            ["uses a:Projet. Did you mean amu:P"],
        ),
        ("ASK { ?x a <https://w3id.org/amu-graph/ontology#Projet> }", ["uses amu:Projet. Did you mean amu:Project?"]),
        ("BASE <https://w3id.org/amu-graph/> ASK { <project/moulin> a <ontology#Projet> }", ["amu:Projet."]),
        (
            "ASK { <https://w3id.org/amu-graph/nowhere> ?p <https://w3id.org/amu-graph/> , project: }",
            ["no", "gr", "pr"],
        ),
        ("SELECT * FROM <file:///etc/hosts> { ?s ?p ?o }", ["no graph named file:///etc/hosts here; files and"]),
        ("ASK FROM NAMED <http://example.org/> { ?x a amu:Projet }", ["no graph named http://ex", "amu:Projet"]),
        ("PREFIX amu: <https://example.org/> SELECT ?x { ?x a amu:Projet }", []),
        ('SELECT ?x { ?x dcterms:nothing "amu:Projet" . # amu:Projet\n ?x <amu:Projet> _:b }', ["dcterms:nothing."]),
        ("ASK { ?x skos:altLabell ?y ; owl:sameAs ?z }", ["uses skos:altLabell.", "No statement uses owl:sameAs."]),
        ("ASK { ?x rdfs:label '5'^^xsd:short FILTER(xsd:short(?y) = 5) }", []),  # the types of values are no names
        ("CONSTRUCT { ?x foaf:knows ?y } WHERE { ?x a amu:Person ; foaf:nick ?y }", ["uses foaf:nick."]),
        ("PREFIX dcterms: <http://example.org/> ASK { ?x dcterms:nothing ?y }", []),
        (r"SELECT ?x { ?x a amu:Pro\,jet }", ["amu:Project"]),
    ],
)
def test_the_names_that_no_statement_has_are_told_with_what_is_near(tiny: Store, query: str, says: list[str]) -> None:
    told = [each.en for each in unknown_names(query, tiny)]
    assert len(told) == len(says)
    assert [expected for expected, text in zip(says, told, strict=True) if expected not in text] == []


def test_several_that_are_near_are_one_question(tiny: Store) -> None:
    (told,) = unknown_names("ASK { ?s ?p organization:moulins , project:moulin }", tiny)
    assert told.fr == "Aucun énoncé n’emploie organization:moulins. Vouliez-vous dire organization:moulin ?"
    (told,) = unknown_names("ASK { ?s amu:abou ?o }", tiny)
    assert (told.fr[-1], told.en[-1], "\n" in told.fr) == ("?", "?", False)


def test_words_of_others_and_words_of_french_lead_to_terms(graph: Graph) -> None:
    query = "SELECT * { ?p dcterms:subjekt ?x ; amu:theme ?y ; skos:altLabell ?z }"
    told = {text.fr for text in unknown_names(query, graph.store)}
    assert told == {
        "Aucun énoncé n’emploie dcterms:subjekt. Vouliez-vous dire dcterms:subject ?",
        "Aucun énoncé n’emploie amu:theme. Vouliez-vous dire dcterms:subject ?",
        "Aucun énoncé n’emploie skos:altLabell. Vouliez-vous dire skos:altLabel ?",
    }
