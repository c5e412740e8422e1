"""The terms of neighbouring ontologies exist: a name that they do not define would mean nothing."""

from rdflib import DCTERMS, FOAF, ORG, PROV, SDO, SKOS, VANN, Graph, URIRef
from rdflib.namespace import DefinedNamespace

# Those whose terms rdflib knows. Its schema.org is the http one; the names are the same.
KNOWN: dict[str, type[DefinedNamespace]] = {
    str(DCTERMS): DCTERMS,
    str(FOAF): FOAF,
    str(ORG): ORG,
    str(PROV): PROV,
    str(SKOS): SKOS,
    str(VANN): VANN,
    "https://schema.org/": SDO,
}
# The others: the names that we use, as found in the release named.
READ = {
    # BOT 0.3.2
    "https://w3id.org/bot#": "Building Site Zone hasBuilding",
    # ePO 4.2.0
    "http://data.europa.eu/a4g/ontology#": "AgentInRole Buyer Fund playedBy",
    # FaBiO 2.3
    "http://purl.org/spar/fabio/": "AcademicProceedings Anthology BlogPost Book BookChapter BookSeries CaseReport "
    "ConferencePaper DoctoralThesis Expression Film InstructionalWork Journal JournalArticle JournalIssue "
    "MastersThesis MeetingReport NewsItem NewspaperArticle Presentation PressRelease Report Series WebPage WebSite "
    "WhitePaper Work",
    # WGS 84 vocabulary of the W3C
    "http://www.w3.org/2003/01/geo/wgs84_pos#": "lat long",
    # PRO 1.5.4
    "http://purl.org/spar/pro/": "Role RoleInTime author contributor distributor editor illustrator isHeldBy publisher "
    "relatesToEntity translator withRole",
}


def used(graph: Graph, namespace: str) -> set[str]:
    """Return the local names of a namespace that a graph uses."""
    return {
        str(term).removeprefix(namespace)
        for triple in graph
        for term in triple
        if isinstance(term, URIRef) and str(term).startswith(namespace) and str(term) != namespace
    }


def test_every_term_of_a_neighbour_is_one_that_it_defines(terms: Graph, vocabularies: Graph, alignments: Graph) -> None:
    ours = terms + vocabularies + alignments
    found = {namespace: used(ours, namespace) for namespace in (*KNOWN, *READ)}

    assert all(found.values())
    for namespace, names in found.items():
        known = KNOWN[namespace].__annotations__ if namespace in KNOWN else READ[namespace].split()
        assert names - set(known) == set(), namespace


def test_no_name_is_kept_that_nothing_uses(vocabularies: Graph, alignments: Graph, terms: Graph) -> None:
    ours = terms + vocabularies + alignments

    assert {namespace: set(names.split()) for namespace, names in READ.items()} == {
        namespace: used(ours, namespace) for namespace in READ
    }
