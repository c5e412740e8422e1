"""`/query`: the page of the editor and what its script requests."""

from amu_graph.web.editor.routes import editor_routes

__all__ = ["editor_routes"]
