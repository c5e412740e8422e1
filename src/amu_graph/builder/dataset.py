"""Writing the dataset folder, so that whoever reads it finds a whole dataset at every moment."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from amu_graph.builder.pipeline import Build, build
from amu_graph.errors import ProblemsError
from amu_graph.language import Text, counted
from amu_graph.store.manifest import NAME, written_to

LOCK: Final = ".lock"


def write(build: Build, folder: Path) -> Path:
    """Write a build into a folder and return the manifest.

    The data file has a name of its own for each content; the manifest that names it is replaced last, in one step, so
    that a kill at any moment leaves either the old dataset or the new one. Files of older datasets are removed after.

    Raises:
        ProblemsError: the data have violations; nothing is written.
        DatasetError: the folder cannot be written to.

    """
    if not build.ok:
        count = sum(problem.severity == "violation" for problem in build.problems)
        problems = counted(count, "problème", "problem")
        raise ProblemsError(
            Text(fr=f"Construction empêchée par {problems.fr}.", en=f"The build is prevented by {problems.en}."),
            list(build.problems),
            remedy=Text(fr="Corrigez-les : amu-graph check", en="Mend them: amu-graph check"),
        )
    with written_to(folder):
        _write(build, folder)
    return folder / NAME


def _write(build: Build, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder / LOCK):
        _replace(folder / build.file, build.content)
        manifest = json.dumps(build.manifest, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
        _replace(folder / NAME, manifest.encode("utf-8"))
        for path in (*folder.glob("dataset-*.nq"), *folder.glob("*.new")):
            if path.name != build.file:
                path.unlink(missing_ok=True)


def build_and_write(data: Path, folder: Path) -> Build:
    """Build the dataset from the notes of `data` and write it into `folder`.

    Raises:
        ProblemsError: the data have violations; nothing is written.

    """
    built = build(data)
    write(built, folder)
    return built


def _replace(path: Path, content: bytes) -> None:
    """Write beside, reach the disk, then take the name: a file of this name is always whole."""
    beside = path.with_name(path.name + ".new")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    if sys.platform != "win32":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let one process at a time write the folder; the system drops the lock when its holder dies."""
    with path.open("a+b") as file:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield
