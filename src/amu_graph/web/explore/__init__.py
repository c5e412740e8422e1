"""The explorer: the whole graph drawn, and what its page asks for."""

from amu_graph.web.explore.routes import explore_routes

__all__ = ["explore_routes"]
