"""A store whose statements another machine holds: every query is a request to it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import pyoxigraph as ox

from amu_graph.errors import QueryEvaluationError, QueryLimitError
from amu_graph.namespaces import BASE, MERGED
from amu_graph.store.embedded import Node, Results, Store, prefixes_in
from amu_graph.store.remote import answers, failures
from amu_graph.store.remote.access import Access
from amu_graph.store.remote.counting import TOTALS, totals_of
from amu_graph.store.remote.exchange import Exchange
from amu_graph.store.remote.generations import PLACE, recorded
from amu_graph.store.remote.kept_answers import KeptAnswers
from amu_graph.store.remote.kept_files import kept_files
from amu_graph.store.remote.long_constructs import Construct
from amu_graph.store.remote.named_graphs import is_stored
from amu_graph.store.remote.placing import Place, Scope, placed
from amu_graph.store.remote.probe import rows_at_most
from amu_graph.store.remote.query_form import asks_for_triples, part_of, with_prefixes, without_undef
from amu_graph.store.remote.refused_queries import explain
from amu_graph.store.remote.together import Key, Part, batches, parted, union
from amu_graph.store.totals import Totals

if TYPE_CHECKING:
    from amu_graph.store.remote.watching import WatchedServer

_LONG: Final = 1000
"""Statements from which on an answer may be one that was cut."""

_CUTS_TRIPLES: Final = "Virtuoso"
"""How a server names itself that cuts what is constructed without a word."""

_EMPTY: Final = b'{"head":{"vars":[]},"results":{"bindings":[{}]}}'

Pattern = tuple[ox.NamedNode | None, ox.NamedNode | None, Node | None]


class RemoteStore(Store):
    """The statements of a dataset on a server.

    They are those of the newest generation that `amu-graph push` recorded there, always of the same one: `digest` is
    its. Otherwise the merged graph is the server's default graph, or the graph `graph:merged` where the server has that
    one, and `digest` is empty, for nothing says when they change.
    """

    elsewhere = True
    counting = (TOTALS,)

    def __init__(self, access: Access) -> None:
        self._exchange = Exchange(access)
        self._access = access
        self._kept = KeptAnswers()
        self._answers_together = True
        self.folder = None
        self.files = None

    @cached_property
    def digest(self) -> str:  # type: ignore[override]  # asked for when it is needed
        """The digest of the dataset, empty where the server does not know it."""
        generation = self._place.generation
        return generation.digest if generation else ""

    @property
    def generation(self) -> str:
        """The name of the generation that is read, empty where there is none."""
        generation = self._place.generation
        return generation.name if generation else ""

    @cached_property
    def engine(self) -> ox.Store:  # type: ignore[override]  # an attribute elsewhere, made here when it is needed
        """A copy of all statements in memory."""
        return Store.memory(self.quads()).engine

    def watched(self) -> "WatchedServer":
        """Return the server, where a newer generation would be seen."""
        from amu_graph.store.remote.watching import WatchedServer

        return WatchedServer(self._access, self.generation)

    def beside(self, name: str) -> Path | None:
        """Return the path of a file in the cache of this machine that is kept for this digest; None without one."""
        if not self.digest:
            return None
        folder = kept_files(self.digest)
        return folder / name if folder else None

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
        query, scope = self._asked(text, default_graphs, named_graphs)
        try:
            return self._triples(query, *scope) if asks_for_triples(text) else self._table(query, *scope)
        except QueryEvaluationError:
            explain(text)
            raise

    def expect(self, texts: Iterable[str]) -> None:
        """Ask queries together whose answers are not known yet; where that fails each is asked when it is needed.

        One alone has to be asked now only where its answer would not be kept otherwise.
        """
        asked = {key: part for key in map(self._asked, texts) if key not in self._kept and (part := Part.of(key[0]))}
        if self._answers_together and len(asked) > bool(self._place.generation):
            for some in batches(asked):
                self._ask_together(some)

    def _ask_together(self, asked: Mapping[Key, Part]) -> None:
        parts = list(asked.values())
        query = union(parts)
        if query is None:
            return
        scope = next(iter(asked))[1]
        try:
            body = self._exchange.ask(query, triples=False, defaults=scope.defaults, named=scope.named)
            contents = [] if body.most else parted(answers.rows(body, self._access.host), parts)
        except QueryEvaluationError:
            return
        except QueryLimitError:
            self._answers_together = False
            return
        for key, content in zip(asked, contents, strict=False):  # none where the server gave a part of them
            if content is not None:
                self._kept.expect(key, body._replace(content=content), lasting=bool(self._place.generation))

    def _asked(self, text: str, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()) -> Key:
        """Return what the server is asked for a query, and the graphs that it is to see."""
        scope = Scope(tuple(default_graphs), tuple(named_graphs))
        if not any(scope):
            scope = Scope(self._access.default_graphs, self._access.named_graphs)
        return placed(with_prefixes(without_undef(text), prefixes_in(text)), scope, self._place)

    def quads(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        object_: Node | None = None,
        graph: ox.NamedNode | ox.DefaultGraph | None = None,
    ) -> Iterator[ox.Quad]:
        """Iterate over the statements that match, as `Store.quads`."""
        pattern = (subject, predicate, object_)
        if not isinstance(graph, ox.NamedNode):
            for row in self._rows(pattern):
                yield _quad(row, pattern, ox.DefaultGraph())
        if graph is None:
            ours = f'FILTER(STRSTARTS(STR(?g), "{BASE}") && ?g != <{MERGED}>)' if self._place.merged else ""
            for row in self._rows(pattern, "?g", ours):
                yield _quad(row, pattern, row["g"])
        elif isinstance(graph, ox.NamedNode):
            for row in self._rows(pattern, str(graph)):
                yield _quad(row, pattern, graph)

    def _rows(self, pattern: Pattern, graph: str = "", condition: str = "") -> Iterator[ox.QuerySolution]:
        """Iterate over what matches a pattern; where it has no variable and matches, over the empty solution."""
        columns = [f"?{name}" for name, term in zip("spo", pattern, strict=True) if term is None]
        triple = " ".join(f"?{name}" if term is None else str(term) for name, term in zip("spo", pattern, strict=True))
        group = f"{{ {f'GRAPH {graph} {{ {triple} }}' if graph else triple} {condition} }}"
        if graph == "?g":
            columns.append(graph)
        if columns:
            yield from self.select(f"SELECT {' '.join(columns)} WHERE {group}")
        elif self.query(f"ASK {group}"):
            yield from ox.parse_query_results(_EMPTY, format=ox.QueryResultsFormat.JSON)  # type: ignore[misc]

    @cached_property
    def _place(self) -> Place:
        """Where the statements are: in a generation, or in a merged graph that has a name there, or as they are."""
        if self._access.default_graphs or self._access.named_graphs:
            return Place(None, "")
        body = self._exchange.ask(PLACE, triples=False)
        rows = list(answers.rows(body, self._access.host))
        newest = next(recorded(rows), None)
        return Place(newest, "" if newest or not any(row["merged"] for row in rows) else MERGED)

    def _table(
        self, query: str, defaults: Sequence[str] = (), named: Sequence[str] = ()
    ) -> ox.QuerySolutions | ox.QueryBoolean:
        """Return solutions, all of them where the server gives a part at a time, or a boolean."""
        key = (query, Scope(tuple(defaults), tuple(named)))
        kept = self._kept.get(key)
        body = kept or self._exchange.ask(query, triples=False, defaults=defaults, named=named)
        results = answers.table(body, self._access.host)
        if not kept and not body.most and self._place.generation:
            self._kept.keep(key, body)
        if isinstance(results, ox.QueryBoolean):
            return results
        if not body.most:
            return answers.without(is_stored, results)
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
                return answers.without(is_stored, answers.table(whole, self._access.host))

    def _triples(self, query: str, defaults: Sequence[str], named: Sequence[str]) -> ox.QueryTriples:
        body = self._exchange.ask(query, triples=True, defaults=defaults, named=named)
        count = body.content.count(b"\n")
        if count > _LONG and body.server.startswith(_CUTS_TRIPLES) and 0 < self._most < count:
            return self._long_construct(query, defaults, named)
        return answers.triples(body, self._access.host)

    def _long_construct(self, query: str, defaults: Sequence[str], named: Sequence[str]) -> ox.QueryTriples:
        """Return the statements of a CONSTRUCT that the server cuts, made here of the rows that they come from."""
        construct = Construct.of(query)
        rows = self._table(construct.select, defaults, named) if construct else None
        if construct and isinstance(rows, ox.QuerySolutions):
            with suppress(ValueError):
                return answers.once(construct.statements(rows))
        raise failures.cut(self._access.host, self._most)

    @cached_property
    def _most(self) -> int:
        """At how many rows the server cuts an answer, as far as its statements suffice to see it."""
        return rows_at_most(self._exchange)


def _quad(row: ox.QuerySolution, pattern: Pattern, graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> ox.Quad:
    subject, predicate, object_ = (
        cast("Any", row[name] if term is None else term) for name, term in zip("spo", pattern, strict=True)
    )
    return ox.Quad(subject, predicate, object_, graph)
