"""The living data: only laws, each a check of `amu-graph check`. What the notes say is nobody's test."""

import pytest

from amu_graph import resources
from amu_graph.builder import Build, build


@pytest.fixture(scope="module")
def built() -> Build:
    """The data of the repository, built and checked."""
    return build(resources.data())


def test_the_data_break_no_rule(built: Build) -> None:
    assert [problem.in_("en") for problem in built.problems if problem.severity == "violation"] == []
