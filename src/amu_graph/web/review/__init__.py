"""The review in the browser: proposals beside the text and the graph. Its pages alone write, on this machine alone."""

from amu_graph.web.review.desk import Desk
from amu_graph.web.review.routes import review_routes

__all__ = ["Desk", "review_routes"]
