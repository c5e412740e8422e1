"""Commands killed at random moments, on a disk: what stands is old or new, whole, and the next run tidies up.

python tests/killing.py                    200 kills, over all commands that write
python tests/killing.py --cycles 1000      before a release
python tests/killing.py --only build       one of them
python tests/killing.py --seed 7           the same moments again, as far as the machine lets them be the same

Half of the kills come at any moment of the command, half within 30 ms of the first change of a file. After each, every
file is that of before or that of after, the dataset loads with the digest of before or after, and the same command, run
again to its end, leaves what it leaves when nobody kills it, and nothing else.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parent))

from amu_graph.errors import AmuGraphError
from amu_graph.store import Store
from engines import oxigraph
from founding_data import NOTES
from killed_commands import DATASET, OPERATIONS, Operation, done, fresh
from killed_push import PushTrial

MADE: Final = ("build",)
"""Folders whose files are made from others, and judged by what they hold."""
SOON: Final = 0.03
PUSH: Final = "push"

Tree = dict[str, bytes]


def tree(folder: Path) -> Tree:
    """Return the files of a folder but for what is made, and what writers have beside their place."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).parts[0] not in MADE and not _is_beside(path)
    }


def _is_beside(path: Path) -> bool:
    return any(part.startswith(".") and part.endswith(".new") for part in path.parts)


def digest(folder: Path) -> str:
    """Return the digest of the dataset after it was read whole, and answers."""
    store = Store.load(folder / DATASET)
    assert len(store) > 1000
    return store.digest


def names(folder: Path) -> Counter[str]:
    """Return what there is in the folder of the dataset, without the digests in the names."""
    return Counter(
        "".join(c for c in each.name if c not in "0123456789abcdef") for each in (folder / DATASET).iterdir()
    )


class Trial:
    """One operation: the folder before, what it is after each step, and how long it takes."""

    def __init__(self, operation: Operation, project: Path, room: Path) -> None:
        self.operation = operation
        self._room = room
        self._before = room / "before"
        shutil.copytree(project, self._before)
        operation.prepare(self._before)
        self.digests = {digest(self._before)}
        self.steps: list[Tree] = [tree(self._before)]
        begun = time.monotonic()
        for count in range(1, len(operation.typed) + 1) or [0]:
            begun = time.monotonic()
            after = self._copy("after")
            done(after, operation.arguments, _lines(operation.typed[:count]))
            self.steps.append(tree(after))
        self.seconds = time.monotonic() - begun
        self.digests.add(digest(after))
        self.names = names(after)

    def cycle(self, chance: random.Random) -> str:
        """Kill once, and judge; return whether the kill came before a change, after the end, or in between."""
        folder = self._copy("killed")
        moment = self._kill(folder, chance)
        step = self._step(folder)
        assert digest(folder) in self.digests, "the dataset is neither the old nor the new one"
        if tree(folder) != self.steps[-1] or self.operation.again:
            try:
                done(folder, self.operation.arguments, _lines(self.operation.typed[step:]))
            except AssertionError:
                if not self.operation.repaired:
                    raise
                done(folder / self.operation.inside, self.operation.repaired)
        assert tree(folder) == self.steps[-1], _difference(tree(folder), self.steps[-1])
        assert names(folder) == self.names, f"{names(folder)} instead of {self.names}"
        left = [path.name for path in folder.rglob("*") if _is_beside(path)]
        assert not left, f"left: {left}"
        return moment

    def _copy(self, name: str) -> Path:
        folder = self._room / name
        shutil.rmtree(folder, ignore_errors=True)
        return Path(shutil.copytree(self._before, folder))

    def _kill(self, folder: Path, chance: random.Random) -> str:
        before = _signs(folder)
        aimed, wait = chance.random() < 0.5, chance.random()
        begun = time.monotonic()
        with fresh(folder, self.operation.arguments, _lines(self.operation.typed)) as process:
            if aimed:
                while process.poll() is None and _signs(folder) == before:
                    time.sleep(0.001)
                time.sleep(wait * SOON)
            else:
                while process.poll() is None and time.monotonic() < begun + wait * self.seconds:
                    time.sleep(0.001)
            ended = process.poll() is not None
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        return "after" if ended else "before" if _signs(folder) == before else "between"

    def _step(self, folder: Path) -> int:
        """Return how many of the typed lines were taken; each file must be that of some step."""
        found = tree(folder)
        for path in {name for step in (found, *self.steps) for name in step}:
            assert found.get(path) in [step.get(path) for step in self.steps], f"{path} is neither old nor new"
        if not self.operation.typed:
            return 0
        return next(number for number, step in enumerate(self.steps) if step == found)


def _lines(typed: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in typed)


def _signs(folder: Path) -> set[tuple[str, int, int]]:
    """Return what changes when anything is written."""
    found = set()
    for root, _, listed in os.walk(folder):
        for name in listed:
            try:
                about = os.stat(os.path.join(root, name))  # noqa: PTH116, PTH118 - often, and quickly
            except FileNotFoundError:
                continue
            found.add((name, about.st_mtime_ns, about.st_ino))
    return found


def _difference(found: Tree, wanted: Tree) -> str:
    return ", ".join(name for name in {*found, *wanted} if found.get(name) != wanted.get(name))


def project(folder: Path) -> Path:
    """Return a project with the founding notes, built unless a dataset is there."""
    done(folder.parent, ("init", folder.name, "--title-fr", "Essai", "--title-en", "Trial"))
    for note in NOTES:
        shutil.copy(note, folder / "data/notes")
    if not (folder / DATASET).exists():
        done(folder, ("build",))
    return folder


def run(cycles: int, seed: int, only: Sequence[str], room: Path) -> Iterator[tuple[str, int, Counter[str], list[str]]]:
    """Yield for each operation its name, how often it was killed, when, and what went wrong."""
    operations = {each.name: each for each in OPERATIONS}
    chosen = [name for name in (*operations, PUSH) if not only or name in only]
    first = project(room / "project")
    for number, name in enumerate(chosen):
        own = room / name.replace(" ", "-")
        moments, faults = Counter[str](), list[str]()
        count = cycles // len(chosen) + (number < cycles % len(chosen))
        with ExitStack() as stack:
            trial = (
                Trial(operations[name], first, own)
                if name in operations
                else PushTrial(first, own, stack.enter_context(oxigraph()))
            )
            for cycle in range(count):
                try:
                    moments[trial.cycle(random.Random(f"{seed} {name} {cycle}"))] += 1
                except (AssertionError, AmuGraphError, subprocess.TimeoutExpired) as fault:
                    faults.append(f"cycle {cycle}: {str(fault)[:600]}")
        shutil.rmtree(own)
        yield name, count, moments, faults


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cycles", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--only", action="append", default=[], choices=[*(each.name for each in OPERATIONS), PUSH])
    chosen = parser.parse_args()
    print(f"seed {chosen.seed}", flush=True)
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="amu-graph-kill") as room:
        for name, count, moments, faults in run(chosen.cycles, chosen.seed, chosen.only, Path(room)):
            wrong += len(faults)
            print(
                f"{name:10} {count:4} kills, {moments['between']:3} in the middle of writing: {len(faults)} wrong",
                flush=True,
            )
            print(*(f"    {fault}" for fault in faults), sep="\n", flush=True)
    raise SystemExit(wrong > 0)


if __name__ == "__main__":
    main()
