"""From a view, a CONSTRUCT query, to the graph that it describes."""

from amu_graph.network.views.view import View, view_of, views

__all__ = ["View", "view_of", "views"]
