"""The store: the dataset in an embedded Oxigraph, in memory or in a folder."""

from amu_graph.store.embedded import Store

__all__ = ["Store"]
