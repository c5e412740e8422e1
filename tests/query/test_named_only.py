"""What has nothing but a name still says which passage names it."""

import pyoxigraph as ox

from amu_graph.namespaces import AMU, BASE, DCTERMS, PROV, RDF, RDFS
from amu_graph.query.portraits import PortraitReader
from amu_graph.store import Store

THING = ox.NamedNode(f"{BASE}project/named")
MERGED = ox.DefaultGraph()
PASSAGE = ox.NamedNode(f"{BASE}source/page#L5")


def placed(triple: ox.Triple, graph: ox.NamedNode | ox.DefaultGraph = MERGED) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def quads(*more: ox.Quad) -> list[ox.Quad]:
    source = ox.NamedNode(f"{BASE}source/page")
    names = [ox.Triple(THING, ox.NamedNode(RDFS + "label"), ox.Literal("Les Tilleuls", language="fr"))]
    names.append(ox.Triple(THING, ox.NamedNode(RDF + "type"), ox.NamedNode(AMU + "Project")))
    about = [
        ox.Triple(PASSAGE, ox.NamedNode(RDF + "type"), ox.NamedNode(AMU + "Passage")),
        ox.Triple(PASSAGE, ox.NamedNode(PROV + "wasQuotedFrom"), source),
        ox.Triple(PASSAGE, ox.NamedNode(DCTERMS + "type"), ox.NamedNode(f"{BASE}vocab/status/asserted")),
        ox.Triple(source, ox.NamedNode(RDF + "type"), ox.NamedNode(AMU + "Source")),
    ]
    both = [placed(triple, graph) for triple in names for graph in (MERGED, PASSAGE)]
    return [*both, *(placed(triple) for triple in about), *more]


def test_the_name_is_a_fact_with_its_passage() -> None:
    [fact] = PortraitReader(Store.memory(quads())).portrait(THING.value).facts
    assert fact.predicate == RDFS + "label"
    assert [passage.iri for passage in fact.passages] == [PASSAGE.value]


def test_where_more_is_said_the_name_heads_the_portrait_alone() -> None:
    said = ox.Triple(THING, ox.NamedNode(AMU + "dwellingCount"), ox.Literal(12))
    more = [placed(said, graph) for graph in (MERGED, PASSAGE)]
    [fact] = PortraitReader(Store.memory(quads(*more))).portrait(THING.value).facts
    assert fact.predicate == AMU + "dwellingCount"
