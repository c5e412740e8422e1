"""The memory of the machine that all queries may take together."""

import os
from pathlib import Path
from typing import Final

UNKNOWN: Final = 16 << 10
"""Megabytes that are assumed where the system does not report its memory."""

_CONTAINER: Final = Path("/sys/fs/cgroup/memory.max")


def megabytes_for_queries() -> int:
    """Return half of the memory of this machine, or of the container that this process is in."""
    return max(megabytes() // 2, 1)


def megabytes() -> int:
    """Return the memory of this machine, or of the container that this process is in."""
    try:
        all_ = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") >> 20
    except (AttributeError, OSError, ValueError):  # Windows has no such function, others no such name
        return UNKNOWN
    try:
        return min(all_, int(_CONTAINER.read_text(encoding="ascii")) >> 20)
    except (OSError, ValueError):  # there is no container, or it has no limit
        return all_
