"""The statements of the notes → merged → derived → validated → dataset."""

from amu_graph.builder.dataset import build_and_write, write
from amu_graph.builder.pipeline import Build, Checker, build

__all__ = ["Build", "Checker", "build", "build_and_write", "write"]
