"""The files of the ontology, read once."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from rdflib import Graph

ONTOLOGY = Path(__file__).parents[2] / "ontology"


def _read(paths: Iterable[Path]) -> Graph:
    graph = Graph()
    for path in sorted(paths):
        graph.parse(path, format="turtle")
    return graph


@pytest.fixture(scope="session")
def terms() -> Graph:
    """The ontology alone."""
    return _read([ONTOLOGY / "amu.ttl"])


@pytest.fixture(scope="session")
def vocabularies() -> Graph:
    """All concept schemes."""
    return _read((ONTOLOGY / "vocabularies").glob("*.ttl"))


@pytest.fixture(scope="session")
def shapes() -> Graph:
    """The shapes of all three purposes."""
    return _read((ONTOLOGY / "shapes").glob("*.ttl"))


@pytest.fixture(scope="session")
def alignments() -> Graph:
    """The links to neighbouring ontologies."""
    return _read((ONTOLOGY / "alignments").glob("*.ttl"))
