"""How long things take, and how much memory a process and those that it starts have together."""

import os
import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""An installed command finds its bytecode compiled, whatever this machine's habit is."""


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes on the wall."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def medians(contestants: Sequence[Callable[[], object]], runs: int) -> list[float]:
    """Return the median of each contestant, all of them in turn, after one run that does not count."""
    rounds = [[seconds(work) for work in contestants] for _ in range(runs + 1)][1:]
    return [statistics.median(each) for each in zip(*rounds, strict=True)]


def taken(
    command: Sequence[str | Path], folder: Path | None = None, environment: Mapping[str, str] = ENVIRONMENT
) -> tuple[float, float]:
    """Return the seconds that a command takes on the wall, and those of processors."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(done.stderr.decode())
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def memory(root: int) -> int:
    """Return the megabytes of a process and all that it started, shared ones counted once."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(status.parent.name)] = int(status.read_text().rpartition(")")[2].split()[1])
        except OSError:  # it has ended meanwhile
            continue
    family = {root}
    while grown := {child for child, parent in parents.items() if parent in family} - family:
        family |= grown
    return sum(map(_share, family)) >> 10


def _share(process: int) -> int:
    """Return the kilobytes of a process, its share of what others have too."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has ended meanwhile
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
