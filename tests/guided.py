"""Cases that coverage leads to: what reaches lines of ours that no case reached before is kept, and changed further.

python tests/guided.py                          half a minute for each door; it wants the package `atheris`
python tests/guided.py --seconds 600 --only sparql

Grammars and laws are those of `hostile.py`: Atheris chooses the bytes of which Hypothesis makes a case. What it keeps
is in a folder of its own, outside the repository; where a case fails, the file that says what went wrong is named.
"""

import argparse
import importlib
import os
import resource
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parent))

atheris: Any = importlib.import_module("atheris")

with atheris.instrument_imports(include=["amu_graph"], enable_loader_override=False):
    from hypothesis import HealthCheck, given, settings

    from amu_graph.builder import build_and_write
    from amu_graph.graph import Graph, load
    from amu_graph.settings import Settings
    from founding_data import FOUNDING
    from hostile import Watched, law
    from hostile_cases import CASES
    from hostile_doors import Doors

ELSEWHERE: Final = ("documents", "requests")
"""Doors behind which another process or thread reads: what it reaches is not seen."""


def led(door: str, graph: Graph, room: Path, seconds: int, seed: int) -> None:
    """Try cases at a door until the time is over, and end this process: with a status that is not 0 where one fails."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    kept = room / "kept"
    kept.mkdir(parents=True)
    doors = Doors(graph, room)
    test: Any = settings(database=None, deadline=None, suppress_health_check=list(HealthCheck))(
        given(CASES[door])(law(door, doors, Watched(room)))
    )
    limits = (f"-max_total_time={seconds}", f"-seed={seed}", "-max_len=4096", "-rss_limit_mb=0", "-timeout=60")
    atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={room}/", str(kept)], test.hypothesis.fuzz_one_input)
    atheris.Fuzz()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    within = [each for each in CASES if each not in ELSEWHERE]
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", default=[], choices=within)
    chosen = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="amu-graph-guided"))
    build_and_write(FOUNDING, folder / "dataset")
    graph = load(settings=Settings(data=FOUNDING, dataset=folder / "dataset", query_seconds=2, query_megabytes=300))
    wrong = 0
    for door in chosen.only or within:
        said = folder / f"{door}.log"
        process = os.fork()
        if not process:
            file = os.open(said, os.O_WRONLY | os.O_CREAT)
            os.dup2(file, 1)
            os.dup2(file, 2)
            led(door, graph, folder / door, chosen.seconds, chosen.seed)
        status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        wrong += status != 0
        lines = said.read_text(encoding="utf-8", errors="replace").splitlines()
        print(f"{door:16} {'wrong' if status else 'fine'}: {lines[-1] if lines else ''}", flush=True)
        if status:
            print(f"    {status}, said in {said}", flush=True)
    raise SystemExit(wrong > 0)


if __name__ == "__main__":
    main()
