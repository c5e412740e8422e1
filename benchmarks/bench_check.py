"""How long `check` and `build` take, in processor time, for 30, 300 and 3 000 notes, beside an older state of the project.

    git worktree add --detach /tmp/before COMMIT    # with an environment of its own, /tmp/before/.venv
    python benchmarks/bench_check.py --before /tmp/before    # writes benchmarks/results/check.md

Each is one run of the command, from its start to its end, so that others who use the machine count little.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measuring import ENVIRONMENT, taken

from notes import write

RESULTS = Path(__file__).parent / "results" / "check.md"
SIZES = (30, 300, 3000)
COMMANDS = ("check", "check again", "build", "build again", "one changed", "one changed, watched")
AGAIN = {"check again": "check", "build again": "build"}
"""What follows a command without a change between; of the older state it takes what the command took."""
"""Of the largest folder only the first is asked, and of this state alone: the older one takes minutes."""

WATCHED = """
import sys, time
from pathlib import Path
from amu_graph.builder import Checker
checker = Checker(Path(sys.argv[1]))
checker.build()
print("ready", flush=True)
input()
before = time.process_time()
checker.build()
print(time.process_time() - before)
"""

ABOUT = """# Check and build: processor time

`python benchmarks/bench_check.py`: notes of `benchmarks/notes.py`, one run of each command, from its start to its end, the older state
and this one by turns; seconds of processor time of a busy machine, so that ratios count. *One changed*: `check` once more, after a
name was changed in one note; *again*: with nothing changed, beside the first run of the older state; *watched*: a process that has checked before does so again (`builder.Checker`, for `--watch`).

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
    largest = size >= max(SIZES)
    with tempfile.TemporaryDirectory() as place:
        data = Path(place) / "data"
        write(data, size)
        dataset = {state: Path(place) / state for state in states}
        seconds: dict[str, dict[str, float]] = {}
        for command in COMMANDS[:2] if largest else COMMANDS[:5]:
            if command == "one changed":
                change(data)
            name = "build" if command.startswith("build") else "check"
            asked = ["after"] if largest or command in AGAIN else list(states)
            before = seconds.get(AGAIN.get(command, ""), {})
            seconds[command] = {**before, **{state: run(states[state], name, data, dataset[state]) for state in asked}}
        watched = run_watched(states["after"], data)
        seconds[COMMANDS[5]] = {**seconds.get("one changed", {}), "after": watched}
    for command, each in seconds.items():
        yield row(size, command, each)


def row(size: int, command: str, seconds: dict[str, float]) -> str:
    """Return a row; nothing is compared where the older state was not asked."""
    before, after = seconds.get("before"), seconds["after"]
    compared = f"{before:.1f} | {after:.1f} | {before / after:.1f} ×" if before else f"– | {after:.1f} | "
    return f"| {size} | {command} | {compared} |"


def run_watched(python: Path, data: Path) -> float:
    """Return the processor time of a check after a change, in a process that has checked before."""
    command = [python, "-c", WATCHED, str(data)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        change(data)
        answer, _ = process.communicate("\n")
    return float(answer)


def change(data: Path) -> None:
    """Give another name to the first thing that a note names."""
    note = sorted((data / "notes").glob("*.yaml"))[len(list((data / "notes").glob("*.yaml"))) // 2]
    text = note.read_text(encoding="utf-8")
    note.write_text(text.replace("    label: ", "    label: Autre ", 1), encoding="utf-8")


def run(python: Path, command: str, data: Path, dataset: Path) -> float:
    """Return the processor time that a command of one state takes."""
    environment = ENVIRONMENT | {"AMU_GRAPH_DATA": str(data), "AMU_GRAPH_DATASET": str(dataset)}
    return taken([python, "-m", "amu_graph", command], data, environment)[1]


if __name__ == "__main__":
    main()
