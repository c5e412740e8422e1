"""A worker that loads the dataset itself, where processes cannot be forked."""

import json
import os
import signal
import sys
from pathlib import Path

from amu_graph.errors import AmuGraphError
from amu_graph.store.embedded import Store
from amu_graph.store.workers import confinement, messages, worker
from amu_graph.store.workers.limits import Limits


def main(folder: str, digest: str, limits: str) -> None:
    """Load the dataset of `folder`, that of `digest`, say so, and answer standard input on standard output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, whose end is the end of our input
    output = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # whatever else prints must not reach the answers

    def write(content: messages.Bytes) -> None:
        rest = memoryview(content)
        while rest:
            rest = rest[output.write(rest) :]

    try:
        store = Store.load(Path(folder), digest=digest)
    except AmuGraphError as error:
        write(messages.frame({"failed": messages.from_error(error)}))
        return
    write(messages.frame({"ready": store.digest}))
    source, allowed = sys.stdin.buffer, Limits(**json.loads(limits))
    confinement.confine(allowed, store.files)

    def work() -> None:
        worker.serve(store, source.read, write, allowed)

    confinement.run_on_big_stack(work)
