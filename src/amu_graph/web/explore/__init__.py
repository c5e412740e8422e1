"""The explorer: the page that draws the whole graph, and what its script requests."""

from amu_graph.web.explore.routes import explore_routes

__all__ = ["explore_routes"]
