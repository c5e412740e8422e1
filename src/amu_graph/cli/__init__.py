"""The command line: every command parses, makes one call of the library, and prints.

Standard output is data, standard error is words. Exit status: 0 fine, 1 problems found, 2 wrong use.
"""

import gc
import os
import sys

INTERRUPTED = 130
"""The status of a command that the reader interrupted: 128 and the number of the signal."""

_COLLECTED = 100_000
"""New objects after which garbage is looked for, 700 otherwise; a command that only asks makes a third as many."""


def main(arguments: list[str] | None = None) -> None:
    """Run `amu-graph`; the entry point of the package."""
    gc.set_threshold(_COLLECTED)
    try:
        status = _run(sys.argv[1:] if arguments is None else arguments)
    except BrokenPipeError:  # the reader of a pipe, such as `head`, has seen enough
        status = 0
        _write_nowhere()
    except KeyboardInterrupt:  # before a command was there to be interrupted
        status = INTERRUPTED
    gc.freeze()  # the process ends: nobody needs its garbage collected
    raise SystemExit(status)


def _run(arguments: list[str]) -> int:
    from amu_graph.cli import reader_language  # whatever is imported can be interrupted

    reader_language.speak_as_asked(arguments)
    _open_what_is_closed()
    try:
        from amu_graph.cli.failures import run  # the help of the commands is written in the language chosen above

        return run(arguments)
    except BrokenPipeError:
        raise
    except OSError as error:
        reader_language.complain(error)
        _write_nowhere()
        return 1


def _open_what_is_closed() -> None:
    """Give standard output and error back their places where they are closed, so that no file takes them.

    What is written to such an output fails then, as on a full disk; what is written to such an error is lost.
    """
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8", closefd=False)
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8", closefd=False)


def _write_nowhere() -> None:
    """Send what is still to be written nowhere, or Python would fail to write it again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
