"""Every file is Turtle that both libraries read alike, and that travels well."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import BNode, Graph

from amu_graph.namespaces import PREFIXES

ONTOLOGY = Path(__file__).parents[2] / "ontology"
FILES = sorted(ONTOLOGY.rglob("*.ttl"))
WITHOUT_BLANK_NODES = [path for path in FILES if path.parent.name != "shapes"]


def name(path: Path) -> str:
    return path.relative_to(ONTOLOGY).as_posix()


@pytest.mark.parametrize("path", FILES, ids=name)
def test_pyoxigraph_and_rdflib_read_the_same_number_of_triples(path: Path) -> None:
    by_oxigraph = {quad.triple for quad in ox.parse(path=str(path))}
    by_rdflib = Graph().parse(path, format="turtle")
    assert len(by_oxigraph) == len(by_rdflib) > 0


@pytest.mark.parametrize("path", WITHOUT_BLANK_NODES, ids=name)
def test_what_enters_the_dataset_has_no_blank_nodes(path: Path) -> None:
    graph = Graph().parse(path, format="turtle")
    assert not [triple for triple in graph if any(isinstance(node, BNode) for node in triple)]


@pytest.mark.parametrize("path", FILES, ids=name)
def test_text_is_utf8_without_mark_tabs_or_trailing_spaces(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not text.startswith("\ufeff")
    assert "\t" not in text
    assert "\r" not in text
    assert not re.search(r" +$", text, re.MULTILINE)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("path", FILES, ids=name)
def test_french_has_typographic_apostrophes(path: Path) -> None:
    french = re.findall(r'"([^"]*)"@fr', path.read_text(encoding="utf-8"))
    assert not [text for text in french if "'" in text]


@pytest.mark.parametrize("path", FILES, ids=name)
def test_every_declared_prefix_is_used(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    prefixes = re.findall(r"^@prefix ([a-z-]+):", text, re.MULTILINE)
    body = re.sub(r"^@prefix.*$|#.*$", "", re.sub(r'<[^>]*>|"[^"]*"', "", text), flags=re.MULTILINE)
    assert [prefix for prefix in prefixes if not re.search(rf"(?<![\w-]){prefix}:", body)] in ([], ["xsd"])
    assert prefixes == sorted(prefixes)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_prefix_means_the_same_everywhere(path: Path) -> None:
    declared = dict(re.findall(r"^@prefix ([a-z-]+): +<([^>]*)>", path.read_text(encoding="utf-8"), re.MULTILINE))
    assert declared
    assert {prefix: iri for prefix, iri in declared.items() if PREFIXES.get(prefix, iri) != iri} == {}
