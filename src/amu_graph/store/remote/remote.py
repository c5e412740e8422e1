"""A store whose statements another machine holds: every query is a request to it."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, Final, cast

import pyoxigraph as ox

from amu_graph.errors import AmuGraphError, QueryEvaluationError, QuerySyntaxError
from amu_graph.namespaces import BASE, MERGED
from amu_graph.store.embedded import Node, Results, Store, prefixes_in
from amu_graph.store.remote import answers, failures
from amu_graph.store.remote.access import Access
from amu_graph.store.remote.counting import TOTALS, totals_of
from amu_graph.store.remote.exchange import Exchange
from amu_graph.store.remote.query_form import asks_for_triples, part_of, with_prefixes, within, without_undef
from amu_graph.store.totals import Totals

_ANY: Final = "SELECT (1 AS ?one) WHERE { GRAPH ?g { ?s ?p ?o } }"
_LONG: Final = 1000
"""Statements from which on an answer may be one that was cut."""

_CUTS_TRIPLES: Final = "Virtuoso"
"""How a server names itself that cuts what is constructed without a word."""

_EMPTY: Final = b'{"head":{"vars":[]},"results":{"bindings":[{}]}}'


class RemoteStore(Store):
    """The statements of a dataset on a server; `digest` is empty, for nothing says when they change.

    The merged graph is the server's default graph, or the graph `graph:merged` where the server has that one.
    """

    elsewhere = True

    def __init__(self, access: Access) -> None:
        self._exchange = Exchange(access)
        self._access = access
        self.digest = ""
        self.folder = None
        self.files = None

    @cached_property
    def engine(self) -> ox.Store:  # type: ignore[override]  # an attribute elsewhere, made here when it is needed
        """A copy of all statements in memory."""
        return Store.memory(self.quads()).engine

    @cached_property
    def totals(self) -> Totals:
        """What the statements are, as the server counts them."""
        return totals_of(self.select(TOTALS))

    def __len__(self) -> int:
        return self.totals.quads

    def query(self, text: str, *, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()) -> Results:
        """Run a query on the server; otherwise as `Store.query`.

        Raises:
            ServerError: the server cannot be reached, or refuses.
            QuerySyntaxError: the text is not a SPARQL query.
            QueryEvaluationError: the server could not answer.
            QueryLimitError: the answer takes too long, is too large, or the server gives a part of it only.

        """
        scope = (default_graphs, named_graphs)
        if not any(scope):
            scope = (self._access.default_graphs, self._access.named_graphs)
        query = with_prefixes(without_undef(text), prefixes_in(text))
        if not any(scope) and self._merged:
            query = within(query, MERGED)
        try:
            return self._triples(query, *scope) if asks_for_triples(text) else self._table(query, *scope)
        except QueryEvaluationError:
            _explain(text)
            raise

    def quads(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        object_: Node | None = None,
        graph: ox.NamedNode | ox.DefaultGraph | None = None,
    ) -> Iterator[ox.Quad]:
        """Iterate over the statements that match, as `Store.quads`."""
        pattern = [subject, predicate, object_]
        columns = [f"?{name}" if term is None else str(term) for name, term in zip("spo", pattern, strict=True)]
        triple = " ".join(columns)
        if not isinstance(graph, ox.NamedNode):
            for row in self._rows(f"SELECT * WHERE {{ {triple} }}"):
                yield _quad(row, pattern, ox.DefaultGraph())
        if graph is None:
            ours = f' FILTER(STRSTARTS(STR(?g), "{BASE}") && ?g != <{MERGED}>)' if self._merged else ""
            for row in self._rows(f"SELECT * WHERE {{ GRAPH ?g {{ {triple} }}{ours} }}"):
                yield _quad(row, pattern, row["g"])
        elif isinstance(graph, ox.NamedNode):
            for row in self._rows(f"SELECT * WHERE {{ GRAPH {graph} {{ {triple} }} }}"):
                yield _quad(row, pattern, graph)

    def _rows(self, query: str) -> Iterator[ox.QuerySolution]:
        """Iterate over solutions; of a query without variables that has an answer, over the empty one."""
        if "?" in query:
            yield from self.select(query)
        elif self.query("ASK" + query.removeprefix("SELECT * WHERE")):
            yield from ox.parse_query_results(_EMPTY, format=ox.QueryResultsFormat.JSON)  # type: ignore[misc]

    @cached_property
    def _merged(self) -> bool:
        """Whether the merged graph has a name there: the server's default graph holds the others too."""
        return bool(self._table(f"ASK {{ GRAPH <{MERGED}> {{ ?s ?p ?o }} }}"))

    def _table(
        self, query: str, defaults: Sequence[str] = (), named: Sequence[str] = ()
    ) -> ox.QuerySolutions | ox.QueryBoolean:
        """Return solutions, all of them where the server gives a part at a time, or a boolean."""
        body = self._exchange.ask(query, triples=False, defaults=defaults, named=named)
        results = answers.table(body, self._access.host)
        if not body.most or isinstance(results, ox.QueryBoolean):
            return results
        variables = [variable.value for variable in results.variables]
        parts: list[bytes] = []
        while True:
            part = part_of(query, variables, body.most, body.most * len(parts))
            if part is None:
                raise failures.cut(self._access.host, body.most)
            answer = self._exchange.ask(part, triples=False, defaults=defaults, named=named)
            parts.append(answer.content)
            if answers.count(answer, self._access.host) < body.most:
                whole = body._replace(content=answers.joined(parts))
                return answers.table(whole, self._access.host)

    def _triples(self, query: str, defaults: Sequence[str], named: Sequence[str]) -> ox.QueryTriples:
        body = self._exchange.ask(query, triples=True, defaults=defaults, named=named)
        count = body.content.count(b"\n")
        if count > _LONG and body.server.startswith(_CUTS_TRIPLES) and 0 < self._most < count:
            raise failures.cut(self._access.host, self._most)
        return answers.triples(body, self._access.host)

    @cached_property
    def _most(self) -> int:
        """The number of rows at which the server cuts an answer, as far as its statements suffice to see it."""
        return self._exchange.ask(_ANY, triples=False).most


def _quad(
    row: ox.QuerySolution, pattern: Sequence[Node | None], graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph
) -> ox.Quad:
    subject, predicate, object_ = (
        cast("Any", row[name] if term is None else term) for name, term in zip("spo", pattern, strict=True)
    )
    return ox.Quad(subject, predicate, object_, graph)


def _explain(query: str) -> None:
    """Raise the error that the parser here finds in a query that a server refuses: it says where."""
    from amu_graph.store.workers import Limits, Request, single

    try:
        single.run(Store.memory(), Request(query, "json", "ntriples"), Limits(seconds=2.0, megabytes=512))
    except QuerySyntaxError:
        raise
    except AmuGraphError:  # it is right, or takes too long to be read
        return
