"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from amu_graph.cli.reader_language import t
from amu_graph.formats import BIBLIOGRAPHY_SYNTAXES, RDF_SYNTAXES, TABLE_SYNTAXES
from amu_graph.settings import Settings

F = TypeVar("F", bound=Callable[..., Any])

TABLE = "table"
FORMATS = (TABLE, *(syntax.name for syntax in (*TABLE_SYNTAXES, *RDF_SYNTAXES)))

BIBLIOGRAPHIES = tuple(syntax.name for syntax in BIBLIOGRAPHY_SYNTAXES)
"""The formats in which the publications of a result are written."""


def format_option(*formats: str) -> Callable[[F], F]:
    """Return the option that chooses one of the formats; the first is that of who chooses none."""
    return click.option(
        "-f",
        "--format",
        "format_",
        type=click.Choice(formats, case_sensitive=False),
        default=formats[0],
        metavar="FORMAT",
        help=t(
            f"Format du résultat : {', '.join(formats)} ({formats[0]} par défaut).",
            f"Format of the result: {', '.join(formats)} ({formats[0]} by default).",
        ),
    )


output_option = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help=t("Fichier à écrire.", "File to write."),
)


def settings() -> Settings:
    """Return the settings that the root command made from its options and the environment."""
    context = click.get_current_context(silent=True)  # none while the shell completes a word
    return (context and context.find_object(Settings)) or Settings.from_environment()
