"""The lines of N-Quads as what is sent to a server: statements by graph, in updates of a size that any server takes."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Final

from amu_graph.errors import UsageError
from amu_graph.language import Text

MOST: Final = 1000
"""Statements of an update: Virtuoso 7.2.5 reads no more than some 5 000."""

LARGEST: Final = 1 << 20
"""Letters of an update, if it has more than one statement."""

Graphs = Mapping[str, list[str]]
"""Name of a graph, empty for the default graph → its statements, `subject predicate object`."""


def by_graph(lines: bytes) -> Graphs:
    """Return sorted N-Quads by graph.

    Raises:
        UsageError: a statement has a blank node, which would be another one in each update.

    """
    graphs: dict[str, list[str]] = {}
    for line in lines.decode().removesuffix("\n").split("\n"):  # U+2028 in a text ends no line
        if "_:" in line:
            _refuse_blank(line)
        statement, graph = _parted(line)
        if graph in graphs:
            graphs[graph].append(statement)
        elif statement:
            graphs[graph] = [statement]
    return graphs


def _parted(line: str) -> tuple[str, str]:
    """Return a statement and its graph; no IRI has a blank or a quotation mark, which only texts have.

    >>> _parted('<s> <p> "a <b" <g> .'), _parted('<s> <p> "a <b"^^<t> .'), _parted("<s> <p> <o> .")
    (('<s> <p> "a <b"', 'g'), ('<s> <p> "a <b"^^<t>', ''), ('<s> <p> <o>', ''))
    """
    whole = line[: -len(" .")]
    statement, _, last = whole.rpartition(" ")
    if last.startswith("<") and '"' not in last and statement.count(" ") > 1:
        return statement, last[1:-1]
    return whole, ""


def _refuse_blank(line: str) -> None:
    subject, _, object_ = line.split(" ", 2)
    if subject.startswith("_:") or object_.startswith("_:"):
        raise UsageError(
            Text(
                fr=f"Ce jeu de données a des nœuds anonymes ({subject}), qu’on ne peut envoyer par parties.",
                en=f"This dataset has blank nodes ({subject}), which cannot be sent in parts.",
            ),
            remedy=Text(fr="Donnez-leur des adresses.", en="Give them addresses."),
        )


def updates(graphs: Iterable[tuple[str, list[str]]]) -> Iterator[tuple[int, str]]:
    """Yield updates that add statements to graphs, each with how many it adds; every statement is in a named graph."""
    part: list[tuple[str, str]] = []
    size = 0
    for graph, statements in graphs:
        for statement in statements:
            if part and (len(part) == MOST or size + len(statement) > LARGEST):
                yield len(part), _insertion(part)
                part, size = [], 0
            part.append((graph, statement))
            size += len(statement)
    if part:
        yield len(part), _insertion(part)


def _insertion(statements: Iterable[tuple[str, str]]) -> str:
    groups = groupby(statements, key=itemgetter(0))
    said = (f"GRAPH <{graph}> {{\n" + "".join(f"{each} .\n" for _, each in group) + "}\n" for graph, group in groups)
    return "INSERT DATA {\n" + "".join(said) + "}"
