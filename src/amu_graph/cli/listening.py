"""The socket of the web application: a port of this machine, on loopback alone."""

import errno
import socket
import sys
from typing import Final

from amu_graph.errors import UsageError
from amu_graph.language import Text

HOST: Final = "127.0.0.1"
_BACKLOG: Final = 512


def listening(port: int) -> socket.socket:
    """Return a socket that listens on loopback.

    Raises:
        UsageError: the port is taken; names the next that is free.

    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":  # there the option means to share a port, not to take it over sooner
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(_BACKLOG)
    except OSError as error:
        listener.close()
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        following = _next_free(port)
        raise UsageError(
            Text(fr=f"Le port {port} n’est pas libre.", en=f"Port {port} is not free."),
            remedy=Text(
                fr=f"Essayez : amu-graph serve --port {following}", en=f"Try: amu-graph serve --port {following}"
            ),
        ) from error
    return listener


def _next_free(port: int) -> int:
    """Return the first free port after `port`, 0 (any) where the hundred that follow are taken."""
    for candidate in range(max(port, 1023) + 1, min(port + 100, 65535)):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            if probe.connect_ex((HOST, candidate)) != 0:
                return candidate
    return 0
