"""Documents read in processes of their own: one that fails, hangs or swells ends alone."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Final, Self, TypeVar

from amu_graph.ingest.documents.document import Document, UnreadableError
from amu_graph.ingest.documents.worker import LENGTH, SECONDS, document_of, too_much_memory
from amu_graph.language import Text

PROCESSES: Final = 2
"""Documents that are read at once."""

_AS_LONG: Final = 3
"""Wall-clock time, in times of computing: on a busy machine a process waits for its turn."""

_SECONDS_TO_END: Final = 1.0
_CPU_SIGNAL: Final = 24
_KILLED: Final = 9
"""Signals by their numbers, since Windows has no names for them."""

T = TypeVar("T")
R = TypeVar("R")


class Reader:
    """Reads documents in a process that is started at the first one, and anew after each that ends it."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        self._end()

    def stop(self) -> None:
        """End the process in the middle of a document, which then cannot be read."""
        process = self._process
        if process is not None:
            _kill(process)

    def read(self, raw: bytes) -> tuple[str, Document]:
        """Return the ending of a document's format, and the document.

        Raises:
            UnreadableError: it cannot be read.

        """
        process = self._started()
        late = threading.Event()

        def stop() -> None:
            late.set()
            _kill(process)

        timer = threading.Timer(self._seconds * _AS_LONG, stop)
        timer.start()
        try:
            answer = _asked(process, raw)
        finally:
            timer.cancel()
        if answer is None:
            status = self._end()
            raise _failed(status, late=late.is_set(), seconds=self._seconds)
        return document_of(json.loads(answer))

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-W", "ignore", "-m", "amu_graph.ingest.documents.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # so that what it starts ends with it
            )
        return self._process

    def _end(self) -> int:
        process, self._process = self._process, None
        if process is None:
            return 0
        with process:
            if process.stdin:
                with suppress(OSError):
                    process.stdin.close()
            with suppress(subprocess.TimeoutExpired):  # one that has ended says how
                process.wait(_SECONDS_TO_END)
            _kill(process)
        return process.returncode


def _asked(process: "subprocess.Popen[bytes]", raw: bytes) -> bytes | None:
    """Return the answer of the process; None where it ended first."""
    if process.stdin is None or process.stdout is None:
        return None
    try:
        process.stdin.write(LENGTH.pack(len(raw)) + raw)
        process.stdin.flush()
    except OSError:
        return None
    head = process.stdout.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    length = LENGTH.unpack(head)[0]
    answer = process.stdout.read(length)
    return answer if len(answer) == length else None


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """End a process and what it started."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)


def _failed(status: int, *, late: bool, seconds: float) -> UnreadableError:
    """Return why a process ended without an answer."""
    if late or -status == _CPU_SIGNAL:
        return UnreadableError(
            Text(
                fr=f"La lecture du document dépasse {seconds:g} secondes : c’est la limite.",
                en=f"Reading the document takes more than {seconds:g} seconds: that is the limit.",
            ),
            remedy=Text(fr="Coupez-le en plusieurs fichiers.", en="Cut it into several files."),
        )
    if -status == _KILLED:
        return too_much_memory()
    return UnreadableError(
        Text(
            fr="Le document n’a pas pu être lu : il n’est pas fait comme son format le veut.",
            en="The document could not be read: it is not made as its format wants.",
        ),
        remedy=Text(
            fr="Ouvrez-le dans son logiciel et enregistrez-le en texte brut.",
            en="Open it in its own program and save it as plain text.",
        ),
    )


def each(work: Callable[[Reader, T], R], things: Iterable[T], processes: int = PROCESSES) -> Iterator[R]:
    """Do `work` on each of several things, some at once, each with a reader of its thread; results in order."""
    local = threading.local()
    readers: list[Reader] = []

    def done(thing: T) -> R:
        if not hasattr(local, "reader"):
            local.reader = Reader()
            readers.append(local.reader)
        return work(local.reader, thing)

    pool = ThreadPoolExecutor(processes)
    try:
        yield from pool.map(done, things)
    finally:  # also where nobody waits for the rest any more
        pool.shutdown(wait=False, cancel_futures=True)
        for reader in readers:
            reader.stop()
        pool.shutdown()
        for reader in readers:
            reader.close()
