"""What stands where workers do when another machine evaluates: threads that wait for its answers."""

import asyncio
from itertools import count

from amu_graph.store.embedded import Store
from amu_graph.store.workers import messages, worker
from amu_graph.store.workers.channel import Worker, WorkerEndedError
from amu_graph.store.workers.limits import Limits
from amu_graph.store.workers.messages import Bytes, Head


class Asker:
    """Asks the other machine one thing at a time; its thread ends with the time that an answer may take."""

    def __init__(self, store: Store, limits: Limits, number: int) -> None:
        self._store = store
        self._limits = limits
        self._ended = asyncio.get_running_loop().create_future()
        self.process = -number

    @property
    def alive(self) -> bool:
        """Whether it may be asked."""
        return not self._ended.done()

    async def ask(self, message: bytes) -> tuple[Head, bytes]:
        """Return the head and the body of the answer to one message.

        Raises:
            WorkerEndedError: it was ended first.

        """
        answer = asyncio.ensure_future(asyncio.to_thread(self._answer, message))
        await asyncio.wait((answer, self._ended), return_when=asyncio.FIRST_COMPLETED)
        if not answer.done():
            answer.cancel()
            raise WorkerEndedError
        return answer.result()

    def _answer(self, message: bytes) -> tuple[Head, bytes]:
        """Evaluate in this thread, as a worker does in its process."""
        written: list[Bytes] = []
        asked = messages.read_frame(_Reader(message).read)
        assert asked is not None
        worker.send(written.append, worker.respond(self._store, messages.to_request(*asked), self._limits))
        answer = messages.read_frame(_Reader(b"".join(written)).read)
        assert answer is not None
        return answer

    def computed(self) -> float:
        """Return no time: this machine computes nothing."""
        return 0.0

    def defer(self) -> None:
        """Change nothing: it only waits."""

    def kill(self) -> None:
        """Wait for the answer no longer."""
        if not self._ended.done():
            self._ended.set_result(None)

    async def status(self) -> int:
        """Return that of a process that was killed."""
        return -9


class Askers:
    """Makes what asks the other machine."""

    def __init__(self, store: Store, limits: Limits) -> None:
        self._store = store
        self._limits = limits
        self._numbers = count(1)

    @property
    def digest(self) -> str:
        """The digest of the dataset, empty where nobody knows it."""
        return self._store.digest

    async def start(self) -> None:
        """Load nothing: the other machine has it."""

    async def launch(self) -> Worker:
        """Return a new one."""
        return Asker(self._store, self._limits, next(self._numbers))

    async def stop(self) -> None:
        """End nothing: none of them outlives its question."""


class _Reader:
    """Bytes to be read in order."""

    def __init__(self, content: bytes) -> None:
        self._rest = memoryview(content)

    def read(self, size: int, /) -> bytes:
        """Return the next bytes."""
        part, self._rest = self._rest[:size], self._rest[size:]
        return bytes(part)
