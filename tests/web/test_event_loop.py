"""The event loop waits and sends; whatever computes runs in a thread."""

import inspect

import pytest
from starlette.routing import BaseRoute, Route

from amu_graph.graph import Graph
from amu_graph.web import create_app

AT_ONCE = {"robots", "void", "colours"}
"""Handlers whose answer is at hand: a thread would cost more than they do."""


def test_a_handler_awaits_or_runs_in_a_thread(graph: Graph) -> None:
    routes: list[BaseRoute] = create_app(graph).routes
    handlers = [route.endpoint for route in routes if isinstance(route, Route) and not isinstance(route.endpoint, type)]
    assert len(handlers) > 30
    loops = [each for each in handlers if inspect.iscoroutinefunction(each) and "await" not in inspect.getsource(each)]
    assert {each.__name__ for each in loops} <= AT_ONCE


@pytest.mark.parametrize("name", ["counts", "statements", "facets"])
def test_counts_are_made_once(graph: Graph, name: str) -> None:
    state = create_app(graph).state.amu_graph
    assert getattr(state, name) is getattr(state, name)
