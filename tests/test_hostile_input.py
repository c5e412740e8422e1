"""What strangers may write, some of each door (`just fuzz` tries more); and what is killed leaves old or new."""

import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from amu_graph.errors import AmuGraphError
from amu_graph.graph import Graph, load
from amu_graph.query.results import Solutions
from amu_graph.settings import Settings
from founding_data import FOUNDING
from hostile import Watched, answering, law
from hostile_cases import CASES, Case
from hostile_doors import Doors, judge
from killing import run
from valid_samples import FORBIDDEN, REMOTE_CONTEXT

EXAMPLES = 25
"""Of each of sixteen doors: 400 in all."""


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def watched(room: Path) -> Watched:
    return Watched(room)


@pytest.fixture(scope="module")
def doors(dataset: Path, room: Path) -> Iterator[Doors]:
    graph = load(settings=Settings(data=FOUNDING, dataset=dataset, query_seconds=2, query_megabytes=300))
    doors = Doors(graph, room)
    with answering(graph) as doors.address:
        yield doors
    doors.close()


@pytest.mark.parametrize("door", CASES)
def test_whatever_is_written_is_understood_or_refused_in_words(doors: Doors, watched: Watched, door: str) -> None:
    holds = law(door, doors, watched)
    health = list(HealthCheck)
    settings(max_examples=EXAMPLES, database=None, deadline=None, derandomize=True, suppress_health_check=health)(
        given(CASES[door])(holds)
    )()


@pytest.mark.parametrize("query", FORBIDDEN)
def test_a_query_asks_no_machine_and_changes_nothing(graph: Graph, watched: Watched, query: str) -> None:
    watched.seen.clear()
    watched.watching = True
    try:
        answer = graph.query(query)
        assert isinstance(answer, Solutions)
        assert not list(answer)  # `FROM` of a graph that is not there
    except AmuGraphError as error:
        judge(error)
    finally:
        watched.watching = False
    assert watched.seen == []


def test_a_context_elsewhere_is_not_fetched(doors: Doors, watched: Watched) -> None:
    watched.seen.clear()
    watched.watching = True
    with pytest.raises(AmuGraphError, match="@context"):
        doors.file(Case("a.jsonld", REMOTE_CONTEXT.encode()))
    watched.watching = False
    assert watched.seen == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_command_that_is_killed_leaves_old_or_new(dataset: Path, tmp_path: Path) -> None:
    """The shortest that writes several files; `just kill` kills all of them, and more often."""
    shutil.copytree(dataset, tmp_path / "project/build/dataset")
    ((name, count, moments, faults),) = run(4, 1, ["decide"], tmp_path)
    assert (name, count, faults) == ("decide", 4, [])
    assert sum(Counter(moments).values()) == 4
