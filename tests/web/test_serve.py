"""`amu-graph serve`: answers at once, on loopback only, and leaves nothing behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import pytest

from ports import free_port

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent as POSIX has them")

PAIRS = "".join(f"?a{n} ?b{n} ?c{n} ." for n in range(8))
RUNAWAY = "/sparql?query=" + quote(f"SELECT (COUNT(*) AS ?n) {{ {PAIRS} }}")
"""A query whose answer nobody lives to see."""
PATIENCE = 60
"""Seconds that anything may take on a busy machine."""


def command(dataset: Path, port: int) -> list[str]:
    run = "from amu_graph.cli import main; main()"
    return [sys.executable, "-c", run, "--dataset", str(dataset), "serve", "--port", str(port), "--no-open"]


@contextmanager
def serving(dataset: Path, port: int, *options: str, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        [*command(dataset, port), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, **environment},
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def answered(port: int, path: str = "/") -> bytes:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=PATIENCE) as response:
                return bytes(response.read())
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def until_raised(error: type[OSError], act: Callable[[], None]) -> None:
    """Do something until it is an error: what ends takes its time on a busy machine."""
    deadline = time.monotonic() + PATIENCE
    with suppress(error):
        while time.monotonic() < deadline:
            act()
            time.sleep(0.02)
        pytest.fail(f"no {error.__name__}")


def test_interrupt_ends_at_once_and_leaves_no_process(dataset: Path) -> None:
    port = free_port()
    with serving(dataset, port) as process:
        assert b"<main" in answered(port)
        assert b"true" in answered(port, "/sparql?query=ASK%20%7B%7D")  # a worker process runs from here on
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=PATIENCE) == 0
        assert process.stderr is not None
        assert b"Traceback" not in process.stderr.read()
    until_raised(ProcessLookupError, lambda: os.killpg(process.pid, 0))


def test_what_an_interrupt_cuts_short_is_no_error(dataset: Path) -> None:
    port = free_port()
    with serving(dataset, port) as process:
        answered(port)
        with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as waiting:
            waiting.sendall(f"GET {RUNAWAY} HTTP/1.1\r\nhost: localhost:{port}\r\n\r\n".encode())
            answered(port, "/explore")  # the query is under way when another answer is there
            time.sleep(0.5)
            process.send_signal(signal.SIGINT)
            assert waiting.recv(65536).startswith(b"HTTP/1.1 503 ")  # nothing is wrong with its query: ask again later
            assert process.wait(timeout=PATIENCE) == 0
        assert process.stderr is not None
        announced, *last = process.stderr.read().decode().splitlines()
    assert str(port) in announced
    assert len(last) == 1


def test_what_is_under_way_is_finished_and_nothing_new_begins(dataset: Path) -> None:
    """Who ends a service lets its readers have their answers: here the words of the limit that the query exceeds."""
    port = free_port()
    with serving(dataset, port, "--log", AMU_GRAPH_QUERY_SECONDS="3") as process:
        answered(port)
        with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as waiting:
            waiting.sendall(f"GET {RUNAWAY} HTTP/1.1\r\nhost: localhost:{port}\r\n\r\n".encode())
            answered(port, "/explore")
            time.sleep(0.5)
            process.send_signal(signal.SIGTERM)
            until_raised(ConnectionError, lambda: socket.create_connection(("127.0.0.1", port)).close())
            head, _, body = waiting.recv(65536).decode().partition("\r\n\r\n")
        assert process.wait(timeout=PATIENCE) == 0
        assert process.stderr is not None
        assert process.stdout is not None
        assert process.stderr.read().decode().splitlines()[-1] in ("Arrêté.", "Stopped.")
        lines = [json.loads(line) for line in process.stdout.read().splitlines()]
    assert head.startswith("HTTP/1.1 408 ")
    assert json.loads(body)["status"] == 408
    assert {line["path"]: line["status"] for line in lines} == {"/": 200, "/explore": 200, "/sparql": 408}
    assert f"x-request-id: {next(line['id'] for line in lines if line['path'] == '/sparql')}" in head.lower()
    assert "SELECT" not in json.dumps(lines)


def test_a_taken_port_offers_the_next(dataset: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = int(taken.getsockname()[1])
        done = subprocess.run(
            command(dataset, port), capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE, check=False
        )
    assert done.returncode == 2
    assert str(port) in done.stderr
    assert "serve --port" in done.stderr
    assert "Traceback" not in done.stderr


def test_loopback_only(dataset: Path) -> None:
    port = free_port()
    with serving(dataset, port) as process:
        answered(port, "/robots.txt")
        listening = Path("/proc/net/tcp")
        if listening.is_file():
            lines = [line.split() for line in listening.read_text(encoding="utf-8").splitlines()[1:]]
            addresses = {line[1] for line in lines if line[3] == "0A" and line[1].endswith(f":{port:04X}")}
            assert addresses == {f"0100007F:{port:04X}"}
        deadline = time.monotonic() + PATIENCE
        while process.poll() is None and time.monotonic() < deadline:  # whoever is impatient changes nothing
            process.send_signal(signal.SIGTERM)
            time.sleep(0.01)
        assert process.returncode == 0
        assert process.stderr is not None
        assert b"Traceback" not in process.stderr.read()


SWALLOWING = """
import os, signal
from contextlib import suppress
from amu_graph.cli import main, serve
def loaded(before=serve._loaded):
    with suppress(SystemExit):
        os.kill(os.getpid(), signal.SIGTERM)
    return before()
serve._loaded = loaded
main()
"""


def test_an_end_while_modules_are_compiled_is_an_end(dataset: Path) -> None:
    """Python loses what a handler of signals raises then."""
    python, _, _, *arguments = command(dataset, free_port())
    done = subprocess.run([python, "-c", SWALLOWING, *arguments], capture_output=True, timeout=PATIENCE, check=False)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_a_mistyped_folder_is_not_made(tmp_path: Path) -> None:
    done = subprocess.run(
        command(tmp_path / "datset", free_port()), capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False
    )
    assert done.returncode == 1
    assert "datset" in done.stderr
    assert "amu-graph build" in done.stderr
    assert list(tmp_path.iterdir()) == []


LEAVING = (
    b"POST /sparql HTTP/1.1\r\nhost: localhost:PORT\r\ncontent-length: 9\r\ncontent-type: text/plain\r\n\r\nASK",
    b"POST /explore/export HTTP/1.1\r\nhost: localhost:PORT\r\ncontent-length: 900\r\n\r\n{",
    b"POST /query/labels HTTP/1.1\r\nhost: localhost:PORT\r\ncontent-length: 900\r\n\r\n{",
    b"GET /download/amu-graph.ttl HTTP/1.1\r\nhost: localhost:PORT\r\n\r\n",
    b"GET /explore/data HTTP/1.1\r\nhost: localhost:PORT\r\n\r\n",
    b"GET / HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nhost: localhost:PORT\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n",
)
"""What a client sends before it leaves: parts of a body, or a question whose answer it does not wait for."""


def test_those_who_leave_are_not_a_line_in_the_terminal(dataset: Path) -> None:
    port = free_port()
    with serving(dataset, port) as process:
        answered(port)
        for request in LEAVING:
            with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as leaving:
                leaving.sendall(request.replace(b"PORT", str(port).encode()))
                time.sleep(0.1)
        time.sleep(1)
        assert b"<main" in answered(port)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=PATIENCE) == 0
        assert process.stderr is not None
        said = process.stderr.read().decode()
    assert "Traceback" not in said
    assert "Error" not in said
