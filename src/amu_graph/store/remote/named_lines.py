"""The lines of N-Quads as what is sent to a server: statements by graph, in updates of a size that any server takes."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, groupby, takewhile
from typing import Final

from amu_graph.errors import UsageError
from amu_graph.language import Text

MOST: Final = 2000
"""Statements of an update: Virtuoso 7.2.5 reads no more than some 5 000."""

LARGEST: Final = 1 << 20
"""Bytes of an update or of a document, if it has more than one statement."""

DOCUMENT: Final = 10_000
"""Statements of a document that is added to a graph."""

_BLANK_GRAPH: Final = re.compile(r" _:[^\s\"<>]+$")

Statements = Sequence[bytes]
"""Statements as a query's rows are written (TSV): subject, predicate and object with tabs between them."""

Graphs = Mapping[str, Statements]
"""Name of a graph, empty for the default graph → its statements."""

StoredGraphs = Sequence[tuple[str, Statements]]
"""The graphs of a generation under the names that they have on the server, with their statements."""


def by_graph(lines: bytes) -> Graphs:
    r"""Return N-Quads by graph.

    Raises:
        UsageError: a statement has a blank node, which would be another one in each update.

    >>> by_graph(b'<s> <p> "a <b" <g> .\n<s> <p> "a <b"^^<t> .\n<s> <p> <o> .\n')
    {'g': [b'<s>\t<p>\t"a <b"'], '': [b'<s>\t<p>\t"a <b"^^<t>', b'<s>\t<p>\t<o>']}
    """
    blank = b"_:" in lines
    graphs: defaultdict[bytes, list[bytes]] = defaultdict(list)
    for line in lines.split(b" .\n")[:-1]:
        if blank and b"_:" in line:
            _refuse_blank(line)
        statement, _, last = line.rpartition(b" <")
        if b'"' in last or b" " in last or statement.count(b" ") == 1:  # no name of a graph, but a part of the object
            statement, last = line, b">"
        graphs[last].append(statement.replace(b" ", b"\t", 2))
    return {name[:-1].decode(): statements for name, statements in graphs.items()}


def _refuse_blank(line: bytes) -> None:
    subject, _, object_ = line.decode().split(" ", 2)
    graph = _BLANK_GRAPH.search(object_)
    terms = (subject, object_, graph[0].strip() if graph else "")
    blank = next((one.split(" ")[0] for one in terms if one.startswith("_:")), "")
    if blank:
        raise UsageError(
            Text(
                fr=f"Ce jeu de données a des nœuds anonymes ({blank}), qu’on ne peut envoyer par parties.",
                en=f"This dataset has blank nodes ({blank}), which cannot be sent in parts.",
            ),
            remedy=Text(fr="Donnez-leur des adresses.", en="Give them addresses."),
        )


def first(graphs: StoredGraphs, most: int) -> StoredGraphs:
    """Return the first graphs that together have no more statements than that, at least one."""
    sizes = accumulate(len(statements) for _, statements in graphs)
    return graphs[: max(1, sum(1 for _ in takewhile(lambda size: size <= most, sizes)))]


def by_size(graphs: StoredGraphs) -> Iterator[tuple[bool, StoredGraphs]]:
    """Yield graphs in their order: those that follow one another and fit into an update, or those that do not."""
    for large, some in groupby(graphs, key=lambda each: len(each[1]) > MOST):
        yield large, list(some)


def documents(graphs: StoredGraphs) -> Iterator[tuple[str, int, bytes]]:
    """Yield graphs as documents in N-Triples: the name of the graph, and how many of its statements it has."""
    for graph, statements in graphs:
        for some in _pieces(statements, DOCUMENT):
            yield graph, len(some), b" .\n".join((*some, b""))


def updates(graphs: StoredGraphs) -> Iterator[tuple[int, str]]:
    """Yield updates that add statements to graphs, each with how many it adds; every statement is in a named graph."""
    said: list[str] = []
    count = size = 0
    for graph, statements in graphs:
        for piece in _pieces(statements, MOST):
            text = f"GRAPH <{graph}> {{\n" + b" .\n".join(piece).decode() + " .\n}\n"
            if said and (count + len(piece) > MOST or size + len(text) > LARGEST):
                yield count, _insertion(said)
                said, count, size = [], 0, 0
            said.append(text)
            count, size = count + len(piece), size + len(text)
    if said:
        yield count, _insertion(said)


def _pieces(statements: Statements, most: int) -> Iterator[Statements]:
    """Yield statements in pieces that a request may hold; none where there are none."""
    if not statements:
        return
    if len(statements) == 1 or (len(statements) <= most and sum(map(len, statements)) <= LARGEST):
        yield statements
        return
    half = len(statements) // 2
    yield from _pieces(statements[:half], most)
    yield from _pieces(statements[half:], most)


def _insertion(graphs: Iterable[str]) -> str:
    return "INSERT DATA {\n" + "".join(graphs) + "}"
