"""The examples in docstrings are true, over the founding graph."""

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import amu_graph

MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(amu_graph.__path__, "amu_graph.")
    if not module.name.endswith("__main__")
)


@pytest.mark.parametrize("name", ["amu_graph", *MODULES])
def test_the_examples_of_a_module(name: str, dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMU_GRAPH_DATASET", str(dataset))
    failed, _ = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS)
    assert failed == 0
