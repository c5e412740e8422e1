"""`/query`: the page on which SPARQL is written, and what its script asks for."""

from amu_graph.web.editor.routes import editor_routes

__all__ = ["editor_routes"]
