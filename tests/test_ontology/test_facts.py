"""What the ontology says for the software's sake: nothing is missing, nothing contradicts, the table is its image."""

import shutil
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SDO, SKOS, Graph, Namespace, URIRef

from amu_graph import model, resources
from amu_graph.builder import build
from amu_graph.errors import ProblemsError
from amu_graph.language import Text
from amu_graph.model import MODEL
from amu_graph.namespaces import AMU as AMU_IRI
from amu_graph.namespaces import BASE, DATES, KINDS, PREFIXES, RELATIONS, SCHEMES, expand
from amu_graph.network.drawing.families import FAMILIES
from amu_graph.notes.ontology import read_ontology
from amu_graph.notes.problems import Problems
from amu_graph.notes.profile import read_profile
from amu_graph.notes.schema import schema_texts
from founding_data import FOUNDING

AMU = Namespace(AMU_IRI)
GROUPS = {"name", "description", "kind", "date", "place", "theme", "address", "hierarchy"}


@pytest.fixture(scope="module")
def facts(terms: Graph) -> Graph:
    """The ontology with what is said of terms that are not ours."""
    return terms + Graph().parse(resources.ontology() / "labels.ttl", format="turtle")


def test_the_table_is_made_from_the_files_as_they_are() -> None:
    again = "amu-graph schema"
    assert model.TABLE.read_text(encoding="utf-8") == model.written(resources.ontology()), f"run {again}"
    assert model.load(resources.ontology()) == model.read(resources.ontology())


def test_a_stale_table_is_not_used(tmp_path: Path) -> None:
    for name in ("amu.ttl", "labels.ttl"):
        content = (resources.ontology() / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(content.replace('"Projets"@fr', '"Chantiers"@fr'), encoding="utf-8")
    assert not model.is_fresh(tmp_path)
    assert model.load(tmp_path).classes["Project"].plural == Text("Chantiers", "Projects")
    assert model.load(resources.ontology(), tmp_path / "none.json") == MODEL


def test_a_slip_in_the_ontology_is_shown_where_it_is(tmp_path: Path) -> None:
    """Commands start with the table of before; `check` and `schema` say where the slip is, and nothing of the notes."""
    ontology = tmp_path / "ontology"
    shutil.copytree(resources.ontology(), ontology)
    lines = (ontology / "amu.ttl").read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if line.startswith("amu:Project "))
    lines[at] = lines[at].replace(" a ", " a a ", 1)
    (ontology / "amu.ttl").write_text("".join(lines), encoding="utf-8")
    assert model.load(ontology) == MODEL
    problems = build(FOUNDING, ontology=ontology).problems
    assert {(each.code, each.file, each.line) for each in problems} == {("turtle-syntax", "ontology/amu.ttl", at + 1)}
    with pytest.raises(ProblemsError):
        schema_texts(ontology)


SLIPS = (
    ("labels.ttl", "dcterms:spatial ", 'amu:group "place"', 'amu:group "plaec"', "wrong-fact"),
    ("labels.ttl", "dcterms:subject ", 'amu:family "themed"', 'amu:family "themes"', "wrong-fact"),
    ("labels.ttl", "dcterms:subject ", "amu:telling true", 'amu:telling "oui"', "wrong-fact"),
    ("amu.ttl", "amu:Project ", 'amu:kindSlug "project"', 'amu:kindSlug "projct"', "wrong-fact"),
    ("amu.ttl", "amu:Project ", "dcterms:date amu:", "dcterms:dat amu:", "wrong-fact"),
    ("amu.ttl", "amu:Project ", "amu:yearFrom", "amu:yearFrm", "unknown-fact"),
    ("amu.ttl", "amu:Project ", '"Projects"@en', '"Projects"@de', "unnamed-term"),
    ("amu.ttl", "amu:Project ", '"Project"@en', '"Project"', "unnamed-term"),
    ("vocabularies/stage-type.ttl", "stage-type:prix ", "amu:repeatable true", "amu:repeatable 1", "wrong-fact"),
)


@pytest.mark.parametrize("slip", SLIPS, ids=[slip[3] for slip in SLIPS])
def test_a_value_that_the_software_does_not_know_is_one_problem_at_its_line(
    tmp_path: Path, slip: tuple[str, str, str, str, str]
) -> None:
    file, term, right, wrong, code = slip
    ontology = tmp_path / "ontology"
    shutil.copytree(resources.ontology(), ontology)
    before, of_term, rest = (ontology / file).read_text(encoding="utf-8").partition(f"\n{term}")
    head, found, tail = rest.partition(right)
    assert found, right
    (ontology / file).write_text(before + of_term + head + wrong + tail, encoding="utf-8")
    (problem,) = build(FOUNDING, ontology=ontology).problems
    assert (problem.code, problem.file, problem.severity) == (code, f"ontology/{file}", "violation")
    start, end = (text.count("\n") + 1 for text in (before + of_term, before + of_term + head))
    assert problem.line == (start if code == "unnamed-term" else end)


def test_what_facts_may_say_is_what_pages_and_pictures_know() -> None:
    assert {family.name for family in FAMILIES} == set(model.FAMILIES)
    assert set(model.GROUPS) == GROUPS


def test_classes_are_called_in_both_languages(facts: Graph) -> None:
    """A class whose members have identifiers is spoken of: one, several, and with an article."""
    for name in KINDS.values():
        for term in (RDFS.label, AMU.pluralLabel, AMU.indefiniteLabel):
            words = facts.objects(AMU[name], term)
            assert sorted(str(getattr(word, "language", "")) for word in words) == ["en", "fr"], (name, term)
    assert MODEL.classes["EventSeries"].word == Text("série d’événements", "event series")
    assert MODEL.classes["EventSeries"].title == Text("Série d’événements", "Event series")
    assert MODEL.classes["Person"].plural.en == "People"


def test_kinds_of_identifier_are_words_that_nothing_else_has() -> None:
    assert len(KINDS) == len([each for each in MODEL.classes.values() if each.kind])
    assert set(RELATIONS) < set(KINDS)
    assert {"source", "vocab", "graph"}.isdisjoint(KINDS)
    assert set(KINDS).isdisjoint(SCHEMES)
    assert PREFIXES["event-series"] == BASE + "event-series/"


def test_every_kind_has_a_shape() -> None:
    problems = Problems()
    profile = read_profile(resources.ontology(), read_ontology(resources.ontology(), problems), problems)
    assert set(KINDS.values()) - profile.classes.keys() == set()
    assert not problems.violated


def test_properties_that_link_tell_how(facts: Graph) -> None:
    """A property between two things of the graph is telling, or says why it need not be."""
    shortcuts = set(facts.subjects(RDFS.subPropertyOf, AMU.involvedIn)) | {AMU.involvedIn}
    parts = {AMU[name] for name in ("agent", "role", "context", "through", "phase", "mode", "task")}
    parts |= {AMU.stageOf, AMU.quantityOf}
    ours = {each for each in facts.subjects(RDF.type, OWL.ObjectProperty) if str(each).startswith(AMU_IRI)}
    telling = {URIRef(iri) for iri, known in MODEL.properties.items() if known.telling}
    assert ours - shortcuts - parts - telling == set(), "neither a part, nor a shortcut, nor telling (amu:telling)"
    for each in shortcuts | telling:
        assert MODEL.properties[str(each)].family, f"{each} has no family of links (amu:family)"


def test_texts_of_ours_are_searched(facts: Graph) -> None:
    texts = {str(each) for each in facts.subjects(SDO.rangeIncludes, RDF.langString)}
    assert texts - {iri for iri, known in MODEL.properties.items() if known.searched} == set(), "amu:searched"


def test_what_networks_draw_is_telling_and_groups_are_those_of_pages() -> None:
    for iri, known in MODEL.properties.items():
        assert known.telling or not known.drawn, iri
        assert not known.group or known.group in GROUPS, iri
    assert "http://purl.org/dc/terms/issued" in DATES


def test_years_come_from_dates_and_kinds_of_stage(terms: Graph, vocabularies: Graph) -> None:
    stages = {str(each) for each in vocabularies.subjects(SKOS.inScheme, URIRef(PREFIXES["vocab"] + "stage-type"))}
    named = {name for each in terms.objects(None, AMU.yearFrom) for name in str(each).split()}
    assert {expand(name) for name in named} <= {*DATES, *stages}
    (project,) = terms.objects(AMU.Project, AMU.yearFrom)
    assert str(project).startswith("dcterms:date amu:inaugurationDate stage-type:livraison ")


def test_each_scheme_is_a_file_that_describes_it(vocabularies: Graph) -> None:
    schemes = {str(each) for each in vocabularies.subjects(RDF.type, URIRef(PREFIXES["skos"] + "ConceptScheme"))}
    assert schemes == {f"{PREFIXES['vocab']}{name}" for name in SCHEMES}
