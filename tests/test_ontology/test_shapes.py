"""Each rule of the shapes has an example that keeps it and one that breaks it, and that one alone."""

from pathlib import Path
from typing import NamedTuple

import pytest
from rdflib import RDF, RDFS, SH, SKOS, Graph, Literal, Namespace, URIRef

from amu_graph.builder.shacl import Validator
from amu_graph.namespaces import AMU, SCHEMES, SHAPES
from shacl_reports import by_build, by_reference, engine

ONTOLOGY = Path(__file__).parents[2] / "ontology"
RULES = sorted(path.stem for path in (ONTOLOGY / "examples" / "valid").glob("*.ttl"))
ADVICE = {
    "Names-fr",
    "Names-en",
    "Described-description",
    "Classified-kind",
    "DatedPublication",
    "DatedEvent-date",
    "DatedEvent-locatedIn",
    "LocatedBuilding-locatedIn",
}
NS = Namespace(SHAPES)


@pytest.fixture(scope="module")
def context(terms: Graph, vocabularies: Graph) -> Graph:
    """What the shapes look up beside the data: classes, concepts with their names, and which is in which scheme."""
    graph = Graph()
    for triple in terms.triples((None, RDFS.subClassOf, None)):
        graph.add(triple)
    for concept, scheme in vocabularies.subject_objects(SKOS.inScheme):
        graph.add((concept, RDF.type, SKOS.Concept))
        graph.add((concept, SKOS.inScheme, scheme))
        for name in vocabularies.objects(concept, RDFS.label):
            graph.add((concept, RDFS.label, name))
    return graph


@pytest.fixture(scope="module")
def everything(terms: Graph, vocabularies: Graph) -> Graph:
    """What stands beside the data in the merged graph."""
    return terms + vocabularies


class Engines(NamedTuple):
    """The shapes, for pySHACL, and the engine of the build, which has read them."""

    shapes: Graph
    build: Validator


@pytest.fixture(scope="module")
def engines(shapes: Graph) -> Engines:
    """What validates the examples."""
    return Engines(shapes, engine(shapes))


def broken(example: Path, context: Graph, engines: Engines) -> tuple[set[str], set[str]]:
    """Return the names of the rules that an example breaks: those that stop a build, those that advise.

    The engine of the build and pySHACL, which is the reference, give the same results.
    """
    data = Graph().parse(example, format="turtle")
    mentioned = set(data.all_nodes())  # other concepts have nothing to do with what the example says
    for triple in context:
        if triple[0] in mentioned or triple[1] == RDFS.subClassOf:
            data.add(triple)
    found = by_reference(data, engines.shapes)
    assert by_build(data, engines.build) == found
    violations = {row.shape for row in found if row.severity == str(SH.Violation)}
    return violations, {row.shape for row in found} - violations


def rules(shapes: Graph) -> set[str]:
    """Return the names of all rules: targeted node shapes that say something themselves, and their property shapes."""
    found = set()
    for shape in set(shapes.subjects(SH.targetClass, None)):
        if (shape, SH.message, None) in shapes:
            found.add(str(shape))
        found |= {str(prop) for prop in shapes.objects(shape, SH.property)}
    return {name.removeprefix(SHAPES) for name in found}


def test_there_is_one_valid_and_one_invalid_example_for_each_rule(shapes: Graph) -> None:
    invalid = {path.stem for path in (ONTOLOGY / "examples" / "invalid").glob("*.ttl")}
    assert set(RULES) == rules(shapes) == invalid


@pytest.mark.parametrize("rule", RULES)
def test_the_valid_example_keeps_every_rule(rule: str, context: Graph, engines: Engines) -> None:
    violations, advice = broken(ONTOLOGY / "examples" / "valid" / f"{rule}.ttl", context, engines)
    assert violations == set()
    assert rule not in advice


@pytest.mark.parametrize("rule", RULES)
def test_the_invalid_example_breaks_exactly_this_rule(rule: str, context: Graph, engines: Engines) -> None:
    violations, advice = broken(ONTOLOGY / "examples" / "invalid" / f"{rule}.ttl", context, engines)
    assert (violations, advice) == ((set(), {rule}) if rule in ADVICE else ({rule}, advice))


def test_the_ontology_and_the_vocabularies_keep_the_rules(everything: Graph, shapes: Graph) -> None:
    from pyshacl import validate

    conforms, _, text = validate(everything, shacl_graph=shapes, inplace=True)
    assert conforms, text


def test_the_shapes_are_well_formed_shacl(context: Graph, shapes: Graph) -> None:
    """`meta_shacl` validates the shapes against the shapes that the recommendation gives for SHACL itself."""
    from pyshacl import validate
    from pyshacl.errors import ReportableRuntimeError

    assert validate(context, shacl_graph=shapes, meta_shacl=True, inplace=True)[0]
    wrong = Graph()
    for triple in shapes.triples((NS["Entity-date"], None, None)):
        wrong.add(triple)
    wrong.add((NS["Entity-date"], SH.minCount, Literal("one")))
    with pytest.raises(ReportableRuntimeError):
        validate(context, shacl_graph=wrong, meta_shacl=True, inplace=True)


def test_every_rule_speaks_both_languages(shapes: Graph) -> None:
    for rule in rules(shapes):
        for prop in (SH.message, SH.name):
            texts = list(shapes.objects(NS[rule], prop))
            is_node_shape = (NS[rule], RDF.type, SH.NodeShape) in shapes
            if not (prop == SH.name and is_node_shape):
                assert sorted(str(getattr(text, "language", "")) for text in texts) == ["en", "fr"], (rule, prop)


def test_each_class_has_one_closed_shape(terms: Graph, shapes: Graph) -> None:
    classes = {str(term) for term in terms.subjects(RDF.type, None) if str(term)[len(AMU) :][:1].isupper()}
    for name in {term.removeprefix(AMU) for term in classes if term.startswith(AMU)}:
        shape = NS[f"{name}Shape"]
        assert list(shapes.objects(shape, SH.targetClass)) == [URIRef(AMU + name)]
        # A person keeps the rules of agents too, so that one must not refuse what persons have.
        assert bool(list(shapes.objects(shape, SH.closed))) == (name != "Agent")


def test_each_property_of_the_profile_has_one_type() -> None:
    core = Graph().parse(ONTOLOGY / "shapes" / "core.ttl", format="turtle")
    listed = set(core.objects(None, SH.property))
    for shape in listed:
        if str(shape).removeprefix(SHAPES).startswith(("In-", "AnyEntity-")):
            continue
        node = str(core.value(shape, SH.node) or "").removeprefix(SHAPES)
        types = [
            core.value(shape, SH.datatype),
            core.value(shape, SH["class"]),
            node == "AnyEntity",
            node == "Date",
            node == "Number",
            core.value(shape, SH.nodeKind) == SH.IRI,
        ]
        assert sum(map(bool, types)) == 1, shape
        if node.startswith("In-"):
            assert set(node.removeprefix("In-").split("-or-")) <= set(SCHEMES)


def test_every_scheme_whose_concepts_a_property_takes_has_its_shape(shapes: Graph) -> None:
    nodes = {str(node).removeprefix(SHAPES) for node in shapes.objects(None, SH.node)}
    taken = {node.removeprefix("In-") for node in nodes if node.startswith("In-") and "-or-" not in node}
    assert {"role", "theme", "stage-type"} <= taken <= set(SCHEMES)
    for scheme in taken:
        assert (NS[f"In-{scheme}"], SH.property, NS[f"In-{scheme}-scheme"]) in shapes
        assert (NS[f"In-{scheme}-scheme"], SH.hasValue, URIRef(f"https://w3id.org/amu-graph/vocab/{scheme}")) in shapes


@pytest.mark.parametrize("text", ["2013", "2021-06", "2020-10-06", "2020-02-29", "0987"])
def test_dates_have_three_precisions(text: str, context: Graph, engines: Engines, tmp_path: Path) -> None:
    datatype = {4: "gYear", 7: "gYearMonth", 10: "date"}[len(text)]
    assert broken(dated(text, datatype, tmp_path), context, engines)[0] == set()


@pytest.mark.parametrize(
    ("text", "datatype"),
    [
        ("2013", "integer"),
        ("2013", "gYearMonth"),
        ("2013", "string"),
        ("2021-13", "gYearMonth"),
        ("2021-6", "gYearMonth"),
        ("juin 2021", "gYearMonth"),
        ("2020-10-32", "date"),
        ("2020-10-06T00:00:00", "dateTime"),
        ("13", "gYear"),
        ("-0044", "gYear"),
        ("0000", "gYear"),
        ("0000-05", "gYearMonth"),
    ],
)
def test_what_is_no_date_is_refused(text: str, datatype: str, context: Graph, engines: Engines, tmp_path: Path) -> None:
    assert broken(dated(text, datatype, tmp_path), context, engines)[0] == {"Entity-date"}


def dated(text: str, datatype: str, folder: Path) -> Path:
    """Write an event with a date."""
    path = folder / "event.ttl"
    path.write_text(
        f"""<https://w3id.org/amu-graph/event/debat> a <{AMU}Event> ;
        <http://www.w3.org/2000/01/rdf-schema#label> "Débat"@fr ;
        <http://purl.org/dc/terms/date> "{text}"^^<http://www.w3.org/2001/XMLSchema#{datatype}> .""",
        encoding="utf-8",
    )
    return path
