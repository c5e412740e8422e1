"""The dataset that a query names with `FROM` (SPARQL 1.1 §13.2)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urljoin

from amu_graph.namespaces import PREFIXES


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


def prologue(tokens: Sequence[str]) -> tuple[str, dict[str, str], int]:
    """Return the base, the prefixes, declared ones before the project's, and the number of the first token behind."""
    base, prefixes = "", dict(PREFIXES)
    at = 0
    while at + 1 < len(tokens):
        word = tokens[at].upper()
        if word == "BASE":
            base = _resolved(tokens[at + 1], base) or ""
            at += 2
        elif word == "PREFIX" and at + 2 < len(tokens):
            prefixes[tokens[at + 1].removesuffix(":")] = _resolved(tokens[at + 2], base) or ""
            at += 3
        else:
            break
    return base, prefixes, at


def resolved(token: str, base: str, prefixes: dict[str, str]) -> str | None:
    """Return the IRI of `<…>` or of a prefixed name; None where it has none."""
    if token.startswith("<"):
        return _resolved(token, base)
    prefix, colon, local = token.partition(":")
    namespace = prefixes.get(prefix)
    return namespace + local.replace("\\", "") if colon and namespace else None


def _resolved(token: str, base: str) -> str | None:
    """Return the absolute IRI of `<…>`; None for one that is relative to nothing."""
    written = token.removeprefix("<").removesuffix(">")
    iri = urljoin(base, written) if base and not _has_scheme(written) else written
    return iri if _has_scheme(iri) else None


def _has_scheme(iri: str) -> bool:
    scheme, colon, _ = iri.partition(":")
    return bool(colon) and scheme[:1].isalpha() and scheme.replace("+", "").replace("-", "").replace(".", "").isalnum()
