"""Exports: the same bytes on every run, and the statements they should hold."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph

from amu_graph.errors import UsageError
from amu_graph.export import serialize, write, written
from amu_graph.files import WritingError
from amu_graph.formats import RDF_SYNTAXES, RdfSyntax, rdf_syntax
from amu_graph.namespaces import PREFIXES
from amu_graph.store import Store


@pytest.mark.parametrize("syntax", RDF_SYNTAXES, ids=lambda syntax: syntax.name)
def test_what_is_written_reads_back_the_same(tiny: Store, syntax: RdfSyntax) -> None:
    content = serialize(tiny, syntax)
    read = Store.memory(ox.parse(content, format=syntax.engine))
    expected = tiny.quads(None, None, None, None if syntax.named_graphs else ox.DefaultGraph())
    assert {str(quad) for quad in read.quads()} == {str(quad) for quad in expected}


@pytest.mark.parametrize("syntax", RDF_SYNTAXES, ids=lambda syntax: syntax.name)
@pytest.mark.parametrize("name", ["24-heures-du-batiment", "2024", "x", "amu", "a--b", "7-"])
def test_passages_of_a_source_of_any_name_read_back(name: str, syntax: RdfSyntax) -> None:
    """The name of a source may begin with a digit, which a prefix may not; two parsers read the file."""
    passage = ox.NamedNode(f"{PREFIXES['source']}{name}#L2")
    quads = [
        ox.Quad(ox.NamedNode(f"{PREFIXES['project']}moulin"), ox.NamedNode(f"{PREFIXES['amu']}about"), passage, graph)
        for graph in (ox.DefaultGraph(), passage)
    ]
    content = written(quads, syntax)
    assert {quad.object for quad in ox.parse(content, format=syntax.engine)} == {passage}
    if syntax.engine == ox.RdfFormat.TURTLE:
        assert {str(each) for each in Graph().parse(data=content, format="turtle").objects()} == {passage.value}


@pytest.mark.parametrize("syntax", RDF_SYNTAXES, ids=lambda syntax: syntax.name)
def test_a_text_keeps_what_ends_a_line_for_python_alone(syntax: RdfSyntax) -> None:
    text = ox.Literal("un\u2028deux\u2029trois\x85quatre\ncinq")
    mill = ox.NamedNode(f"{PREFIXES['project']}moulin")
    content = written([ox.Quad(mill, ox.NamedNode(f"{PREFIXES['amu']}note"), text)], syntax)
    assert {quad.object for quad in ox.parse(content, format=syntax.engine)} == {text}


@pytest.mark.parametrize("syntax", RDF_SYNTAXES, ids=lambda syntax: syntax.name)
def test_the_bytes_depend_on_the_statements_alone(tiny: Store, syntax: RdfSyntax) -> None:
    shuffled = Store.memory(sorted(tiny.quads(), key=str, reverse=True))
    assert serialize(tiny, syntax) == serialize(shuffled, syntax)


def test_turtle_is_what_a_person_would_have_written(tiny: Store) -> None:
    text = serialize(tiny, rdf_syntax("ttl")).decode()
    assert (
        """
project:moulin a amu:Project ;
	rdfs:label "Le Moulin"@fr , "The Mill"@en ;
	amu:dwellingCount 12 .

"""
        in text
    )
    assert "@prefix sh:" not in text  # only the prefixes that are used
    assert "letter:L2 a amu:Passage ;" in text  # a source is a prefix of its passages
    prefixes = [line for line in text.splitlines() if line.startswith("@prefix")]
    assert prefixes == sorted(prefixes)


def test_a_file_appears_whole_or_not_at_all(tiny: Store, tmp_path: Path) -> None:
    write(tiny, tmp_path / "graph.trig")
    assert [path.name for path in tmp_path.iterdir()] == ["graph.trig"]
    with pytest.raises(WritingError, match=r"Make the folder .*nowhere first"):
        write(tiny, tmp_path / "nowhere" / "graph.ttl")


def test_an_unknown_extension_lists_the_known(tiny: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.ttl, .*\.nq"):
        write(tiny, tmp_path / "graph.docx")
