"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from amu_graph.cli.words import t
from amu_graph.formats import RDF_SYNTAXES, TABLE_SYNTAXES
from amu_graph.settings import Settings

F = TypeVar("F", bound=Callable[..., Any])

TABLE = "table"
FORMATS = (TABLE, *(syntax.name for syntax in (*TABLE_SYNTAXES, *RDF_SYNTAXES)))

format_option = click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(FORMATS, case_sensitive=False),
    default=TABLE,
    metavar="FORMAT",
    help=t(
        f"Format du résultat : {', '.join(FORMATS)} ({TABLE} par défaut).",
        f"Format of the result: {', '.join(FORMATS)} ({TABLE} by default).",
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
