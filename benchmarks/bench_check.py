"""How long `check` and `build` take, in processor time, for 30, 300 and 3 000 notes, beside an older state of the project.

    git worktree add --detach /tmp/before COMMIT    # with an environment of its own, /tmp/before/.venv
    python benchmarks/bench_check.py --before /tmp/before    # writes benchmarks/results/check.md

Each is one run of the command, from its start to its end, so that others who use the machine count little.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from notes import write

RESULTS = Path(__file__).parent / "results" / "check.md"
SIZES = (30, 300, 3000)
COMMANDS = ("check", "build", "one changed")
"""Of the largest folder only the first is asked: the older state takes minutes."""

ABOUT = """# Check and build: processor time

`python benchmarks/bench_check.py`: notes of `benchmarks/notes.py`, one run of each command, from its start to its end; seconds of
processor time of a busy machine, so that ratios count. *One changed*: `check` once more, after a name was changed in one note.

"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--before", type=Path, required=True, help="folder of the older state, with its .venv")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    given = parser.parse_args()
    states = {"before": given.before / ".venv" / "bin" / "python", "after": Path(sys.executable)}
    rows = ["| notes | command | before | after | ratio |", "|--:|---|--:|--:|--:|"]
    for size in given.sizes:
        for row in measured(size, states):
            rows.append(row)
            sys.stdout.write(row + "\n")
            sys.stdout.flush()
    RESULTS.write_text(ABOUT + "\n".join(rows) + "\n", encoding="utf-8")


def measured(size: int, states: dict[str, Path]) -> Iterator[str]:
    """Yield a row of the table for each command."""
    with tempfile.TemporaryDirectory() as place:
        data = Path(place) / "data"
        write(data, size)
        dataset = {state: Path(place) / state for state in states}
        seconds: dict[str, dict[str, float]] = {}
        for command in COMMANDS if size < max(SIZES) else COMMANDS[:1]:
            if command == "one changed":
                change(data)
            name = "build" if command == "build" else "check"
            seconds[command] = {state: run(python, name, data, dataset[state]) for state, python in states.items()}
    for command, each in seconds.items():
        ratio = each["before"] / each["after"]
        yield f"| {size} | {command} | {each['before']:.1f} | {each['after']:.1f} | {ratio:.1f} × |"


def change(data: Path) -> None:
    """Give another name to the first thing that a note names."""
    note = sorted((data / "notes").glob("*.yaml"))[len(list((data / "notes").glob("*.yaml"))) // 2]
    text = note.read_text(encoding="utf-8")
    note.write_text(text.replace("    label: ", "    label: Autre ", 1), encoding="utf-8")


def run(python: Path, command: str, data: Path, dataset: Path) -> float:
    """Return the processor time that a command of one state takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = os.environ | {"AMU_GRAPH_DATA": str(data), "AMU_GRAPH_DATASET": str(dataset)}
    done = subprocess.run(
        [python, "-m", "amu_graph", command], env=environment, cwd=data, capture_output=True, check=False
    )
    if done.returncode:
        raise SystemExit(done.stderr.decode())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
