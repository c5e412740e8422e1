from collections.abc import Mapping
from pathlib import Path

import pytest

from amu_graph import resources
from amu_graph.builder.ontology import read_ontology
from amu_graph.builder.pipeline import read_told
from amu_graph.builder.problems import Problems
from amu_graph.builder.profile import read_profile
from builder_fixtures import Model, Read, ReadFolder


@pytest.fixture(scope="session")
def model() -> Model:
    problems = Problems()
    terms = read_ontology(resources.ontology(), problems)
    profile = read_profile(resources.ontology(), terms, problems)
    assert problems.sorted() == ()
    return Model(terms, profile)


@pytest.fixture
def read(tmp_path: Path, model: Model) -> ReadFolder:
    """Write files into `data/` and read them with the real ontology."""

    def read_folder(files: Mapping[str, str | bytes]) -> Read:
        data = tmp_path / "data"
        (data / "notes").mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (data / name).parent.mkdir(parents=True, exist_ok=True)
            (data / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        problems = Problems()
        told = read_told(data, model.profile, model.terms, problems)
        return Read(told, problems.sorted())

    return read_folder
