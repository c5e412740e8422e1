"""`python -m amu_graph.store.workers`: started by the pool, never by hand."""

import sys

from amu_graph.store.workers import forker, spawn_worker

if __name__ == "__main__":
    role, *arguments = sys.argv[1:]
    (forker if role == "forker" else spawn_worker).main(*arguments)
