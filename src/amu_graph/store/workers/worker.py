"""The life of a worker: read a request, evaluate it, write the answer, until nobody asks any more."""

from collections.abc import Callable
from typing import Final

from amu_graph.errors import AmuGraphError
from amu_graph.store.embedded import Store
from amu_graph.store.workers import confinement, messages
from amu_graph.store.workers.evaluation import evaluate
from amu_graph.store.workers.limits import Limits, memory_exceeded
from amu_graph.store.workers.messages import Answer, Bytes, Head, Reader, Request

GROWN: Final = 128 << 20
"""Bytes by which a worker may grow before it makes room for a fresh one."""

Writer = Callable[[Bytes], object]


def serve(store: Store, read: Reader, write: Writer, limits: Limits) -> None:
    """Answer requests until the input ends, or until memory that a query took would stay taken."""
    confinement.confine(limits)
    at_first = confinement.peak_memory()
    while message := messages.read_frame(read):
        confinement.set_alarm(limits.seconds + confinement.GRACE)
        head, body = respond(store, messages.to_request(message[0]), limits)
        confinement.set_alarm(0)
        head["last"] = last = confinement.peak_memory() - at_first > GROWN
        send(write, head, body)
        if last:
            return


def respond(store: Store, request: Request, limits: Limits) -> tuple[Head, bytes]:
    """Return the answer, or the error, as head and body of a message."""
    try:
        answer: Answer = evaluate(store, request, limits)
    except AmuGraphError as error:
        return messages.from_error(error), b""
    except MemoryError:
        return messages.from_error(memory_exceeded(limits.megabytes)), b""
    return {"kind": answer.kind, "format": answer.format, "gzip": answer.gzip}, answer.body


def send(write: Writer, head: Head, body: bytes) -> None:
    """Write a message, in one piece where it is small."""
    start = messages.frame(head, len(body))
    if len(body) < 1 << 16:
        write(start + body)
        return
    write(start)
    write(body)
