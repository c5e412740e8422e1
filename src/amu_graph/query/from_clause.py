"""The dataset that a query names with `FROM` (SPARQL 1.1 §13.2)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from amu_graph.planning.names import prologue, resolved


class Dataset(NamedTuple):
    """IRIs of the graphs whose merge is the default graph, and of the named graphs."""

    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def dataset_of(tokens: Sequence[str]) -> Dataset | None:
    """Return the dataset that the tokens of a query name, None where there is none or an IRI cannot be resolved.

    pyoxigraph 0.5.13 finds a statement that several graphs of `FROM` hold several times; given as the dataset of a
    request these graphs are merged as the standard says.

    >>> dataset_of("SELECT * FROM <urn:a> FROM NAMED source:b { }".split()).default_graphs
    ('urn:a',)
    """
    base, prefixes, _ = prologue(tokens)
    default_graphs: list[str] = []
    named_graphs: list[str] = []
    for is_named, token in _clauses(tokens):
        iri = resolved(token, base, prefixes)
        if iri is None:
            return None
        (named_graphs if is_named else default_graphs).append(iri)
    if not default_graphs and not named_graphs:
        return None
    return Dataset(tuple(dict.fromkeys(default_graphs)), tuple(dict.fromkeys(named_graphs)))


def _clauses(tokens: Sequence[str]) -> Iterator[tuple[bool, str]]:
    for number, token in enumerate(tokens):
        if token.upper() == "FROM":
            following = [*tokens[number + 1 : number + 3], "", ""]
            is_named = following[0].upper() == "NAMED"
            yield is_named, following[1 if is_named else 0]
