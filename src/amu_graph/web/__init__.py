"""The web application: pages, search, negotiation of formats; `create_app(graph, settings)` makes it."""

from amu_graph.extras import needed

with needed("web"):
    from amu_graph.web.app import create_app

__all__ = ["create_app"]
