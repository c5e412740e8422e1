"""From the notes to the dataset folder, unless the data have problems."""

import dataclasses
from pathlib import Path
from typing import Final

from amu_graph.builder.lost import addresses, lost_addresses, previous_lines, unsettled
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
    if not build.ok:
        count = sum(problem.severity == "violation" for problem in build.problems)
        problems = counted(count, "problème", "problem")
        raise ProblemsError(
            Text(fr=f"Construction empêchée par {problems.fr}.", en=f"The build is prevented by {problems.en}."),
            list(build.problems),
            remedy=Text(fr="Corrigez-les : amu-graph check", en="Mend them: amu-graph check"),
        )
    with writing(folder, remedy=_ELSEWHERE):
        return dataset.write(folder, build.content, build.totals, build.about, on_disk=on_disk)


def build_and_write(data: Path, folder: Path, *, on_disk: bool | None = None) -> Build:
    """Build the dataset from the notes of `data` and write it into `folder`.

    The build says which addresses the dataset that stood there answered and the new one does not.

    Raises:
        ProblemsError: the data have violations; nothing is written.

    """
    built = build(data)
    now = addresses(built.content)
    lost = lost_addresses(previous_lines(folder), built.content, now)
    waiting = (unsettled(folder) | set(lost)) - now
    built = dataclasses.replace(built, lost=lost, unsettled=tuple(sorted(waiting)))
    return dataclasses.replace(built, stored=write(built, folder, on_disk=on_disk))
