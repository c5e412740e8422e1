"""Notes in Turtle and TriG."""

import re
from pathlib import Path

from amu_graph import resources
from amu_graph.builder import build
from builder_fixtures import ReadFolder

PREFIXES = """@base <https://w3id.org/amu-graph/> .
@prefix amu: <ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
"""
TRIG = (
    PREFIXES
    + """
<source/essai> a amu:Source ; rdfs:label "Essai"@fr ; dcterms:language "fr" .
<source/essai#p2> dcterms:type <vocab/status/unverified> .
<source/essai#p1> { <project/p> a amu:Project ; rdfs:label "P"@fr }
<source/essai#p2> { <project/p> amu:dwellingCount 14 }
"""
)
BASE = "https://w3id.org/amu-graph/"


def test_named_graphs_of_trig_are_passages_with_their_status(read: ReadFolder) -> None:
    found = read({"notes/essai.trig": TRIG})
    assert found.problems == ()
    assert {(one.iri.removeprefix(BASE), one.status) for one in found.corpus.passages} == {
        ("source/essai#p1", "asserted"),
        ("source/essai#p2", "unverified"),
    }
    assert len(found.corpus.said) == 3
    assert len(found.corpus.shown) == 2


def test_the_example_of_the_readme_builds(tmp_path: Path) -> None:
    readme = (resources.data() / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```trig\n(.*?)```", readme, re.DOTALL)
    notes = tmp_path / "data" / "notes"
    notes.mkdir(parents=True)
    (notes / "journal.trig").write_text(example, encoding="utf-8")
    built = build(notes.parent)
    assert [problem for problem in built.problems if problem.severity == "violation"] == []
    assert built.totals.passages == {"asserted": 1, "interpreted": 1}


def test_a_turtle_note_says_what_its_source_is(read: ReadFolder) -> None:
    note = PREFIXES + '<project/p> a amu:Project ; rdfs:label "P"@fr .'
    assert set(read({"notes/Mon essai.ttl": note}).found) == {"no-source"}


def test_a_turtle_note_is_one_passage_of_its_source(read: ReadFolder) -> None:
    note = (
        PREFIXES + '<source/essai> a amu:Source ; rdfs:label "E"@fr . <project/p> a amu:Project ; rdfs:label "P"@fr .'
    )
    found = read({"notes/x.ttl": note})
    assert found.problems == ()
    assert {one.passage.iri for one in found.corpus.said} == {BASE + "source/essai#document"}
    assert len(found.corpus.reading.described) == 2


def test_references_of_turtle_notes_are_checked_too(read: ReadFolder) -> None:
    note = PREFIXES + "<source/x> a amu:Source . "
    note += '<project/p> a amu:Project ; rdfs:label "P"@fr ; amu:locatedIn <place/l> .'
    assert read({"notes/x.ttl": note}).found.keys() == {"dangling-reference"}


def test_windows_turtle_with_a_byte_order_mark_reads(read: ReadFolder) -> None:
    note = PREFIXES + '<source/x> a amu:Source . <project/p> a amu:Project ; rdfs:label "P"@fr .'
    written = b"\xef\xbb\xbf" + note.replace("\n", "\r\n").encode()
    assert read({"notes/x.ttl": written}).problems == ()


def test_relative_names_of_two_notes_never_meet(read: ReadFolder) -> None:
    profile = '@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n<> foaf:primaryTopic <#me> . <#me> foaf:name "C" .'
    found = read({"notes/a.ttl": profile, "notes/b.ttl": profile})
    assert {(one.file, one.code, one.line, one.column) for one in found.problems} == {
        ("data/notes/a.ttl", "relative-iri", 2, 1),
        ("data/notes/b.ttl", "relative-iri", 2, 1),
    }
    assert found.corpus.said == []


def test_a_concept_of_another_vocabulary_does_not_enter_unseen(read: ReadFolder) -> None:
    found = read(
        {
            "notes/a.ttl": """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://w3id.org/amu-graph/source/a> a <https://w3id.org/amu-graph/ontology#Source> .
<https://exemple.fr/theme/habitat-indigne> a skos:Concept ; skos:prefLabel "Habitat indigne"@fr ;
    skos:inScheme <https://exemple.fr/theme> .
"""
        }
    )
    assert [(one.code, one.line) for one in found.problems] == [("foreign-subject", 3)]  # one a thing, not a statement
    assert all("bring-foreign-rdf.md" in one.remedy.fr for one in found.problems)


def test_what_a_passage_says_of_a_concept_is_its_note_alone(read: ReadFolder) -> None:
    note = PREFIXES + "<source/x> a amu:Source .\n<vocab/role/auteur> <http://www.w3.org/2004/02/skos/core#{}> {} .\n"
    assert read({"notes/x.ttl": note.format("note", '"Écrit."@fr')}).problems == ()
    assert set(read({"notes/x.ttl": note.format("broader", "<vocab/role/editeur>")}).found) == {"unknown-property"}


def test_an_address_that_the_standard_forbids_is_shown_at_its_sign(read: ReadFolder) -> None:
    note = PREFIXES + "<source/x>\n  <http://xmlns.com/foaf/0.1/page> <https://exemple.fr/?mots[]=12> .\n"
    found = read({"notes/x.ttl": note})
    (problem,) = found.problems
    assert (problem.code, problem.line, problem.column) == ("wrong-address", 7, 61)
    assert "https://exemple.fr/?mots%5B%5D=12" in problem.remedy.fr


def test_signs_of_an_address_may_be_written_by_their_numbers(read: ReadFolder) -> None:
    note = (
        PREFIXES
        + """<source/x> a amu:Source .
<organization/o> a amu:Organization ; rdfs:label "O"@fr ; <http://xmlns.com/foaf/0.1/page> <https://exemple.fr/caf{}> .
"""
    )
    found = read({"notes/x.ttl": note.format("\\u00E9")})
    assert found.problems == ()
    assert "https://exemple.fr/café" in {one.object.value for one in found.corpus.said}
    for written, reason in (("\\u202E", "invisible character U+202E"), ("\\U0000007C", "“|”"), ("\\e", "“\\”")):
        (problem,) = read({"notes/x.ttl": note.format(written)}).problems
        assert (problem.code, problem.line, reason in problem.message.en) == ("wrong-address", 7, True)


def test_the_place_of_a_statement_is_that_of_its_value(read: ReadFolder) -> None:
    note = (
        PREFIXES
        + """PREFIX p: <https://w3id.org/amu-graph/project/>
<source/x> a amu:Source . # p:a is no statement here
p:a a amu:Project ; rdfs:label "A ; , ." @fr ,
    \"\"\"Al
pha\"\"\"@en ;
  amu:locatedIn <place/l>, <place/m> .
"""
    )
    found = read({"notes/x.ttl": note})
    places = {(one.predicate.value.rpartition("/")[2], one.object.value): one.at[1:] for one in found.corpus.said}
    assert places["ontology#locatedIn", f"{BASE}place/m"] == (11, 28)
    assert places["rdf-schema#label" if ("rdf-schema#label", "A ; , .") in places else "", "A ; , ."] == (8, 32)


def test_a_file_from_elsewhere_is_led_to_the_import(read: ReadFolder) -> None:
    said = '<https://exemple.fr/a> a <https://exemple.fr/C> ; <https://exemple.fr/p> "x" , "y" .\n'
    source = f"<{BASE}source/export> a <{BASE}ontology#Source> .\n"
    for note, code in ((said, "no-source"), (source + said, "foreign-subject")):
        (problem,) = read({"notes/export.ttl": note}).problems
        assert (problem.code, "amu-graph import" in problem.remedy.fr) == (code, True)
