"""The formats in which a network is written."""

from amu_graph.network.writers.table import WRITERS, Writer, write, writer_of

__all__ = ["WRITERS", "Writer", "write", "writer_of"]
