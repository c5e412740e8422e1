"""A port for a server: below those that the system gives to connections, so that nothing takes it before the server."""

import itertools
import os
import socket
from contextlib import closing

_EACH = 300
"""Ports of a process, so that those that run tests at once do not meet."""
_PORTS = itertools.cycle(range(_EACH))


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    first = 10_000 + os.getpid() % 70 * _EACH
    for number in itertools.islice(_PORTS, _EACH):
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", first + number)):
                return first + number
    raise AssertionError("no free port")
