"""Questions and queries: the catalogue, its parameters, and the answers."""

from amu_graph.query.answering import answer
from amu_graph.query.catalogue import Catalogue, Parameter, Question
from amu_graph.query.results import Answer, Boolean, Row, Solutions, Triples

__all__ = ["Answer", "Boolean", "Catalogue", "Parameter", "Question", "Row", "Solutions", "Triples", "answer"]
