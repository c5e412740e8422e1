"""`python -m amu_graph` is `amu-graph`."""

from amu_graph.cli import main

main()
