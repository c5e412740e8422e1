"""Launching workers: forked from a process that holds the dataset, or spawned one by one."""

import sys

from amu_graph.store.workers.channel import Launcher, Where
from amu_graph.store.workers.limits import Limits


def launcher(where: Where, limits: Limits) -> Launcher:
    """Return the launcher that suits the system: a fork is safe, and its memory can be limited, on Linux only."""
    if sys.platform != "linux":
        from amu_graph.store.workers.spawn_launcher import SpawnLauncher

        return SpawnLauncher(where, limits)
    from amu_graph.store.workers.fork_launcher import ForkLauncher

    return ForkLauncher(where, limits)
