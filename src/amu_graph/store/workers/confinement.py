"""Confinement of an evaluating process: no other file, no socket, bounded memory, an alarm that kills."""

import faulthandler
import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from amu_graph.store.workers.limits import Limits

STACK: Final = 256 << 20
"""Bytes of stack of the evaluating thread: a query of 64 kB within the guard's limits fits."""

GRACE: Final = 2.0
"""Seconds after which a worker that was not stopped stops itself."""

_PR_SET_PDEATHSIG: Final = 1
_DATA: Final = 5
"""The place, in `statm`, of the pages that are written to: heap, stacks and other private memory."""


def run_on_big_stack(work: Callable[[], None]) -> None:
    """Run `work` in a thread with a stack that nested queries do not exhaust, and wait for its end."""
    previous = threading.stack_size(STACK)
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    threading.stack_size(previous)
    thread.join()


def silence() -> None:
    """Discard standard error: the engine reports there that it is killed, which the exit status says."""
    faulthandler.disable()  # notebooks enable it
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def confine(limits: Limits, files: Path | None = None) -> None:
    """Limit this process, before its evaluating thread begins: memory, no file or socket, no core dump.

    Memory is what it allocates beyond what it has now; the address space of files that are mapped is none. It opens
    nothing any more, except, to read them, the `files` of a store on disk, which the engine opens when it needs them.
    Where the system has no such limits (Windows) nothing happens: time is then the only limit.
    """
    if sys.platform == "win32":
        return
    import resource

    if sys.platform == "linux":
        with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 - the last file it opens
            pages = int(statm.read().split()[_DATA])
        most = pages * resource.getpagesize() + STACK + (limits.megabytes << 20)
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if files is None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    else:
        from amu_graph.store import sandbox

        sandbox.enter(files)


def die_with_parent(parent: int) -> None:
    """Have this process killed when the one that started it ends (Linux; elsewhere it sees the end of its input)."""
    if sys.platform != "linux":
        return
    import ctypes

    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it ended before we asked
        os._exit(0)


def set_alarm(seconds: float) -> None:
    """Have this process killed after `seconds`; 0 takes the alarm away."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


def peak_memory() -> int:
    """Return the most memory that this process has used so far, in bytes; 0 where the system does not report it."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
