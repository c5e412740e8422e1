"""`amu-graph check`: the problems of the data."""

import os
from collections.abc import Iterator
from pathlib import Path

import click

from amu_graph import project, resources
from amu_graph.cli.commands import command
from amu_graph.cli.options import flag, settings
from amu_graph.cli.problems import list_problems, located, place_of, summary
from amu_graph.cli.reader_language import said, say, t
from amu_graph.errors import Problem, UsageError
from amu_graph.extras import needed
from amu_graph.language import Text, counted
from amu_graph.making import check as check_graph


@command(
    "Vérifie les notes et les décisions. Les problèmes d’abord, chacun avec son fichier, sa ligne et son remède ; "
    "puis les remarques, une ligne par règle. Avec un FICHIER, tout ce qui le concerne, et lui seul.",
    "Check notes and decisions. First the problems, each with its file, its line and its remedy; then the remarks, "
    "one line a rule. With a FILE, all that concerns it, and nothing else.",
    example="amu-graph check data/notes/editors.yaml",
)
@click.argument("files", metavar=t("[FICHIER]...", "[FILE]..."), nargs=-1, type=click.Path(path_type=Path))
@flag("--all every", "Liste chaque remarque.", "List each remark.")
@flag("--strict", "Les remarques comptent comme des problèmes.", "Remarks count as problems.")
@flag(
    "--watch",
    "Recommence à chaque fichier enregistré, jusqu’à Ctrl-C.",
    "Check again whenever a file is saved, until Ctrl-C.",
)
def check(files: tuple[Path, ...], every: bool, strict: bool, watch: bool) -> None:  # noqa: FBT001 - flags of the command
    """Print the problems; exit with 1 when there are any."""
    wanted = {_of_the_data(file) for file in files}
    if watch:
        for found in _again_and_again():
            _told(found, wanted, every=every)
    problems = _told(check_graph(settings()), wanted, every=every)
    if any(problem.severity == "violation" for problem in problems) or (strict and problems):
        click.get_current_context().exit(1)


def _again_and_again() -> Iterator[list[Problem]]:
    """Yield the problems now, and after each change."""
    with needed("build"):
        from amu_graph.builder.pipeline import Checker
        from amu_graph.builder.watch import changes
        from amu_graph.ingest.open_proposals import check_proposals

    data = settings().data
    checker = Checker(data)
    for changed in changes(data, resources.ontology(), resources.queries(), *project.current().words):
        if changed:
            yield sorted((*checker.build().problems, *check_proposals(data)))


def _told(found: list[Problem], wanted: set[Path], *, every: bool) -> list[Problem]:
    """Print what was found of the files that are wanted, and return it."""
    problems = [one for one in found if not wanted or _places(one) & wanted]
    every = every or bool(wanted)
    list_problems(problems, every=every)
    click.echo(summary(problems, every=every), err=True)
    if wanted:
        _tell_of_others(found, problems)
    return problems


def _places(problem: Problem) -> set[Path]:
    """Return where the files are that a problem concerns."""
    return {place_of(file) for file in (problem.file, *problem.also)}


def _of_the_data(file: Path) -> Path:
    """Return where a file is; only what is in the folder of the data is ever read."""
    place, data = located(file), settings().data.resolve()
    missing = not os.path.lexists(place)
    if not missing and not place.is_dir() and place.is_relative_to(data):
        return place
    raise UsageError(
        Text(fr=f"{file} n’existe pas.", en=f"{file} does not exist.")
        if missing
        else Text(fr=f"{file} n’est pas une note de {data}.", en=f"{file} is no note of {data}."),
        remedy=Text(
            fr=f"Une note se vérifie là où la construction la lit : {data / 'notes'}",
            en=f"A note is checked where the build reads it: {data / 'notes'}",
        ),
    )


def _tell_of_others(found: list[Problem], listed: list[Problem]) -> None:
    """Say that other files have problems: until they are corrected the shapes and the checks are not run."""
    others = sum(one.severity == "violation" for one in found) - sum(one.severity == "violation" for one in listed)
    if others:
        count = said(counted(others, "problème", "problem"))
        say(
            f"{count} dans d’autres fichiers : tant qu’il en reste, tout n’est pas vérifié.",
            f"{count} in other files: while any are left, not everything is checked.",
        )
