"""The command line: every command parses, makes one call of the library, and prints.

Standard output is data, standard error is words. Exit status: 0 fine, 1 problems found, 2 wrong use.
"""

import os
import sys

from amu_graph.cli import words

INTERRUPTED = 130
"""The status of a command that the reader interrupted: 128 and the number of the signal."""


def main(arguments: list[str] | None = None) -> None:
    """Run `amu-graph`; the entry point of the package."""
    arguments = sys.argv[1:] if arguments is None else arguments
    words.speak_as_asked(arguments)
    try:
        from amu_graph.cli.failures import run  # the help of the commands is written in the language chosen above
        from amu_graph.cli.root import root

        status = run(root, arguments)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of a pipe, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except KeyboardInterrupt:  # before a command was there to be interrupted
        status = INTERRUPTED
    raise SystemExit(status)
