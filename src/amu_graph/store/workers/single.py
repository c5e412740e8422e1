"""One query in a process of its own, for commands and notebooks: the limits of the server, a few milliseconds more."""

import os
import select
import signal
import threading
import time
import warnings
from collections.abc import Callable
from typing import NoReturn

from amu_graph.errors import AmuGraphError
from amu_graph.store.embedded import Store
from amu_graph.store.workers import confinement, messages, worker
from amu_graph.store.workers.evaluation import evaluate
from amu_graph.store.workers.exit_status import error_of_status
from amu_graph.store.workers.limits import Limits, time_exceeded
from amu_graph.store.workers.messages import Answer, Request


def run(store: Store, request: Request, limits: Limits) -> Answer:
    """Evaluate one query under limits and return its whole answer.

    Raises:
        QuerySyntaxError, QueryEvaluationError, UsageError: as `evaluation.evaluate`.
        QueryLimitError: it took too long, too much memory, or its answer is too large.

    """
    if store.elsewhere:  # its server has processes of its own, and a confined one could not reach it
        return evaluate(store, request, limits)
    if not hasattr(os, "fork"):
        return _run_in_thread(store, request, limits)
    reading, writing = os.pipe()
    let_interrupt = _hold_interrupt()  # until there is somebody to end the child
    parent = os.getpid()
    process = _fork()
    if not process:
        _child(store, request, limits, writing, parent)
    try:
        let_interrupt()
        os.close(writing)
        received = _receive(reading, limits)
    finally:
        os.close(reading)
        os.kill(process, signal.SIGKILL)  # it has nothing left to do, whatever happened
        _, status = os.waitpid(process, 0)
    message = messages.read_frame(_Pieces(received).read)
    if message is None:
        raise error_of_status(os.waitstatus_to_exitcode(status), limits)
    return messages.to_answer(*message)


def _fork() -> int:
    """Fork; the child goes on with this thread alone, and leaves alone whatever the others hold."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "This process .* is multi-threaded", DeprecationWarning)
        return os.fork()


def _hold_interrupt() -> Callable[[], None]:
    """Put Ctrl-C off; the function that is returned lets it, also one that came meanwhile, be heard again.

    Only the main thread hears it. To block the signal there would not do: another thread would take it in its stead.
    """
    if threading.current_thread() is not threading.main_thread():
        return lambda: None
    held: list[int] = []
    previous = signal.signal(signal.SIGINT, lambda number, _: held.append(number))

    def let() -> None:
        signal.signal(signal.SIGINT, previous)
        for number in held:
            signal.raise_signal(number)

    return let


def _child(store: Store, request: Request, limits: Limits, writing: int, parent: int) -> NoReturn:
    """Evaluate in the child and end it without what Python does at exit, which belongs to the parent."""
    try:
        confinement.die_with_parent(parent)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        confinement.silence()
        confinement.confine(limits, store.files)

        def work() -> None:
            confinement.set_alarm(limits.seconds + confinement.GRACE)
            outcome = worker.respond(store, request, limits)
            with os.fdopen(writing, "wb", closefd=False) as output:
                worker.send(output.write, outcome)

        confinement.run_on_big_stack(work)
    finally:
        os._exit(0)


def _receive(reading: int, limits: Limits) -> list[bytes]:
    """Return all that the child writes.

    Raises:
        QueryTimeError: it is not done in time.

    """
    parts: list[bytes] = []
    deadline = time.monotonic() + limits.seconds
    while True:
        ready, _, _ = select.select([reading], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            raise time_exceeded(limits.seconds)
        part = os.read(reading, 1 << 20)
        if not part:
            return parts
        parts.append(part)


class _Pieces:
    """Bytes received, to be read in order."""

    def __init__(self, parts: list[bytes]) -> None:
        self._content = memoryview(b"".join(parts))

    def read(self, size: int, /) -> bytes:
        part, self._content = self._content[:size], self._content[size:]
        return bytes(part)


def _run_in_thread(store: Store, request: Request, limits: Limits) -> Answer:
    """Evaluate where a process cannot be forked: time is the only limit, and the thread ends with the command."""
    outcome: list[Answer | AmuGraphError] = []

    def work() -> None:
        try:
            outcome.append(evaluate(store, request, limits))
        except AmuGraphError as error:
            outcome.append(error)

    previous = threading.stack_size(confinement.STACK)
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    threading.stack_size(previous)
    thread.join(limits.seconds)
    if not outcome:
        raise time_exceeded(limits.seconds)
    if isinstance(outcome[0], AmuGraphError):
        raise outcome[0]
    return outcome[0]
