"""Writing the dataset folder, so that whoever reads it finds a whole dataset at every moment."""

import dataclasses
import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from amu_graph.builder.lost import addresses, lost_addresses, previous_lines, unsettled
from amu_graph.builder.pipeline import Build, build
from amu_graph.errors import ProblemsError
from amu_graph.files import remove_leftovers, replace, writing
from amu_graph.language import Text, counted
from amu_graph.store.manifest import NAME

LOCK: Final = ".lock"

_OF_A_DATASET: Final = re.compile(r"^[a-z].*-(?P<digest>[0-9a-f]{12})[-.]")
"""Names of files that hold a dataset, or were made from one: they carry the beginning of its digest."""

_ELSEWHERE: Final = Text(
    fr="Choisissez un autre dossier : --dataset DOSSIER ou AMU_GRAPH_DATASET.",
    en="Choose another folder: --dataset FOLDER or AMU_GRAPH_DATASET.",
)


def write(build: Build, folder: Path) -> Path:
    """Write a build into a folder and return the manifest.

    The data file has a name of its own for each content; the manifest that names it is replaced last, in one step, so
    that a kill at any moment leaves either the old dataset or the new one. Files of older datasets, and what was made
    from them, are removed after.

    Raises:
        ProblemsError: the data have violations; nothing is written.
        WritingError: the folder cannot be written to.

    """
    if not build.ok:
        count = sum(problem.severity == "violation" for problem in build.problems)
        problems = counted(count, "problème", "problem")
        raise ProblemsError(
            Text(fr=f"Construction empêchée par {problems.fr}.", en=f"The build is prevented by {problems.en}."),
            list(build.problems),
            remedy=Text(fr="Corrigez-les : amu-graph check", en="Mend them: amu-graph check"),
        )
    with writing(folder, remedy=_ELSEWHERE):
        _write(build, folder)
    return folder / NAME


def _write(build: Build, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder / LOCK):
        remove_leftovers(folder)
        replace(folder / build.file, build.content, durable=True)
        manifest = json.dumps(build.manifest, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
        replace(folder / NAME, manifest.encode("utf-8"), durable=True)
        for path in list(folder.iterdir()):
            of = _OF_A_DATASET.search(path.name)
            if of and of["digest"] != build.digest[:12]:
                path.unlink(missing_ok=True)


def build_and_write(data: Path, folder: Path) -> Build:
    """Build the dataset from the notes of `data` and write it into `folder`.

    The build says which addresses the dataset that stood there answered and the new one does not.

    Raises:
        ProblemsError: the data have violations; nothing is written.

    """
    built = build(data)
    lost = lost_addresses(previous_lines(folder), built.content)
    waiting = (unsettled(folder) | set(lost)) - addresses(built.content)
    built = dataclasses.replace(built, lost=lost, unsettled=tuple(sorted(waiting)))
    write(built, folder)
    return built


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
