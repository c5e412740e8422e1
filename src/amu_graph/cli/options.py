"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from amu_graph import project
from amu_graph.cli.reader_language import t
from amu_graph.formats import BIBLIOGRAPHY_SYNTAXES, RDF_SYNTAXES, TABLE_SYNTAXES
from amu_graph.settings import Settings

F = TypeVar("F", bound=Callable[..., Any])

TABLE = "table"
FORMATS = (TABLE, *(syntax.name for syntax in (*TABLE_SYNTAXES, *RDF_SYNTAXES)))

BIBLIOGRAPHIES = tuple(syntax.name for syntax in BIBLIOGRAPHY_SYNTAXES)
"""The formats in which the publications of a result are written."""


def option(names: str, fr: str, en: str, **settings: Any) -> Callable[[F], F]:  # noqa: ANN401 - those of click
    """Return the option of some names, parted by blanks, with its help in both languages."""
    return click.option(*names.split(), help=t(fr, en), **settings)


def flag(names: str, fr: str, en: str) -> Callable[[F], F]:
    """Return the option that takes no value."""
    return option(names, fr, en, is_flag=True)


def parameters(*options: Callable[..., Any]) -> list[click.Parameter]:
    """Return options for commands that are made when they are asked for."""

    def nothing() -> None:
        """Carry the options."""

    for each in reversed(options):
        each(nothing)
    return click.command()(nothing).params


def format_option(*formats: str) -> Callable[[F], F]:
    """Return the option that chooses one of the formats; the first is that of who chooses none."""
    return option(
        "-f --format format_",
        f"Format du résultat : {', '.join(formats)} ({formats[0]} par défaut).",
        f"Format of the result: {', '.join(formats)} ({formats[0]} by default).",
        type=click.Choice(formats, case_sensitive=False),
        default=formats[0],
        metavar="FORMAT",
    )


def output_option(*, required: bool = False) -> Callable[[F], F]:
    """Return the option that names the file to write."""
    path = click.Path(dir_okay=False, path_type=Path)
    return option("-o --output", "Fichier à écrire.", "File to write.", required=required, type=path)


dry_run_option = flag("--dry-run", "Montre le changement sans rien écrire.", "Show the change and write nothing.")


def settings() -> Settings:
    """Return the settings that the root command made from its options and the environment."""
    context = click.get_current_context(silent=True)  # none while the shell completes a word
    return (context and context.find_object(Settings)) or Settings.from_environment()


def own_settings() -> Settings:
    """Return the settings of a command that writes into a project.

    Raises:
        UsageError: the folder is in no project.

    """
    chosen = settings()
    project.refuse_packaged(chosen.data)
    return chosen
