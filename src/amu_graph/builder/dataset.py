"""From the notes to the dataset folder, unless the data have problems."""

import dataclasses
from pathlib import Path
from typing import Final

from amu_graph.builder.kept import build_unless_known
from amu_graph.builder.lost import addresses, lost_addresses, may_be_lost, previous_lines, unsettled
from amu_graph.builder.pipeline import Build, build
from amu_graph.errors import ProblemsError
from amu_graph.files import writing
from amu_graph.language import Text, counted
from amu_graph.store import dataset

_ELSEWHERE: Final = Text(
    fr="Choisissez un autre dossier : --dataset DOSSIER ou AMU_GRAPH_DATASET.",
    en="Choose another folder: --dataset FOLDER or AMU_GRAPH_DATASET.",
)


def write(build: Build, folder: Path, *, on_disk: bool | None = None) -> bool:
    """Write a build into a folder and return whether it has a store on disk, as `on_disk` or its size decides.

    Raises:
        ProblemsError: the data have violations; nothing is written.
        WritingError: the folder cannot be written to.

    """
    _check(build)
    with writing(folder, remedy=_ELSEWHERE):
        return dataset.write(folder, build.content, build.totals, build.about, on_disk=on_disk)


def built_in_memory(data: Path) -> bytes:
    """Return the N-Quads of the dataset that the notes of `data` make.

    Raises:
        ProblemsError: the data have violations.

    """
    built = build(data)
    _check(built)
    return built.content


def _check(build: Build) -> None:
    if not build.ok:
        count = sum(problem.severity == "violation" for problem in build.problems)
        problems = counted(count, "problème", "problem")
        raise ProblemsError(
            Text(fr=f"Construction empêchée par {problems.fr}.", en=f"The build is prevented by {problems.en}."),
            list(build.problems),
            remedy=Text(fr="Corrigez-les : amu-graph check", en="Correct them: amu-graph check"),
        )


def build_and_write(data: Path, folder: Path, *, on_disk: bool | None = None, cache: Path | None = None) -> Build:
    """Build the dataset from the notes of `data` and write it into `folder`.

    The build says which addresses the dataset that stood there answered and the new one does not. Where `cache` knows
    that the one that stands there is of the same files, it is written again, so that a damaged store is repaired.

    Raises:
        ProblemsError: the data have violations; nothing is written.

    """
    built = build_unless_known(data, cache, folder) if cache else build(data)
    lost, waiting = _lost(folder, built.content)
    built = dataclasses.replace(built, lost=lost, unsettled=waiting)
    return dataclasses.replace(built, stored=write(built, folder, on_disk=on_disk))


def _lost(folder: Path, content: bytes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the addresses that this content loses, and those with the ones that were lost before it."""
    before, waiting = previous_lines(folder), unsettled(folder)
    if not waiting and (before == content or not may_be_lost(before, content)):
        return (), ()
    now = addresses(content)
    lost = lost_addresses(before, content, now)
    return lost, tuple(sorted((waiting | set(lost)) - now))
