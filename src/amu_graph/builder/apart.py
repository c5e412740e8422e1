"""The check of the data in a process of its own: nothing else can interrupt the parsers that read notes."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

from amu_graph.builder.kept import problems_of
from amu_graph.errors import AmuGraphError, Problem
from amu_graph.language import Text
from amu_graph.notes.problems import members_of, problem_of
from amu_graph.settings import default_cache

SECONDS: Final = 120.0


class CheckError(AmuGraphError):
    """The check did not end, or not well."""


def check_apart(data: Path, *, seconds: float = SECONDS) -> list[Problem]:
    """Return the problems of the data in a folder: those that a build or a check has kept, where it is as it was.

    Raises:
        CheckError: it takes longer than `seconds`, or a file ended the process that reads it.
        AmuGraphError: the data cannot be read.

    """
    command = [sys.executable, "-m", "amu_graph.builder.apart", str(data)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=seconds, check=False, stdin=subprocess.DEVNULL)  # noqa: S603 - our own program
    except subprocess.TimeoutExpired as error:
        raise CheckError(
            Text(
                fr=f"La vérification a été arrêtée : elle dépasse {seconds:g} secondes.",
                en=f"The check was stopped: it takes longer than {seconds:g} seconds.",
            ),
            remedy=_BY_HAND,
        ) from error
    if done.returncode:
        raise CheckError(
            Text(fr="La vérification s’est arrêtée au milieu d’un fichier.", en="The check stopped within a file."),
            remedy=_BY_HAND,
        )
    found = json.loads(done.stdout)
    if isinstance(found, dict):
        raise AmuGraphError(Text(*found["message"]), remedy=Text(*found["remedy"]) if found["remedy"] else None)
    return [problem_of(each) for each in found]


_BY_HAND: Final = Text(fr="Cherchez où avec : amu-graph check", en="Find out where with: amu-graph check")


def main(data: str) -> None:
    """Print the problems of a folder as JSON."""
    try:
        found: object = [members_of(problem) for problem in problems_of(Path(data), default_cache())]
    except AmuGraphError as error:
        found = {"message": error.message, "remedy": error.remedy}
    sys.stdout.buffer.write(json.dumps(found, ensure_ascii=False).encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
