"""What the kernel lets a worker over a store on disk do: read the files of its folder; no other file, no socket.

The engine opens its files when it reads them, so that a worker cannot be forbidden to open any. Landlock (Linux 5.13)
keeps it to one folder, read-only; a seccomp filter refuses the system calls that make sockets, or that would go round
the filter. Neither needs rights, and neither can be taken back.
"""

import os
import struct
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import ctypes

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_OF_LANDLOCK: Final = 1
_BENEATH_A_PATH: Final = 1
_READ: Final = 1 << 2 | 1 << 3
"""To read a file, and to list a folder."""

_RIGHTS: Final = {1: 13, 2: 14, 3: 15, 4: 15}
"""Version → how many rights over files it knows; 16 from version 5 on."""

_PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 22, 38
_FILTER: Final = 2
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER, _ARCHITECTURE = 0, 4
_ALLOW: Final = 0x7FFF0000
_REFUSE: Final = 0x00050000 | 13
"""With the error EACCES."""

_FOREIGN: Final = 0x40000000
"""System calls of another convention of x86 (x32) begin here; no architecture has as many of its own."""

_IO_URING_SETUP: Final = 425


class _Calls(NamedTuple):
    """An architecture as seccomp names it, and the numbers of its calls that make sockets."""

    audit: int
    refused: tuple[int, ...]


_CALLS: Final = {
    "x86_64": _Calls(0xC000003E, (41, 53, _IO_URING_SETUP)),
    "aarch64": _Calls(0xC00000B7, (198, 199, _IO_URING_SETUP)),
}


@cache
def available() -> bool:
    """Return whether the kernel can do it: elsewhere workers hold their dataset in memory, and open nothing."""
    return sys.platform == "linux" and os.uname().machine in _CALLS and _version() > 0


def enter(folder: Path) -> None:
    """Keep this thread, and all that it starts, to reading `folder`.

    Raises:
        OSError: the kernel refuses.

    """
    library = _library()
    _done(library.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
    _keep_to_folder(library, folder)
    _refuse_sockets(library)


def refuse_sockets() -> None:
    """Keep this thread, and all that it starts, from the network.

    Raises:
        OSError: the kernel refuses.

    """
    library = _library()
    _done(library.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
    _refuse_sockets(library)


@cache
def _library() -> "ctypes.CDLL":
    """Return the system's library of C."""
    import ctypes  # takes some milliseconds

    return ctypes.CDLL(None, use_errno=True)


@cache
def _version() -> int:
    """Return the version of Landlock; below 1 there is none."""
    from ctypes import c_size_t

    return int(_library().syscall(_CREATE_RULESET, None, c_size_t(0), _VERSION_OF_LANDLOCK))


def _keep_to_folder(library: "ctypes.CDLL", folder: Path) -> None:
    from ctypes import c_size_t

    handled = struct.pack("=Q", (1 << _RIGHTS.get(_version(), 16)) - 1)
    rules = _done(library.syscall(_CREATE_RULESET, handled, c_size_t(len(handled)), 0))
    opened = os.open(folder, os.O_PATH | os.O_CLOEXEC)
    try:
        _done(library.syscall(_ADD_RULE, rules, _BENEATH_A_PATH, struct.pack("=Qi", _READ, opened), 0))
        _done(library.syscall(_RESTRICT_SELF, rules, 0))
    finally:
        os.close(opened)
        os.close(rules)


def _refuse_sockets(library: "ctypes.CDLL") -> None:
    """Refuse the calls, and every call of another architecture, which would have other numbers."""
    from ctypes import addressof, create_string_buffer

    calls = _CALLS[os.uname().machine]
    tests = [(_AT_LEAST, _FOREIGN), *((_EQUAL, number) for number in calls.refused)]
    program = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 1, 0, calls.audit),
        (_RETURN, 0, 0, _REFUSE),
        (_LOAD, 0, 0, _NUMBER),
        *((test, len(tests) - at, 0, value) for at, (test, value) in enumerate(tests)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    content = create_string_buffer(b"".join(struct.pack("=HBBI", *each) for each in program))
    filter_ = struct.pack("@HP", len(program), addressof(content))
    _done(library.prctl(_PR_SET_SECCOMP, _FILTER, filter_, 0, 0))


def _done(result: int) -> int:
    from ctypes import get_errno

    if result < 0:
        raise OSError(get_errno(), os.strerror(get_errno()))
    return result
