"""What strangers may write, grown from small grammars, and the laws that hold whatever they write.

python tests/hostile.py                        five minutes over all doors
python tests/hostile.py --minutes 60 --seed 7  longer, and the same cases again
python tests/hostile.py --only sparql          one of them

A door is a way in: a note, a query, a request, a file. What comes in is understood or refused by an error of ours, in
both languages, in a time and a memory that are bounded; nothing is written but in the folder of the case, no other
machine is asked. None of the cases is kept: where a process ends of one, it is in a file outside the repository, whose
name is said.
"""

import argparse
import os
import random
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parent))

from hypothesis import HealthCheck, Phase, given, seed, settings

from amu_graph.errors import AmuGraphError
from amu_graph.graph import Graph
from hostile_cases import CASES, Case
from hostile_doors import ENTRANCES, Doors, judge

CPU_SECONDS: Final = 5.0
"""More than any case needs on the slowest machine; what grows without end needs more."""
MEGABYTES: Final = 400
"""By which a door may grow, whatever comes in."""


class Watched:
    """Sees what a process does to files outside a folder and which machines it speaks to, while it is `watching`."""

    def __init__(self, room: Path) -> None:
        self.watching = False
        self.seen: list[str] = []
        self._room = (str(room), "/dev/null", str(room.resolve()))
        sys.addaudithook(self._hear)  # for the rest of the process: nothing takes a hook away

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.watching:
            return
        if event == "open" and isinstance(arguments[0], str) and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            self._outside(event, arguments[0])
        elif event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.symlink"):
            self._outside(event, str(arguments[0]))
        elif event == "socket.getaddrinfo" and arguments[0] not in ("127.0.0.1", "localhost", b"127.0.0.1"):
            self.seen.append(f"{event} {arguments[0]}")
        elif (event == "socket.connect" and arguments[1][0] not in ("127.0.0.1", "::1")) or (
            event == "socket.connect" and arguments[1][1] == 9
        ):
            self.seen.append(f"{event} {arguments[1]}")

    def _outside(self, event: str, path: str) -> None:
        if "__pycache__" in path:  # Python itself, which keeps what it compiles
            return
        if not os.path.abspath(path).startswith((*self._room, tempfile.gettempdir())):  # noqa: PTH100 - in a hook
            self.seen.append(f"{event} {path}")


def law(
    door: str, doors: Doors, watched: Watched, before: Callable[[Case], None] = lambda _: None
) -> Callable[[Case], None]:
    """Return what is asserted of every case of a door."""
    enter = ENTRANCES[door]
    first = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    def holds(case: Case) -> None:
        before(case)
        begun = time.process_time()
        watched.seen.clear()
        watched.watching = True
        try:
            enter(doors, case)
        except AmuGraphError as error:
            judge(error)
        finally:
            watched.watching = False
        assert not watched.seen, watched.seen
        assert time.process_time() - begun < CPU_SECONDS
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - first < MEGABYTES * 1024

    return holds


@contextmanager
def answering(graph: Graph) -> Iterator[tuple[str, int]]:
    """Serve a graph on this machine as `amu-graph serve` does."""
    import threading

    import uvicorn

    from amu_graph.web import create_app
    from amu_graph.web.http.server import UNLIMITED, watched_protocol

    config = uvicorn.Config(
        create_app(graph),
        port=0,
        http=watched_protocol(),
        log_level="critical",
        h11_max_incomplete_event_size=UNLIMITED,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.01)
    try:
        yield "127.0.0.1", server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(20)


def _round(door: str, graph: Graph, room: Path, number: int, last: Path) -> None:
    """Try a few hundred cases in this process, and end it; the last case is in a file, should it end before."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    room.mkdir(parents=True)
    counted = 0

    def note(case: Case) -> None:
        nonlocal counted
        counted += 1
        last.write_bytes(f"{case.name}\n".encode() + case.content)

    doors = Doors(graph, room)
    holds = law(door, doors, Watched(room), note)
    strategy = CASES[door]
    run = settings(
        max_examples=200, database=None, deadline=None, print_blob=False, suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )(seed(number)(given(strategy)(holds)))  # fmt: skip
    status = 0
    try:
        if door == "requests":
            with answering(graph) as doors.address:
                run()
        else:
            run()
    except BaseException as fault:  # noqa: BLE001 - whatever it is, it is told
        print(
            f"{door}, seed {number}: {type(fault).__name__}: {str(fault)[:1500]}",
            *getattr(fault, "__notes__", ()),
            sep="\n",
        )
        status = 1
    doors.close()
    print(f"{door:16} {counted:5} cases: {'wrong' if status else 'fine'}", flush=True)
    os._exit(status)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--only", action="append", default=[], choices=list(CASES))
    chosen = parser.parse_args()
    print(f"seed {chosen.seed}", flush=True)
    raise SystemExit(_all(chosen.only or list(CASES), chosen.seed, time.monotonic() + chosen.minutes * 60) > 0)


def _all(doors: list[str], first: int, end: float) -> int:
    """Try doors in turn, each round in a process of its own; return how many rounds went wrong."""
    from amu_graph.builder import build_and_write
    from amu_graph.graph import load
    from amu_graph.settings import Settings
    from founding_data import FOUNDING

    folder = Path(tempfile.mkdtemp(prefix="amu-graph-hostile"))
    build_and_write(FOUNDING, folder / "dataset")
    graph = load(settings=Settings(data=FOUNDING, dataset=folder / "dataset", query_seconds=2, query_megabytes=300))
    wrong = 0
    for number in range(10**6):
        if time.monotonic() > end:
            break
        door, last = doors[number % len(doors)], folder / f"last-{number}"
        process = os.fork()
        if not process:
            signal.alarm(600)
            _round(door, graph, folder / f"room-{number}", first + number, last)
        status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        if status < 0:
            print(
                f"{door}, seed {first + number}: the process ended with signal {-status}; the case: {last}", flush=True
            )
        wrong += status != 0
        if status == 0:
            last.unlink(missing_ok=True)
    return wrong


if __name__ == "__main__":
    main()
