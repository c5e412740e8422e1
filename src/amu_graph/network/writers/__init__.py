"""The formats in which a network is written."""

from amu_graph.network.writers.table import PRINTED, WRITERS, Writer, write, writer_of

__all__ = ["PRINTED", "WRITERS", "Writer", "write", "writer_of"]
