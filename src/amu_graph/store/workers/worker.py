"""A worker: it reads requests, evaluates them and writes answers until the channel closes."""

from collections.abc import Callable
from typing import Final

from amu_graph.errors import AmuGraphError
from amu_graph.store.embedded import Store
from amu_graph.store.workers import confinement, messages
from amu_graph.store.workers.evaluation import evaluate
from amu_graph.store.workers.limits import Limits, memory_exceeded
from amu_graph.store.workers.messages import Answer, Bytes, Reader, Request

GROWN: Final = 128 << 20
"""Bytes by which a worker may grow before it makes room for a fresh one."""

SMALL: Final = 1 << 16
"""Bytes of a body that is written in one piece with its head."""

Writer = Callable[[Bytes], object]


def serve(store: Store, read: Reader, write: Writer, limits: Limits) -> None:
    """Answer requests until the input ends, or until memory that a query took would stay taken."""
    at_first = confinement.peak_memory()
    while message := messages.read_frame(read):
        confinement.set_alarm(limits.seconds + confinement.GRACE)
        outcome = respond(store, messages.to_request(*message), limits)
        confinement.set_alarm(0)
        last = confinement.peak_memory() - at_first > GROWN
        send(write, outcome, last=last)
        if last:
            return


def respond(store: Store, request: Request, limits: Limits) -> Answer | AmuGraphError:
    """Return the answer, or the error that there is instead."""
    try:
        return evaluate(store, request, limits)
    except AmuGraphError as error:
        return error
    except MemoryError:
        return memory_exceeded(limits.megabytes)


def send(write: Writer, outcome: Answer | AmuGraphError, *, last: bool = False) -> None:
    """Write an answer or an error as a message, in one piece where it is small."""
    if isinstance(outcome, AmuGraphError):
        write(messages.frame({**messages.from_error(outcome), "last": last}))
        return
    start = messages.from_answer(outcome, last=last)
    if len(outcome.body) < SMALL:
        write(start + outcome.body)
    else:
        write(start)
        write(outcome.body)
