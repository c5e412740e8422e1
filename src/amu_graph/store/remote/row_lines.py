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
    head = "\t".join(f"?{name}" for name in columns).encode()
    found = set(content.split(b"\n"))
    if head not in found:
        raise ValueError(body.media_type)
    found -= {head, b""}
    unlike = found.difference(expected)
    return found - unlike | set(_written_anew(head, unlike)) if unlike else found


def _written_anew(head: bytes, lines: Iterable[bytes]) -> Iterator[bytes]:
    rows = ox.parse_query_results(b"\n".join((head, *lines, b"")), format=_TSV)
    assert isinstance(rows, ox.QuerySolutions)
    for row in rows:
        written = (str(term) for term in row)
        yield "\t".join(_BOOLEANS.get(term, term) for term in written).encode()
