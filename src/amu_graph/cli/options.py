"""Options that several commands share."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from amu_graph.cli.table import table
from amu_graph.cli.words import t
from amu_graph.errors import UsageError
from amu_graph.formats import RDF_SYNTAXES, TABLE_SYNTAXES
from amu_graph.language import Text
from amu_graph.query import Boolean, Solutions, Triples
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
    show_default=True,
    help=t("Format du résultat.", "Format of the result."),
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


def print_answer(answer: Solutions | Boolean | Triples, format_: str) -> None:
    """Print an answer in one of `FORMATS`, written by the engine unless it is a table for people.

    Raises:
        UsageError: the format does not fit the form of the query.

    """
    rdf = [syntax.name for syntax in RDF_SYNTAXES]
    triples = isinstance(answer, Triples)
    if format_ == TABLE:
        format_ = "turtle" if triples else format_
    if triples != (format_ in rdf):
        fitting = ", ".join(rdf if triples else [TABLE, *(syntax.name for syntax in TABLE_SYNTAXES)])
        raise UsageError(
            Text(
                fr=f"Cette requête ne s’écrit pas en « {format_} ».", en=f"This query cannot be written as “{format_}”."
            ),
            remedy=Text(fr=f"Formats possibles : {fitting}.", en=f"Possible formats: {fitting}."),
        )
    if format_ != TABLE:
        content = answer.serialize(format_)
        sys.stdout.buffer.write(content if content.endswith(b"\n") else content + b"\n")
    elif isinstance(answer, Boolean):
        click.echo(t("oui", "yes") if answer else t("non", "no"))
    elif isinstance(answer, Solutions):
        click.echo(table(answer))
        count = len(answer)
        click.echo(t(f"{count} ligne{'s' * (count > 1)}", f"{count} row{'s' * (count != 1)}"), err=True)
