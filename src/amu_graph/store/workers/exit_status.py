"""Why a worker ended, by its exit status."""

import signal
import sys
from typing import Final

from amu_graph.errors import AmuGraphError, QueryEvaluationError
from amu_graph.language import Text
from amu_graph.store.workers.limits import Limits, memory_exceeded, stack_exceeded, stopping, time_exceeded

_NAMES: Final = {code: name for name, code in vars(signal).items() if name.startswith("SIG") and "_" not in name}


def error_of_status(status: int, limits: Limits) -> AmuGraphError:
    """Return the error of a worker that ended in the middle of a query.

    `status` is its exit code, or the number of the signal that ended it, negative. The engine aborts when it gets no
    memory, and the system kills with SIGKILL when there is none left; a stack that overflows is a segmentation fault.
    """
    name = _NAMES.get(-status, "")
    if sys.platform != "win32" and name == "SIGALRM":
        return time_exceeded(limits.seconds)
    if status == 0 or name == "SIGTERM":
        return stopping()
    if name in ("SIGABRT", "SIGKILL"):
        return memory_exceeded(limits.megabytes)
    if name in ("SIGSEGV", "SIGBUS"):
        return stack_exceeded()
    return QueryEvaluationError(
        Text(
            fr=f"Le moteur s’est arrêté au milieu de la requête ({name or status}).",
            en=f"The engine stopped in the middle of the query ({name or status}).",
        ),
        remedy=Text(fr="Simplifiez la requête.", en="Simplify the query."),
    )
