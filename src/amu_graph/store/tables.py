"""Solutions as the tables that SPARQL 1.1 defines; the engine's CSV does not quote an IRI that holds a comma."""

import csv
import io
from collections.abc import Callable, Iterator

import pyoxigraph as ox

Table = ox.QuerySolutions | ox.QueryBoolean


def write_table(results: Table, again: Callable[[], object], syntax: ox.QueryResultsFormat, output: io.BytesIO) -> None:
    """Write solutions or a boolean; `again` returns the same once more, for CSV with more cells than columns."""
    results.serialize(output, format=syntax)
    if syntax != ox.QueryResultsFormat.CSV or isinstance(results, ox.QueryBoolean):
        return
    if not _is_table(output, len(results.variables)):
        _rewrite(again(), output)


def read_csv(content: bytes) -> Iterator[list[str]]:
    """Iterate over the rows of CSV, the names of the columns first; a cell may be as long as all of it."""
    csv.field_size_limit(max(csv.field_size_limit(), len(content)))
    return csv.reader(io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", newline=""))


def _rewrite(solutions: object, output: io.BytesIO) -> None:
    assert isinstance(solutions, ox.QuerySolutions)
    output.seek(0)
    output.truncate()
    text = io.TextIOWrapper(output, encoding="utf-8", newline="", write_through=True)
    table = csv.writer(text)
    table.writerow(variable.value for variable in solutions.variables)
    table.writerows([_text(term) for term in solution] for solution in solutions)
    text.detach()


def _is_table(written: io.BytesIO, columns: int) -> bool:
    """Return whether no row has more cells than there are columns."""
    content = written.getvalue()
    if content.count(b",") == (columns - 1) * content.count(b"\n"):
        return True
    return all(len(row) <= columns for row in read_csv(content))


def _text(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str:
    if isinstance(term, ox.NamedNode | ox.Literal):
        return term.value
    return "" if term is None else str(term)
