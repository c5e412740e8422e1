"""Finding things by words: French analysis, an index with documented integer arithmetic, suggestions."""

from amu_graph.search.documents import documents
from amu_graph.search.index import Index, index_of
from amu_graph.search.records import Document, Group, Hit, Hits, Match, Reason, Value

__all__ = ["Document", "Group", "Hit", "Hits", "Index", "Match", "Reason", "Value", "documents", "index_of"]
