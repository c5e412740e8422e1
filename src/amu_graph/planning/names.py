"""The IRIs that the names of a query stand for (SPARQL 1.1 §4.1)."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from urllib.parse import urldefrag, urljoin

from amu_graph.namespaces import PREFIXES
from amu_graph.planning.tokens import tokens_of


@lru_cache(64)
def declared(text: str) -> tuple[str, Mapping[str, str]]:
    """Return the base and the prefixes that the declarations of a query give, and the project's."""
    base, prefixes, _ = prologue([token.text for token in tokens_of(text)])
    return base, prefixes


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


def resolved(token: str, base: str, prefixes: Mapping[str, str]) -> str | None:
    """Return the IRI of `<…>` or of a prefixed name; None where it has none."""
    if token.startswith("<"):
        return _resolved(token, base)
    prefix, colon, local = token.partition(":")
    namespace = prefixes.get(prefix)
    return namespace + local.replace("\\", "") if colon and namespace else None


def _resolved(token: str, base: str) -> str | None:
    """Return the absolute IRI of `<…>`; None for one that is relative to nothing."""
    written = token.removeprefix("<").removesuffix(">")
    iri = _joined(base, written) if base and not _has_scheme(written) else written
    return iri if _has_scheme(iri) else None


def _joined(base: str, written: str) -> str:
    """Return what is written as it is relative to a base (RFC 3986, 5.2); empty where it is not known.

    `urljoin` keeps the fragment of the base, drops an empty fragment or query, and refuses what is no address.

    >>> _joined("http://a/b#c", ""), _joined("http://a/b", "#"), _joined("http://a/b", "//[c")
    ('http://a/b', 'http://a/b#', '')
    """
    if written.endswith("?") or "?#" in written:
        return ""
    try:
        joined = urljoin(urldefrag(base).url, written)
    except ValueError:
        return ""
    return f"{joined.removesuffix('#')}#" if written.endswith("#") else joined


def _has_scheme(iri: str) -> bool:
    scheme, colon, _ = iri.partition(":")
    return bool(colon) and scheme[:1].isalpha() and scheme.replace("+", "").replace("-", "").replace(".", "").isalnum()
