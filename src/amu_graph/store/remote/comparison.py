"""What a server holds beside what it was sent: graphs are read again and compared, statement by statement."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from amu_graph.errors import QueryEvaluationError
from amu_graph.store.remote import answers
from amu_graph.store.remote.exchange import LINES, MARKUP, TABLE, Exchange
from amu_graph.store.remote.failures import ServerError
from amu_graph.store.remote.named_lines import Statements, StoredGraphs, first
from amu_graph.store.remote.row_lines import lines_of

_ROWS: Final = 500_000
"""Rows that are read at once, of a server that gives as many."""

_GRAPHS: Final = 1000
"""Graphs that are read at once: a query names each, and half as many where the server refuses that."""


class Comparison:
    """Compares graphs in the form of answer that the server writes at the least cost; JSON has the last word.

    TSV is compared as text, but some servers leave out what kind of term a value is; XML has no place for some letters.
    """

    def __init__(self, reading: Exchange) -> None:
        self._reading = reading
        self._rows = _ROWS
        self._graphs = _GRAPHS
        self._forms = [LINES, MARKUP]

    def difference(self, graphs: StoredGraphs) -> str:
        """Return a statement that the server lacks or has beyond those of some graphs; empty where it has the same."""
        at = 0
        while at < len(graphs):
            rows = self._rows
            some = first(graphs[at : at + self._graphs], rows)
            try:
                different = self._of_one(*some[0]) if len(some) == 1 else self._of_several(some)
            except QueryEvaluationError:
                if len(some) == 1:
                    raise
                self._graphs = len(some) // 2
                continue
            if self._rows < rows:
                continue  # it cuts answers: in smaller parts then
            if different:
                return min(different).decode(errors="replace").replace("\t", " ")
            at += len(some)
        return ""

    def _of_several(self, graphs: StoredGraphs) -> set[bytes]:
        places = " ".join(f"(<{graph}> <urn:{place}>)" for place, (graph, _) in enumerate(graphs))
        query = f"SELECT ?s ?p ?o ?at WHERE {{ VALUES (?g ?at) {{ {places} }} GRAPH ?g {{ ?s ?p ?o }} }}"
        left = {
            b"%b\t<urn:%d>" % (statement, place)
            for place, (_, statements) in enumerate(graphs)
            for statement in statements
        }
        different = self._read(query, ("s", "p", "o", "at"), left) ^ left
        return {each.rpartition(b"\t")[0] for each in different}

    def _of_one(self, graph: str, statements: Statements) -> set[bytes]:
        """Compare one graph, of any size."""
        left = set(statements)
        for begin in range(0, len(statements) + 1, self._rows):
            query = f"SELECT ?s ?p ?o WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }} LIMIT {self._rows} OFFSET {begin}"
            expected = min(self._rows, len(left))
            found = self._read(query, ("s", "p", "o"), left)
            if not found <= left:
                return found - left
            if 0 < len(found) < expected:
                self._rows = len(found)
                return set()
            left -= found
        return left

    def _read(self, query: str, columns: Sequence[str], expected: set[bytes]) -> set[bytes]:
        """Return rows as lines; a form that is refused, or in which they are not as expected, is tried no more."""
        rows = self._rows
        for number, form in enumerate(self._forms):
            with suppress(ServerError, QueryEvaluationError):  # one that does not know it may refuse
                found = self._answer(query, form, columns, expected)
                if self._rows < rows or found <= expected:
                    self._forms = self._forms[number:]
                    return found
        found = self._answer(query, TABLE, columns, expected)
        self._forms = []
        return found

    def _answer(self, query: str, form: str, columns: Sequence[str], expected: set[bytes]) -> set[bytes]:
        body = self._reading.ask(query, triples=False, rows=form)
        self._rows = min(self._rows, body.most or self._rows)
        try:
            return lines_of(body, columns, expected)
        except (SyntaxError, ValueError) as error:
            raise answers.unreadable(body, self._reading.access.host) from error
