"""Errors of the engine in the words of this project."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from amu_graph.errors import DatasetError, QueryEvaluationError, QuerySyntaxError, cause_of
from amu_graph.language import Text
from amu_graph.parser_words import in_both
from amu_graph.store.manifest import BUILD, DIGEST

WIDEST: Final = 100
"""Characters of a line that are shown around a fault."""

_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


@contextmanager
def translated(query: str, files: Path | None = None) -> Iterator[None]:
    """Turn the engine's exceptions into those of the project; `files` is the folder that it reads, if it does.

    Raises:
        DatasetError: the folder cannot be read any more.
        QuerySyntaxError: the text is not a SPARQL query; says where, and gives a hint.
        QueryEvaluationError: the query could not be answered.

    """
    try:
        yield
    except SyntaxError as error:
        raise syntax_error(query, str(error)) from error
    except OSError as error:
        raise (_lost(files, error) if files and not (files / DIGEST).is_file() else _no_way_out(error)) from error
    except (RuntimeError, ValueError) as error:
        why = in_both(str(error))
        message = Text(
            fr=f"Le moteur n’a pas pu répondre à la requête : {why.fr}",
            en=f"The engine could not answer the query: {why.en}",
        )
        raise QueryEvaluationError(message) from error


def _lost(files: Path, error: OSError) -> DatasetError:
    why = cause_of(error)
    return DatasetError(
        Text(fr=f"{files} ne se lit plus : {why.fr}.", en=f"{files} can no longer be read: {why.en}."), remedy=BUILD
    )


def _no_way_out(error: OSError) -> QueryEvaluationError:
    """Return the error of an engine that tried to open something, which a query never may."""
    why = cause_of(error)
    return QueryEvaluationError(
        Text(
            fr=f"Une requête n’ouvre ici ni fichier ni connexion ({why.fr}).",
            en=f"A query opens neither files nor connections here ({why.en}).",
        ),
        remedy=Text(
            fr="Les données d’une autre machine se demandent avec SERVICE, si AMU_GRAPH_SERVICE_HOSTS la nomme.",
            en="Ask for the data of another machine with SERVICE, where AMU_GRAPH_SERVICE_HOSTS names it.",
        ),
    )


def syntax_error(query: str, message: str) -> QuerySyntaxError:
    """Return the error that explains what the parser of the engine reported."""
    from amu_graph.store.hints import hint  # only a wrong query needs it

    found = _POSITION.match(message)
    line, column, words = hint(query, *(int(found[1]), int(found[2]), found[3]) if found else (1, 1, message))
    excerpt, before = _around(query, line, column)
    return QuerySyntaxError(
        Text(
            fr=f"Erreur de syntaxe SPARQL, ligne {line}, colonne {column} :",
            en=f"SPARQL syntax error, line {line}, column {column}:",
        ),
        line=line,
        column=column,
        remedy=Text(*(f"    {excerpt}\n    {' ' * before}^\n{each}" for each in words)),
    )


def _around(query: str, line: int, column: int) -> tuple[str, int]:
    """Return the line, a part of it where it is long, and how many characters of that stand before the column."""
    lines = query.split("\n")
    whole = lines[line - 1] if line <= len(lines) else ""
    begin = max(0, column - 1 - WIDEST // 2) if len(whole) > WIDEST else 0
    shown = whole[begin : begin + WIDEST]
    opening, closing = "…" if begin else "", "…" if begin + WIDEST < len(whole) else ""
    return f"{opening}{shown}{closing}", len(opening) + column - 1 - begin
