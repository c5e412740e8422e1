"""A client that is slow or never done is sent away; the others do not notice."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from amu_graph.web.http.server import (
    BODY_SECONDS,
    HEADER_BYTES,
    HEADER_SECONDS,
    MOST_WAITING,
    UNLIMITED,
    Watch,
    watched_protocol,
)

SLOW = 0.8
LARGE = 40_000_000
"""Bytes of an answer that the system does not take at once."""
LONG = 30
"""Seconds within which even a busy machine is done."""

GET = b"GET / HTTP/1.1\r\nhost: x\r\n\r\n"
POST = b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\n"


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] != "http":
        return
    body, more = b"", True
    while more:
        message = await receive()
        body, more = body + message.get("body", b""), message.get("more_body", False)
    body = bytes(LARGE) if scope["path"] == "/large" else body
    length = str(len(body)).encode()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", length)]})
    await send({"type": "http.response.body", "body": body})


@pytest.fixture(scope="module", params=["the fastest", "h11"])
def port(request: pytest.FixtureRequest) -> Iterator[int]:
    base = watched_protocol() if request.param == "the fastest" else type("Watched", (Watch, H11Protocol), {})
    impatient = type("Impatient", (base,), {"header_seconds": SLOW, "body_seconds": SLOW, "reading_seconds": SLOW * 2})
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(2048)
        server = uvicorn.Server(
            uvicorn.Config(
                echo, http=impatient, log_level="critical", lifespan="off", h11_max_incomplete_event_size=UNLIMITED
            )
        )
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield listener.getsockname()[1]
        server.should_exit = True
        thread.join(timeout=10)


@pytest.fixture
def connection(port: int) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", port), timeout=LONG) as connection:
        yield connection


def send_without_end(connection: socket.socket) -> None:
    while True:
        connection.sendall(b"x" * 1_000_000)


def until_closed(connection: socket.socket) -> bytes:
    parts = []
    while part := connection.recv(65536):
        parts.append(part)
    return b"".join(parts)


def test_one_who_says_nothing_is_left(connection: socket.socket) -> None:
    begun = time.monotonic()
    assert until_closed(connection) == b""
    assert time.monotonic() - begun > SLOW * 0.9


def test_headers_that_trickle_do_not_prolong_the_time(connection: socket.socket) -> None:
    begun = time.monotonic()
    connection.sendall(b"GET / HTTP/1.1\r\n")
    with suppress(ConnectionError):
        while time.monotonic() - begun < LONG:
            connection.sendall(b"x-slow: 1\r\n")
            time.sleep(SLOW / 8)
    assert time.monotonic() - begun < LONG


def test_half_a_header_is_answered_with_408(connection: socket.socket) -> None:
    connection.sendall(GET[:-2])
    assert until_closed(connection).startswith(b"HTTP/1.1 408 ")


def test_half_a_body_is_answered_with_408(connection: socket.socket) -> None:
    connection.sendall(POST + b"ab")
    assert until_closed(connection).startswith(b"HTTP/1.1 408 ")


def test_a_later_request_on_the_connection_is_watched_too(connection: socket.socket) -> None:
    connection.sendall(GET)
    assert connection.recv(65536).startswith(b"HTTP/1.1 200 ")
    connection.sendall(b"GET / HT")
    time.sleep(0.05)
    connection.sendall(b"TP/1.1\r\n")
    assert until_closed(connection).startswith(b"HTTP/1.1 408 ")


def test_whole_requests_are_answered_one_after_the_other(connection: socket.socket) -> None:
    for _ in range(3):
        connection.sendall(POST[:30])
        connection.sendall(POST[30:] + b"ab")
        connection.sendall(b"cde")
        assert connection.recv(65536).endswith(b"abcde")
        time.sleep(SLOW / 2)  # together longer than one request may take


def test_headers_without_end_are_refused(connection: socket.socket) -> None:
    connection.sendall(b"GET / HTTP/1.1\r\nx-long: ")
    with pytest.raises(ConnectionError):  # what is still sent is thrown away for a while, not for ever
        send_without_end(connection)


def test_one_who_sends_a_megabyte_of_headers_reads_why_it_is_refused(connection: socket.socket) -> None:
    connection.sendall(b"GET / HTTP/1.1\r\nhost: x\r\nx-long: " + b"x" * 1_000_000)
    answer = until_closed(connection)
    assert answer.startswith(b"HTTP/1.1 431 ")
    assert answer.partition(b"\r\n\r\n")[2]


def test_one_who_does_not_read_is_left(connection: socket.socket) -> None:
    connection.sendall(GET.replace(b"/ ", b"/large "))
    time.sleep(SLOW * 6)
    with suppress(ConnectionError):
        assert len(until_closed(connection)) < LARGE


def test_one_who_reads_slowly_is_not(connection: socket.socket) -> None:
    connection.sendall(GET.replace(b"/ ", b"/large "))
    length = 0
    while length < LARGE:
        part = len(connection.recv(LARGE // 16, socket.MSG_WAITALL))
        assert part, "it was left"
        length += part
        time.sleep(SLOW / 4)


def test_however_many_are_silent_those_who_ask_find_a_place(port: int) -> None:
    with ExitStack() as held:
        silent = [
            held.enter_context(socket.create_connection(("127.0.0.1", port), timeout=LONG))
            for _ in range(MOST_WAITING + 100)
        ]
        for _ in range(3):
            with socket.create_connection(("127.0.0.1", port), timeout=LONG) as asking:
                asking.sendall(GET)
                assert asking.recv(65536).startswith(b"HTTP/1.1 200 ")
        assert until_closed(silent[0]) == b""  # the one that waited longest


def test_hundreds_of_half_open_connections_are_closed_while_others_are_answered(port: int) -> None:
    """The connections that a slow client holds open: none was closed within 12 s without a watch."""
    with ExitStack() as held:
        slow = []
        for _ in range(400):
            slow.append(held.enter_context(socket.create_connection(("127.0.0.1", port), timeout=LONG)))
            with suppress(ConnectionError):  # where opening them took longer than one may take
                slow[-1].sendall(GET[:-2])
        with socket.create_connection(("127.0.0.1", port), timeout=LONG) as quick:
            quick.sendall(GET)
            assert quick.recv(65536).startswith(b"HTTP/1.1 200 ")
        for each in slow:
            with suppress(ConnectionError):
                until_closed(each)


def test_the_limits_are_those_of_the_design() -> None:
    assert HEADER_SECONDS <= 12
    assert BODY_SECONDS <= 60
    assert 48 * 1024 <= HEADER_BYTES <= 128 * 1024
