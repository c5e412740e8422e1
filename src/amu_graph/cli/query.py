"""`amu-graph query`: any SPARQL query."""

import sys
from pathlib import Path

import click

from amu_graph.cli.answers import fitting_format, print_answer, print_bytes
from amu_graph.cli.commands import command
from amu_graph.cli.options import FORMATS, TABLE, flag, format_option, settings
from amu_graph.cli.reader_language import said
from amu_graph.errors import UsageError, cause_of
from amu_graph.graph import limits_of, load
from amu_graph.language import Text
from amu_graph.query.answering import read_answer, written_within
from amu_graph.query.prepare import prepare
from amu_graph.query.unknown import unknown_names


@command(
    "Exécute une requête SPARQL : son texte, un fichier .rq, ou « - » pour l’entrée standard. "
    "Les préfixes du projet (amu:, project:, role: …) n’ont pas à être déclarés.",
    "Run a SPARQL query: its text, a .rq file, or “-” for standard input. "
    "The prefixes of the project (amu:, project:, role: …) need no declaration.",
    example="amu-graph query 'SELECT ?project WHERE { ?project a amu:Project }' -f csv",
)
@click.argument("sparql", metavar="SPARQL")
@format_option(*FORMATS)
@flag(
    "--explain",
    "Dit comment la requête est évaluée : dans quel ordre, combien de lignes et de temps à chaque étape, "
    "et ce qui serait plus rapide.",
    "Say how the query is evaluated: in which order, how many rows and how long at each step, "
    "and what would be faster.",
)
def query(sparql: str, format_: str, *, explain: bool) -> None:
    """Run a query under the limits of the settings and print its answer."""
    text = _text(sparql)
    if explain:
        from amu_graph.cli.explanations import print_explanation

        print_explanation(load(settings=settings()).explain(text))
        return
    prepared = prepare(text, settings().service_hosts)
    if prepared.form:
        format_ = fitting_format(format_, triples=prepared.constructs)
    store = load(settings=settings()).store
    written = "json" if format_ == TABLE else format_
    written_answer = written_within(store, prepared.written(written, written), limits_of(settings()))
    if format_ == TABLE:
        print_answer(read_answer(text, written_answer), TABLE)
    else:
        print_bytes(written_answer.body)
    for unknown in unknown_names(text, store):
        click.echo(said(unknown), err=True)


def _text(given: str) -> str:
    """Return the text of a query that is given as such, as the name of a file, or as `-`."""
    try:
        if given == "-":
            return sys.stdin.buffer.read().decode("utf-8-sig")
        if given.endswith((".rq", ".sparql")) and "\n" not in given and "{" not in given:
            return Path(given).read_text(encoding="utf-8-sig")
    except OSError as error:
        cause = cause_of(error)
        raise UsageError(
            Text(fr=f"Impossible de lire {given} : {cause.fr}.", en=f"Cannot read {given}: {cause.en}.")
        ) from error
    except UnicodeDecodeError as error:
        what = Text(fr="L’entrée standard", en="Standard input") if given == "-" else Text(fr=given, en=given)
        raise UsageError(Text(fr=f"{what.fr} n’est pas en UTF-8.", en=f"{what.en} is not UTF-8.")) from error
    return given
