"""Notes in Turtle and TriG."""

import re
from pathlib import Path

from amu_graph import resources
from amu_graph.builder import build
from builder_fixtures import ReadFolder

PREFIXES = """@prefix amu: <ontology#> .
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
    assert {(one.iri.removeprefix(BASE), one.status) for one in found.told.passages} == {
        ("source/essai#p1", "asserted"),
        ("source/essai#p2", "unverified"),
    }
    assert len(found.told.said) == 3
    assert len(found.told.shown) == 2


def test_the_example_of_the_readme_builds(tmp_path: Path) -> None:
    readme = (resources.data() / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```trig\n(.*?)```", readme, re.DOTALL)
    notes = tmp_path / "data" / "notes"
    notes.mkdir(parents=True)
    (notes / "journal.trig").write_text(example, encoding="utf-8")
    built = build(notes.parent)
    assert [problem for problem in built.problems if problem.severity == "violation"] == []
    assert built.counts["passages"] == {"asserted": 1, "interpreted": 1}


def test_a_turtle_note_is_one_passage_of_a_source_named_after_the_file(read: ReadFolder) -> None:
    found = read({"notes/Mon essai.ttl": PREFIXES + '<project/p> a amu:Project ; rdfs:label "P"@fr .'})
    assert found.problems == ()
    assert {one.passage.iri for one in found.told.said} == {BASE + "source/mon-essai#document"}
    assert [source.slug for source in found.told.sources] == ["mon-essai"]


def test_a_turtle_note_may_describe_its_source(read: ReadFolder) -> None:
    note = (
        PREFIXES + '<source/essai> a amu:Source ; rdfs:label "E"@fr . <project/p> a amu:Project ; rdfs:label "P"@fr .'
    )
    found = read({"notes/x.ttl": note})
    assert found.problems == ()
    assert {one.passage.iri for one in found.told.said} == {BASE + "source/essai#document"}
    assert len(found.told.reading.described) == 2


def test_references_of_turtle_notes_are_checked_too(read: ReadFolder) -> None:
    note = PREFIXES + '<project/p> a amu:Project ; rdfs:label "P"@fr ; amu:locatedIn <place/l> .'
    assert read({"notes/x.ttl": note}).found.keys() == {"dangling-reference"}


def test_windows_turtle_with_a_byte_order_mark_reads(read: ReadFolder) -> None:
    note = (
        b"\xef\xbb\xbf" + (PREFIXES + '<project/p> a amu:Project ; rdfs:label "P"@fr .').replace("\n", "\r\n").encode()
    )
    assert read({"notes/x.ttl": note}).problems == ()
