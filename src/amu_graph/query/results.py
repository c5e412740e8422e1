"""The answers to queries: they iterate, are written by the engine's own serialisers, and show as tables."""

import io
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final, cast

import pyoxigraph as ox

from amu_graph.extras import needed
from amu_graph.formats import TABLE_SYNTAXES, named, rdf_syntax
from amu_graph.namespaces import PREFIXES
from amu_graph.store.order import reading_order
from amu_graph.store.tables import write_table
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


class Answer:
    """What a query answers; `query` is its text.

    `content` is the whole answer as the engine wrote it, in JSON or, for statements, in N-Triples: it may come from
    another process, and be read in any thread as often as one likes.
    """

    def __init__(self, query: str, content: bytes) -> None:
        self.query = query
        self.content = content

    def to_pandas(self) -> "pd.DataFrame":
        """Return the answer as a data frame: the rows, the statements, or one cell for true or false.

        Raises:
            MissingExtraError: pandas, the extra `amu-graph[pandas]`, is not installed.

        """
        with needed("pandas"):
            import pandas as pd

        columns, rows = self._table()
        return pd.DataFrame(rows, columns=list(columns))

    def _table(self) -> tuple[Sequence[str], list[Sequence[Value]]]:
        """Return the names of the columns, and the rows."""
        raise NotImplementedError


class Solutions(Answer):
    """The answer to a SELECT: rows of values, the first `most` of them or all."""

    def __init__(self, query: str, content: bytes, *, most: int | None = None) -> None:
        super().__init__(query, content)
        self._most = most

    @cached_property
    def _read(self) -> tuple[tuple[str, ...], tuple[Row, ...]]:
        results = _parsed(self.content)
        assert isinstance(results, ox.QuerySolutions)
        variables = tuple(variable.value for variable in results.variables)
        rows = islice(results, self._most)
        return variables, tuple(Row({name: each[name] for name in variables}) for each in rows)

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
        """Return all rows as `csv`, `tsv`, `json` or `xml` (the W3C formats of SPARQL 1.1)."""
        return _written(self.content, format_)

    def _table(self) -> tuple[Sequence[str], list[Sequence[Value]]]:
        return self.variables, [tuple(row.values()) for row in self]

    def __repr__(self) -> str:
        return f"<Solutions: {len(self)} × {', '.join(self.variables)}>"

    def _repr_html_(self) -> str:
        from amu_graph.query.html import html_table  # only notebooks need it

        cells = [[to_words(term) for term in row.terms.values()] for row in self]
        return html_table(self.variables, cells)


class Boolean(Answer):
    """The answer to an ASK; true or false."""

    @cached_property
    def value(self) -> bool:
        """The answer."""
        return bool(_parsed(self.content))

    def __bool__(self) -> bool:
        return self.value

    def _table(self) -> tuple[Sequence[str], list[Sequence[Value]]]:
        return ("answer",), [(self.value,)]

    def serialize(self, format_: str) -> bytes:
        """Return the answer as `json` or `xml`, or as CSV and TSV as the engine writes them."""
        return _written(self.content, format_)

    def __repr__(self) -> str:
        return str(bool(self))


class Triples(Answer):
    """The answer to a CONSTRUCT or DESCRIBE: statements."""

    @cached_property
    def triples(self) -> tuple[ox.Triple, ...]:
        """The statements, each once, sorted."""
        quads = ox.parse(self.content, format=ox.RdfFormat.N_TRIPLES, lenient=True)  # the engine wrote it
        return tuple(sorted({quad.triple for quad in quads}, key=reading_order))

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


def _parsed(content: bytes) -> ox.QuerySolutions | ox.QueryBoolean:
    return ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)


def _written(content: bytes, format_: str) -> bytes:
    syntax = named(format_, TABLE_SYNTAXES).engine
    if syntax == ox.QueryResultsFormat.JSON:
        return content
    output = io.BytesIO()
    write_table(_parsed(content), lambda: _parsed(content), syntax, output)
    return output.getvalue()
