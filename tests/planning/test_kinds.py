"""The kinds of query that are measured, and all that are shipped, answer alike planned and as written."""

import runpy
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from amu_graph import resources
from amu_graph.graph import Graph
from amu_graph.namespaces import PREFIXES
from amu_graph.store import Store
from amu_graph.store.totals import Totals

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
QUERIES = sorted(resources.queries().rglob("*.rq"))
KINDS = runpy.run_path(str(BENCHMARKS / "query_kinds.py"))


@pytest.fixture(scope="module")
def grown() -> Store:
    """A few statements in the shape of the graph."""
    engine = ox.Store()
    engine.bulk_extend(runpy.run_path(str(BENCHMARKS / "generate.py"))["quads"](400, 800))
    return Store(engine, totals=Totals.of(engine))


def answer(results: object) -> object:
    if isinstance(results, ox.QueryBoolean):
        return bool(results)
    assert isinstance(results, ox.QuerySolutions | ox.QueryTriples)
    rows = Counter(map(str, results))
    return set(rows) if isinstance(results, ox.QueryTriples) else rows


@pytest.mark.parametrize("kind", KINDS["KINDS"])
def test_a_kind_answers_alike(kind: str, grown: Store) -> None:
    for number in (3, 8):
        text = KINDS["text_of"](kind, number)
        assert answer(grown.query(text)) == answer(grown.engine.query(text))


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_is_shipped_answers_alike(path: Path, graph: Graph) -> None:
    text = path.read_text(encoding="utf-8")
    written = graph.store.engine.query(text, prefixes=dict(PREFIXES))
    assert answer(graph.store.query(text)) == answer(written)
