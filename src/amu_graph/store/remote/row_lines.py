"""Rows of an answer as lines of text: only those that do not stand there as they were sent are read as terms."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from amu_graph.store.remote.exchange import Body

_TSV: Final = ox.QueryResultsFormat.TSV
_BOOLEAN: Final = "http://www.w3.org/2001/XMLSchema#boolean"
_BOOLEANS: Final = {
    f'"{number}"^^<{_BOOLEAN}>': f'"{word}"^^<{_BOOLEAN}>' for number, word in enumerate(("false", "true"))
}
"""Booleans as Virtuoso writes them, and as the standard does."""


def lines_of(body: Body, columns: Collection[str], expected: Collection[bytes]) -> set[bytes]:
    r"""Return rows as lines of TSV with terms as in N-Triples; a line that is expected is not looked at.

    Raises:
        SyntaxError, ValueError: the answer has no such rows.

    >>> tsv = Body(b"?s\t?o\n<urn:s>\t1\n<urn:t>\t2\n", "text/tab-separated-values", "", 0)
    >>> sorted(lines_of(tsv, ("s", "o"), {b"<urn:t>\t2"}))
    [b'<urn:s>\t"1"^^<http://www.w3.org/2001/XMLSchema#integer>', b'<urn:t>\t2']
    """
    format_ = ox.QueryResultsFormat.from_media_type(body.media_type)
    content = body.content.replace(b"\r\n", b"\n")
    if format_ != _TSV:
        content = ox.parse_query_results(content, format=format_).serialize(format=_TSV) or b""
    head, _, rows = content.partition(b"\n")
    wanted = [f"?{name}".encode() for name in columns]
    if sorted(head.split(b"\t")) != sorted(wanted):
        raise ValueError(body.media_type)
    found = set(rows.split(b"\n")) - {b""}
    unlike = found.difference(expected) if head.split(b"\t") == wanted else found
    return found - unlike | set(_written_anew(head, unlike, columns)) if unlike else found


def _written_anew(head: bytes, lines: Iterable[bytes], columns: Collection[str]) -> Iterator[bytes]:
    rows = ox.parse_query_results(b"\n".join((head, *lines, b"")), format=_TSV)
    assert isinstance(rows, ox.QuerySolutions)
    for row in rows:
        written = (str(row[name]) for name in columns)
        yield "\t".join(_BOOLEANS.get(term, term) for term in written).encode()
