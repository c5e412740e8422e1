"""Problems of the data as the command line lists them: with a path that opens from where the reader is."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from amu_graph import resources
from amu_graph.cli.options import settings
from amu_graph.cli.words import language
from amu_graph.errors import Problem


def list_problems(problems: Iterable[Problem], *, err: bool = False) -> None:
    """Print each problem with its remedy."""
    for problem in problems:
        click.echo(replace(problem, file=_from_here(problem.file)).in_(language()), err=err)


def _from_here(file: str) -> str:
    """Return the path of a file that is named from the folder of the data, or of the project."""
    here = Path.cwd()
    places = [(here / folder / file).resolve() for folder in (settings().data.parent, resources.root())]
    path = next((place for place in places if place.exists()), places[0])
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)
