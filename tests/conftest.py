"""What several tests need: a small store written by hand, and the founding graph, built once."""

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, settings

from amu_graph import resources
from amu_graph.builder import build_and_write
from amu_graph.builder.corpus import read_corpus
from amu_graph.graph import Graph, load
from amu_graph.notes.ontology import read_ontology
from amu_graph.notes.problems import Problems
from amu_graph.notes.profile import read_profile
from amu_graph.settings import Settings
from amu_graph.store import Store
from builder_fixtures import Model, Read, ReadFolder
from decided_data import decided_graph
from founding_data import FOUNDING
from shell import ENVIRONMENT
from warm_commands import Commands, commands

# A busy machine is slow: no example of a property is timed.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

# A fork waits for the threads of OpenBLAS, perhaps for ever: tests draw in threads, and evaluate in forked processes.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

TINY = Path(__file__).parent / "tiny.trig"


def pytest_configure(config: pytest.Config) -> None:
    """Where Python keeps no compiled modules, have the processes that tests start keep them until the tests end."""
    if sys.dont_write_bytecode:
        folder = tempfile.mkdtemp(prefix="amu")
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
        for environment in (os.environ, ENVIRONMENT):
            environment.pop("PYTHONDONTWRITEBYTECODE", None)
            environment["PYTHONPYCACHEPREFIX"] = folder


def pytest_collection_finish() -> None:
    """Have garbage searched for among what tests make, and less often: ten thousand tests are no garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def tiny() -> Store:
    """A store of a few hand-written statements in the shape of the dataset."""
    return Store.memory(ox.parse(path=str(TINY), format=ox.RdfFormat.TRIG))


@pytest.fixture(scope="session")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the founding dataset, built from the frozen notes."""
    folder = tmp_path_factory.mktemp("founding") / "dataset"
    build_and_write(FOUNDING, folder)
    return folder


@pytest.fixture(scope="session")
def graph(dataset: Path) -> Graph:
    """The founding graph."""
    return load(settings=Settings(data=FOUNDING, dataset=dataset))


@pytest.fixture(scope="session")
def store(graph: Graph) -> Store:
    """The store of the founding graph."""
    return graph.store


@pytest.fixture(scope="session")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The founding graph with one decision of each kind."""
    return decided_graph(tmp_path_factory.mktemp("decided"))


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
        corpus = read_corpus(data, model.profile, model.terms, problems)
        return Read(corpus, problems.sorted())

    return read_folder


@pytest.fixture(scope="session", name="commands")
def running_commands() -> Iterator[Commands]:
    """What runs the commands."""
    with commands(ENVIRONMENT) as running:
        yield running
