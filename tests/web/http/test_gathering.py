"""What is written in one step of the loop is sent in one piece, in its order, and nothing after the end."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable

import pytest

from amu_graph.web.http.gathering import MOST_BYTES, Gathering


class Recorded(asyncio.Transport):
    """A transport that remembers each piece that it was given to send."""

    def __init__(self) -> None:
        super().__init__({"peername": ("127.0.0.1", 1)})
        self.sent: list[bytes] = []
        self.closed = False

    def writelines(self, list_of_data: Iterable[bytes | bytearray | memoryview]) -> None:
        self.sent.append(b"".join(list_of_data))

    def is_closing(self) -> bool:
        return self.closed

    def close(self) -> None:
        self.closed = True


def sent_by(write: Callable[[Gathering, Recorded], Awaitable[None]]) -> list[bytes]:
    async def run() -> list[bytes]:
        transport = Recorded()
        await write(Gathering(transport), transport)
        await asyncio.sleep(0)
        return transport.sent

    return asyncio.run(run())


def test_what_one_step_writes_is_sent_in_one_piece() -> None:
    async def write(gathering: Gathering, _: Recorded) -> None:
        gathering.write(b"head ")
        gathering.write(b"body")

    assert sent_by(write) == [b"head body"]


def test_what_two_steps_write_is_sent_as_it_comes() -> None:
    async def write(gathering: Gathering, _: Recorded) -> None:
        gathering.write(b"first")
        await asyncio.sleep(0)
        gathering.write(b"second")

    assert sent_by(write) == [b"first", b"second"]


def test_much_is_sent_before_the_step_ends() -> None:
    async def write(gathering: Gathering, transport: Recorded) -> None:
        for _ in range(4):
            gathering.write(b"x" * MOST_BYTES)
        assert sum(map(len, transport.sent)) == 4 * MOST_BYTES

    assert len(b"".join(sent_by(write))) == 4 * MOST_BYTES


def test_what_is_left_is_sent_before_closing() -> None:
    async def write(gathering: Gathering, transport: Recorded) -> None:
        gathering.write(b"last words")
        gathering.close()
        assert transport.closed

    assert sent_by(write) == [b"last words"]


def test_nothing_is_sent_to_a_connection_that_was_lost() -> None:
    async def write(gathering: Gathering, transport: Recorded) -> None:
        gathering.write(b"too late")
        transport.closed = True

    assert sent_by(write) == []


def test_everything_else_is_that_of_the_transport() -> None:
    async def write(gathering: Gathering, _: Recorded) -> None:
        assert gathering.get_extra_info("peername") == ("127.0.0.1", 1)
        with pytest.raises(AttributeError):
            gathering.nothing_like_it  # noqa: B018 - the access is what is tested

    assert sent_by(write) == []
