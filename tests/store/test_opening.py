"""A dataset that is a file, or built in memory."""

from pathlib import Path

import pytest

from amu_graph.errors import DatasetError
from amu_graph.graph import Graph, load
from amu_graph.settings import Settings
from founding_data import FOUNDING


def test_the_file_of_a_dataset_and_its_notes_are_the_same_dataset(dataset: Path, graph: Graph, tmp_path: Path) -> None:
    lines = next(dataset.glob("dataset-*.nq"))
    of_file = load(lines)
    of_notes = load("memory", settings=Settings(data=FOUNDING, dataset=tmp_path / "none"))
    for each in (of_file, of_notes):
        assert each.store.lines() == graph.store.lines()
        assert len(each) == len(graph)
    assert of_file.store.digest == graph.store.digest
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_triples_is_the_merged_graph(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_bytes(b"\xef\xbb\xbf<urn:a> <urn:b> <urn:c> .\n")
    assert len(load(tmp_path / "a.ttl")) == 1


def test_a_file_of_triples_tells_what_it_says(graph: Graph, tmp_path: Path) -> None:
    graph.export(tmp_path / "amu.ttl")
    told = {fact.predicate for fact in load(tmp_path / "amu.ttl").show("project:ecoterra").facts}
    assert {fact.predicate for fact in graph.show("project:ecoterra").facts} <= told


def test_a_name_that_is_no_label_is_a_fact(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(
        """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <https://exemple.fr/t> a skos:Concept ; skos:prefLabel "Habitat indigne"@fr ."""
    )
    portrait = load(tmp_path / "a.ttl").show("https://exemple.fr/t")
    assert [(fact.value.value, fact.passages) for fact in portrait.facts] == [("Habitat indigne", ())]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [("a.nq", b"<urn:a> <urn:b", "is not N-Quads"), ("a.csv", b"a,b", "neither a folder nor an RDF file")],
)
def test_a_file_that_is_none_is_said(name: str, content: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DatasetError, match=words):
        load(tmp_path / name)
    with pytest.raises(DatasetError, match="no such path"):
        load(tmp_path / "absent.nq")
