"""How an answer is printed: a table for people, or a format that the engine writes."""

import sys
from collections.abc import Iterable

import click

from amu_graph.cli.options import TABLE
from amu_graph.cli.reader_language import language, said, t
from amu_graph.cli.terminal_table import table
from amu_graph.errors import NotFoundError, UsageError
from amu_graph.formats import RDF_SYNTAXES, TABLE_SYNTAXES
from amu_graph.graph import Graph
from amu_graph.language import Text, counted
from amu_graph.query import Boolean, Question, Solutions, Triples


def fitting_format(format_: str, *, triples: bool) -> str:
    """Return the format in which triples, or solutions and booleans, are printed when `format_` was asked for.

    Raises:
        UsageError: the format does not fit.

    """
    rdf = [syntax.name for syntax in RDF_SYNTAXES]
    fitting = rdf if triples else [TABLE, *(syntax.name for syntax in TABLE_SYNTAXES)]
    if triples and format_ == TABLE:
        return "turtle"
    if format_ in fitting:
        return format_
    raise UsageError(
        Text(fr=f"Cette requête ne s’écrit pas en « {format_} ».", en=f"This query cannot be written as “{format_}”."),
        remedy=Text(fr=f"Formats possibles : {', '.join(fitting)}.", en=f"Possible formats: {', '.join(fitting)}."),
    )


def print_answer(answer: Solutions | Boolean | Triples, format_: str, question: Question | None = None) -> None:
    """Print an answer; that to a question in the words it has for its columns and for what is empty.

    Raises:
        UsageError: the format does not fit the form of the query.

    """
    format_ = fitting_format(format_, triples=isinstance(answer, Triples))
    if format_ != TABLE:
        print_bytes(answer.serialize(format_))
    elif isinstance(answer, Boolean):
        click.echo(t("oui", "yes") if answer else t("non", "no"))
    elif isinstance(answer, Solutions):
        click.echo(_asked(answer, question) if question else table(answer))
        if question and not len(answer) and said(question.nothing):
            click.echo(said(question.nothing), err=True)
        click.echo(said(counted(len(answer), "ligne", "row")), err=True)


def _asked(answer: Solutions, question: Question) -> str:
    """Return the table of a question of ours: its words for columns and for what is empty are the reader's."""
    from amu_graph.query.headings import heading  # queries of one's own need none

    empties = {name: said(words) for name, words in question.empties.items()}
    return table(answer, empties, lambda name: said(heading(name)))


def print_publications(graph: Graph, iris: Iterable[str], format_: str) -> None:
    """Print the bibliography of the publications among `iris`.

    Raises:
        NotFoundError: there is none.

    """
    from amu_graph.export.bibliography import Bibliography, works

    found = Bibliography(works(graph.store, iris, language=language()))
    if not found:
        raise NotFoundError(Text(fr="Aucune publication à citer.", en="No publication to cite."))
    print_bytes(found.serialize(format_))
    click.echo(said(counted(len(found), "publication", "publication")), err=True)


def print_bytes(content: bytes) -> None:
    """Print what the engine wrote, ended by a line break."""
    sys.stdout.buffer.write(content if content.endswith(b"\n") else content + b"\n")
