"""The examples in docstrings are true, over the founding graph."""

import doctest
import importlib
import pkgutil
from itertools import chain
from pathlib import Path

import pytest

import amu_graph
from founding_data import FOUNDING

MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(amu_graph.__path__, "amu_graph.")
    if not module.name.endswith("__main__")
)


def examples() -> list[doctest.DocTest]:
    finder = doctest.DocTestFinder(exclude_empty=True)
    found = chain.from_iterable(finder.find(importlib.import_module(name), name) for name in ["amu_graph", *MODULES])
    return [each for each in found if each.examples]


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.name)
def test_an_example_is_true(example: doctest.DocTest, dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMU_GRAPH_DATA", str(FOUNDING))
    monkeypatch.setenv("AMU_GRAPH_DATASET", str(dataset))
    said: list[str] = []
    result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(example, out=said.append)
    assert result.failed == 0, "".join(said)
