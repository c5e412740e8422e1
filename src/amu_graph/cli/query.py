"""`amu-graph query`: any SPARQL query."""

import sys
from pathlib import Path

import click

from amu_graph.cli.commands import Command
from amu_graph.cli.options import format_option, print_answer, settings
from amu_graph.cli.words import t
from amu_graph.errors import UsageError
from amu_graph.graph import load
from amu_graph.language import Text


@click.command(
    cls=Command,
    help=t(
        "Exécute une requête SPARQL : son texte, un fichier .rq, ou « - » pour l’entrée standard. "
        "Les préfixes du projet (amu:, project:, role: …) n’ont pas à être déclarés.",
        "Run a SPARQL query: its text, a .rq file, or “-” for standard input. "
        "The prefixes of the project (amu:, project:, role: …) need no declaration.",
    ),
    example="amu-graph query 'SELECT ?project WHERE { ?project a amu:Project }' -f csv",
)
@click.argument("sparql", metavar="SPARQL")
@format_option
def query(sparql: str, format_: str) -> None:
    """Run a query and print its answer."""
    print_answer(load(settings=settings()).query(_text(sparql)), format_)


def _text(given: str) -> str:
    """Return the text of a query that is given as such, as the name of a file, or as `-`."""
    try:
        if given == "-":
            return sys.stdin.buffer.read().decode("utf-8-sig")
        if given.endswith((".rq", ".sparql")) and "\n" not in given and "{" not in given:
            return Path(given).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(
            Text(fr=f"Impossible de lire {given} : {error.strerror}.", en=f"Cannot read {given}: {error.strerror}.")
        ) from error
    except UnicodeDecodeError as error:
        raise UsageError(Text(fr=f"{given} n’est pas en UTF-8.", en=f"{given} is not UTF-8.")) from error
    return given
