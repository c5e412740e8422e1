"""Commands in processes that are forked from one which has imported the libraries: as true as fresh ones, and quicker.

What a command is given (its arguments, folder, environment and standard streams) comes over a socket, from `run` or
from an executable `amu-graph` that `executable` writes; it ends as any process does. Where a system lacks forks, or
Python itself is to be told something, a fresh process is started.

A process works for one project. A command in the folder of another than this checkout is forked from a process that
has imported the libraries of others alone.
"""

import gc
import importlib
import json
import os
import selectors
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO

OURS = ("amu_graph.builder", "amu_graph.graph", "amu_graph.network", "amu_graph.search")
LIBRARIES = (
    *("click", "jinja2", "networkx", "numpy", "oxrdflib", "pyoxigraph", "pyshacl"),
    *("rapidfuzz", "rdflib", "scipy.sparse", "yaml"),
)
"""What commands import, but for the modules of the command line, whose help is written in the language of a reader."""

OTHERWISE = "otherwise"
"""The socket beside that of the commands where those of other projects are run."""

OF_PYTHON = ("PYTHON", "LC_", "LANG")
"""How the names begin of what a process is told once, at its start."""

CLIENT = """#!{python} -IS
import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as server:
    server.connect({address!r})
    socket.send_fds(server, [json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()], [0, 1, 2])
    server.shutdown(socket.SHUT_WR)
    status = int(server.recv(9))
sys.exit(status)
"""


class Commands:
    """Runs `amu-graph`."""

    def __init__(self, address: Path | None, told: Mapping[str, str]) -> None:
        self._address = address
        self._told = told

    def run(
        self,
        arguments: Sequence[str],
        cwd: Path,
        env: Mapping[str, str],
        *,
        stdin: bytes = b"",
        stdout: IO[bytes] | None = None,
    ) -> subprocess.CompletedProcess[bytes]:
        """Run a command and return its status and what it wrote, if it was not written to `stdout`."""
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            given.write(stdin)
            given.seek(0)
            streams = (given, stdout or out, err)
            run = self._warm if self._address and self._told == _told(env) else _fresh
            status = run(list(arguments), cwd, env, streams)
            out.seek(0)
            err.seek(0)
            return subprocess.CompletedProcess(list(arguments), status, out.read(), err.read())

    def executable(self, folder: Path) -> Path:
        """Write an executable `amu-graph` into a folder, and return the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        if self._address:
            path = folder / "amu-graph"
            path.write_text(CLIENT.format(python=sys.executable, address=str(self._address)), encoding="utf-8")
            path.chmod(0o755)
        return folder

    def _warm(self, arguments: list[str], cwd: Path, env: Mapping[str, str], streams: Sequence[IO[bytes]]) -> int:
        told = json.dumps([arguments, str(cwd), dict(env)]).encode()
        return _ended(str(self._address), told, [stream.fileno() for stream in streams])


def _ended(address: str, told: bytes, streams: Sequence[int]) -> int:
    """Have a command run by the process that listens, and return its status."""
    with socket.socket(socket.AF_UNIX) as server:
        server.connect(address)
        socket.send_fds(server, [told], streams)
        server.shutdown(socket.SHUT_WR)
        return int(server.recv(9))


def _told(env: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in env.items() if name.startswith(OF_PYTHON)}


def _fresh(arguments: list[str], cwd: Path, env: Mapping[str, str], streams: Sequence[IO[bytes]]) -> int:
    stdin, stdout, stderr = streams
    command = [sys.executable, "-m", "amu_graph", *arguments]
    return subprocess.run(
        command, stdin=stdin, stdout=stdout, stderr=stderr, cwd=cwd, env=env, check=False, timeout=60
    ).returncode


@contextmanager
def commands(env: Mapping[str, str]) -> Iterator[Commands]:
    """Have commands run, all with what `env` tells Python."""
    if not hasattr(os, "pidfd_open"):  # Linux alone has what is needed
        yield Commands(None, {})
        return
    with tempfile.TemporaryDirectory(prefix="amu") as folder, ExitStack() as sockets:
        address = Path(folder) / "commands"
        listeners = [sockets.enter_context(_listening(path)) for path in (address, address.with_name(OTHERWISE))]
        numbers = [listener.fileno() for listener in listeners]
        with subprocess.Popen(
            [sys.executable, __file__, *map(str, numbers)], pass_fds=numbers, env=dict(env), stdin=subprocess.PIPE,
        ) as server:  # fmt: skip
            sockets.close()
            yield Commands(address, _told(env))
            assert server.stdin
            server.stdin.close()  # by which it ends


def _listening(address: Path) -> socket.socket:
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(address))
    listener.listen(64)
    return listener


def _serve(listener: socket.socket) -> tuple[bytes, list[int]]:
    """Fork for each command, until standard input ends; return, in the process that is to run it, what it is given."""
    running: dict[int, tuple[int, socket.socket]] = {}
    with selectors.DefaultSelector() as ready:
        ready.register(0, selectors.EVENT_READ)
        ready.register(listener, selectors.EVENT_READ)
        while True:
            for key, _ in ready.select():
                if key.fileobj == 0:
                    _wait_for_all()
                    os._exit(0)
                if key.fileobj is not listener:
                    ready.unregister(key.fd)
                    _tell_status(key.fd, *running.pop(key.fd))
                    continue
                client, _ = listener.accept()
                told, streams = _received(client)
                if not (process := os.fork()):
                    for connection in (listener, client, *(waiting for _, waiting in running.values())):
                        connection.close()
                    return told, streams
                for stream in streams:
                    os.close(stream)
                ended = os.pidfd_open(process)
                running[ended] = (process, client)
                ready.register(ended, selectors.EVENT_READ)


def _wait_for_all() -> None:
    """Let what was forked end first, so that whoever waits for this process is told what all of it took."""
    with suppress(ChildProcessError):
        while True:
            os.wait()


def _received(client: socket.socket) -> tuple[bytes, list[int]]:
    told, streams, _, _ = socket.recv_fds(client, 1 << 16, 3)
    while more := client.recv(1 << 16):
        told += more
    return told, streams


def _tell_status(ended: int, process: int, client: socket.socket) -> None:
    status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    os.close(ended)
    with client:
        client.sendall(str(status).encode())


def _become(told: bytes, streams: list[int]) -> None:
    """Take the streams, the folder and the environment of a command."""
    for place, stream in enumerate(streams):
        os.dup2(stream, place)
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))
    sys.argv[1:], cwd, env = json.loads(told)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)


def _import(names: Sequence[str]) -> None:
    for name in names:
        importlib.import_module(name)
    gc.freeze()


def _of_another_project(told: bytes) -> bool:
    from amu_graph import project, resources

    folder = project.found(Path(json.loads(told)[1]))
    return folder is not None and folder != resources.root()


if __name__ == "__main__":
    ours, otherwise = (socket.socket(fileno=int(number)) for number in sys.argv[1:])
    elsewhere = otherwise.getsockname()
    _import(LIBRARIES)
    if os.fork():
        ours.close()
        _become(*_serve(otherwise))
    else:
        otherwise.close()
        _import(OURS)
        told, streams = _serve(ours)
        if _of_another_project(told):
            os._exit(_ended(elsewhere, told, streams))
        _become(told, streams)
    from amu_graph.cli import main

    main()
