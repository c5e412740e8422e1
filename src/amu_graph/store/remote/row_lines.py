"""Rows as lines of text (SPARQL 1.1 TSV), compared without making terms of those that stand there as they were sent."""

from typing import Final

import pyoxigraph as ox

_HEAD: Final = "?s\t?p\t?o\t?g"


def line_of(graph: str, statement: str) -> str:
    """Return the line of a statement, `subject predicate object` as in N-Triples, in a graph."""
    return statement.replace(" ", "\t", 2) + f"\t<{graph}>"


def same_rows(content: bytes, expected: set[str]) -> bool:
    r"""Return whether the rows of an answer are those that are expected, whatever the form that values have in it.

    >>> one = line_of("urn:g", '<urn:s> <urn:p> "1"^^<http://www.w3.org/2001/XMLSchema#integer>')
    >>> same_rows(b"?s\t?p\t?o\t?g\n<urn:s>\t<urn:p>\t1\t<urn:g>\n", {one})
    True
    >>> same_rows(b"?s\t?p\t?o\t?g\n", {one}), same_rows(b"?s\t?p\t?o\t?g\n<urn:s>\t<urn:p>\t2\t<urn:g>\n", {one})
    (False, False)
    """
    head, *lines = content.decode("utf-8", errors="replace").replace("\r\n", "\n").removesuffix("\n").split("\n")
    found = set(lines)
    if head != _HEAD or len(found) != len(expected):
        return False
    try:
        return _rewritten(found - expected) == expected - found
    except (SyntaxError, ValueError):
        return False


def _rewritten(lines: set[str]) -> set[str]:
    """Return lines with their values written as in N-Triples."""
    content = "\n".join((_HEAD, *lines, ""))
    rows = ox.parse_query_results(content.encode(), format=ox.QueryResultsFormat.TSV)
    assert isinstance(rows, ox.QuerySolutions)
    return {"\t".join(str(row[name]) for name in "spog") for row in rows}
