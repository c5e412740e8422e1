"""The process that holds the dataset and forks workers on request.

It has one thread and evaluates nothing, so a fork is safe, takes milliseconds and shares the memory of the dataset.
Orders and reports travel over one socket of packets; with an order to fork comes the socket of the new worker, which
then talks to the server directly. When the server ends, so does this process, and with it every worker.
"""

import gc
import json
import os
import select
import signal
import socket
from pathlib import Path
from typing import NoReturn

from amu_graph.errors import AmuGraphError
from amu_graph.store.embedded import Store
from amu_graph.store.workers import confinement, messages, worker
from amu_graph.store.workers.limits import Limits

PACKET = 1 << 16


def main(control: str, folder: str, digest: str, limits: str) -> None:
    """Load the dataset of `folder`, that of `digest`, and obey what comes over the socket of descriptor `control`."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, whose end is ours
    channel = socket.socket(fileno=int(control))
    try:
        store = Store.load(Path(folder), digest=digest)
    except AmuGraphError as error:
        channel.send(json.dumps({"failed": messages.from_error(error)}).encode())
        return
    gc.collect()
    gc.freeze()  # the collector must not touch, and so copy, pages that are shared
    _Forker(channel, store, Limits(**json.loads(limits))).run()


class _Forker:
    def __init__(self, channel: socket.socket, store: Store, limits: Limits) -> None:
        self._channel = channel
        self._store = store
        self._limits = limits
        self._workers: dict[int, int] = {}  # process → number given by the server
        self._wake, self._woken = os.pipe2(os.O_NONBLOCK)

    def run(self) -> None:
        """Obey until the server is gone."""
        signal.set_wakeup_fd(self._woken, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        poll = select.poll()
        poll.register(self._channel, select.POLLIN)
        poll.register(self._wake, select.POLLIN)
        try:
            self._report({"ready": self._store.digest})
            while self._obey({descriptor for descriptor, _ in poll.poll()}):
                pass
        except ConnectionError:
            pass  # the server was killed
        finally:
            for process in self._workers:
                os.kill(process, signal.SIGKILL)
            while self._workers:
                self._workers.pop(os.wait()[0], None)

    def _obey(self, ready: set[int]) -> bool:
        if self._wake in ready:
            os.read(self._wake, 1024)
            self._reap()
        if self._channel.fileno() not in ready:
            return True
        packet, descriptors, _, _ = socket.recv_fds(self._channel, PACKET, 1)
        if not packet:
            return False
        order = json.loads(packet)
        if "fork" in order:
            self._fork(order["fork"], socket.socket(fileno=descriptors[0]))
        else:
            self._kill(order["kill"])
        return True

    def _fork(self, number: int, connection: socket.socket) -> None:
        parent = os.getpid()
        process = os.fork()
        if not process:
            self._become_worker(parent, connection)
        connection.close()
        self._workers[process] = number
        self._report({"forked": number, "process": process})

    def _become_worker(self, parent: int, connection: socket.socket) -> NoReturn:
        status = os.EX_SOFTWARE
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            confinement.die_with_parent(parent)
            self._channel.close()
            os.close(self._wake)
            os.close(self._woken)
            confinement.silence()
            confinement.confine(self._limits, self._store.files)

            def work() -> None:
                nonlocal status
                source = open(connection.fileno(), "rb", closefd=False)  # noqa: SIM115 - for as long as the process
                worker.serve(self._store, source.read, connection.sendall, self._limits)
                status = os.EX_OK

            confinement.run_on_big_stack(work)
        finally:
            os._exit(status)

    def _kill(self, number: int) -> None:
        for process, known in self._workers.items():
            if known == number:
                os.kill(process, signal.SIGKILL)  # not reaped yet, so the number is still its own

    def _reap(self) -> None:
        while self._workers:
            process, status = os.waitpid(-1, os.WNOHANG)
            if not process:
                return
            number = self._workers.pop(process)
            self._report({"died": number, "status": os.waitstatus_to_exitcode(status)})

    def _report(self, report: dict[str, object]) -> None:
        self._channel.send(json.dumps(report).encode())
