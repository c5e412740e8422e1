"""The answers to queries: they iterate, are written by the engine's own serialisers, and show as tables."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final, Generic, TypeVar, cast

import pyoxigraph as ox

from amu_graph.errors import UsageError
from amu_graph.formats import rdf_syntax, table_syntax
from amu_graph.language import Text
from amu_graph.namespaces import PREFIXES
from amu_graph.query.dataset import Dataset
from amu_graph.store import Store
from amu_graph.store.failures import translated
from amu_graph.store.order import reading_order
from amu_graph.store.terms import Term, Value, to_python, to_words

if TYPE_CHECKING:
    import pandas as pd
    from rdflib import Graph


class Row(Mapping[str, Value]):
    """One solution: the values by the name of their variable; `terms` keeps the RDF terms.

    An unbound variable has the value None.
    """

    def __init__(self, terms: Mapping[str, Term | None]) -> None:
        self.terms = terms

    def __getitem__(self, variable: str) -> Value:
        return to_python(self.terms[variable])

    def __iter__(self) -> Iterator[str]:
        return iter(self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    def __repr__(self) -> str:
        return repr(dict(self))


PARTS: Final = ("subject", "predicate", "object")
"""The columns of an answer of statements."""

Results = TypeVar("Results", ox.QuerySolutions, ox.QueryBoolean, ox.QueryTriples)


class Answer(Generic[Results]):
    """What a query answers; `query` is its text.

    The engine's results can be read only once, and only by the thread that asked: a second reading asks again.
    """

    def __init__(self, store: Store, query: str, results: Results) -> None:
        self._store = store
        self.query = query
        self._pending: Results | None = results

    def _results(self) -> Results:
        pending, self._pending = self._pending, None
        return pending if pending is not None else cast("Results", _asked(self._store, self.query))

    def to_pandas(self) -> "pd.DataFrame":
        """Return the answer as a data frame: the rows, the statements, or one cell for true or false.

        Raises:
            UsageError: pandas, the optional extra `amu-graph[pandas]`, is not installed.

        """
        try:
            import pandas as pd
        except ImportError as error:
            raise UsageError(
                Text(fr="pandas n’est pas installé.", en="pandas is not installed."),
                remedy=Text(fr="pip install 'amu-graph[pandas]'", en="pip install 'amu-graph[pandas]'"),
            ) from error

        columns, rows = self._table()
        return pd.DataFrame(rows, columns=list(columns))

    def _table(self) -> tuple[Sequence[str], list[Sequence[Value]]]:
        """Return the names of the columns, and the rows."""
        raise NotImplementedError


class Solutions(Answer[ox.QuerySolutions]):
    """The answer to a SELECT: rows of values."""

    @cached_property
    def _read(self) -> tuple[tuple[str, ...], tuple[Row, ...]]:
        results = self._results()
        variables = tuple(variable.value for variable in results.variables)
        with translated(self.query):
            return variables, tuple(Row({name: each[name] for name in variables}) for each in results)

    @property
    def variables(self) -> tuple[str, ...]:
        """Return the names of the variables, in the order of the query."""
        return self._read[0]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return all rows."""
        return self._read[1]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, index: int) -> Row:
        return self.rows[index]

    def serialize(self, format_: str) -> bytes:
        """Return the rows as `csv`, `tsv`, `json` or `xml` (the W3C formats of SPARQL 1.1)."""
        with translated(self.query):
            return cast("bytes", self._results().serialize(format=table_syntax(format_).engine))

    def _table(self) -> tuple[Sequence[str], list[Sequence[Value]]]:
        return self.variables, [tuple(row.values()) for row in self]

    def __repr__(self) -> str:
        return f"<Solutions: {len(self)} × {', '.join(self.variables)}>"

    def _repr_html_(self) -> str:
        from amu_graph.query.html import html_table  # only notebooks need it

        cells = [[to_words(term) for term in row.terms.values()] for row in self]
        return html_table(self.variables, cells)


class Boolean(Answer[ox.QueryBoolean]):
    """The answer to an ASK; true or false."""

    @cached_property
    def value(self) -> bool:
        """The answer."""
        return bool(self._results())

    def __bool__(self) -> bool:
        return self.value

    def _table(self) -> tuple[Sequence[str], list[Sequence[Value]]]:
        return ("answer",), [(self.value,)]

    def serialize(self, format_: str) -> bytes:
        """Return the answer as `json` or `xml`, or as CSV and TSV as the engine writes them."""
        with translated(self.query):
            return cast("bytes", self._results().serialize(format=table_syntax(format_).engine))

    def __repr__(self) -> str:
        return str(bool(self))


class Triples(Answer[ox.QueryTriples]):
    """The answer to a CONSTRUCT or DESCRIBE: statements."""

    @cached_property
    def triples(self) -> tuple[ox.Triple, ...]:
        """The statements, each once, sorted."""
        with translated(self.query):
            return tuple(sorted(set(self._results()), key=reading_order))

    def __iter__(self) -> Iterator[ox.Triple]:
        return iter(self.triples)

    def __len__(self) -> int:
        return len(self.triples)

    def serialize(self, format_: str) -> bytes:
        """Return the statements in an RDF format (`turtle`, `jsonld`, `rdfxml`, `ntriples` …)."""
        return cast("bytes", ox.serialize(self.triples, format=rdf_syntax(format_).engine, prefixes=dict(PREFIXES)))

    def _table(self) -> tuple[Sequence[str], list[Sequence[Value]]]:
        terms = ((each.subject, each.predicate, each.object) for each in self)
        return PARTS, [tuple(map(to_python, each)) for each in terms]

    def to_rdflib(self) -> "Graph":
        """Return the statements as an rdflib graph."""
        from rdflib import Graph

        return Graph().parse(data=self.serialize("ntriples"), format="nt")

    def __repr__(self) -> str:
        return f"<Triples: {len(self)}>"

    def _repr_html_(self) -> str:
        from amu_graph.query.html import html_table  # only notebooks need it

        cells = [[to_words(term) for term in (each.subject, each.predicate, each.object)] for each in self]
        return html_table(PARTS, cells)


def answer(store: Store, query: str) -> Solutions | Boolean | Triples:
    """Return the answer to a query; its form (SELECT, ASK, CONSTRUCT or DESCRIBE) decides the class of the answer.

    Raises:
        QuerySyntaxError: the text is not a SPARQL query.
        QueryEvaluationError: the engine could not answer.

    """
    results = _asked(store, query)
    if isinstance(results, ox.QuerySolutions):
        return Solutions(store, query, results)
    if isinstance(results, ox.QueryBoolean):
        return Boolean(store, query, results)
    return Triples(store, query, results)


def _asked(store: Store, query: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """Ask the store, which merges the graphs of `FROM` where it is told of them beside the query."""
    if "FROM" not in query.upper():
        return store.query(query)
    from amu_graph.query.guard import named_dataset  # its lexer takes long to compile

    default_graphs, named_graphs = named_dataset(query) or Dataset()
    return store.query(query, default_graphs=default_graphs, named_graphs=named_graphs)


def read_answer(store: Store, query: str, content: bytes) -> Solutions | Boolean:
    """Return the answer that the engine wrote as JSON, for example in another process."""
    results = ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)
    if isinstance(results, ox.QueryBoolean):
        return Boolean(store, query, results)
    return Solutions(store, query, results)
