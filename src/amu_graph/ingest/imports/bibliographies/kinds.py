"""The kind of a publication in the vocabulary, from its type in CSL and what the record calls it."""

from types import MappingProxyType
from typing import Final

from amu_graph.ingest.imports.vocabulary import Vocabulary

SCHEME: Final = "publication-type"
_USUAL: Final = MappingProxyType(
    {
        "report": "rapport",
        "book": "ouvrage",
        "thesis": "these",
        "webpage": "page-web",
        "periodical": "revue",
        "speech": "presentation",
        "article-newspaper": "article-presse",
        "article-magazine": "article-presse",
        "classic": "ouvrage",
        "review": "article-revue",
        "review-book": "article-revue",
        "interview": "entretien",
    }
)
"""Types of CSL that several kinds share, or none has → the kind that says no more than the type does."""

_WHOLES: Final = MappingProxyType(
    dict.fromkeys(("article-journal", "article-magazine", "article-newspaper", "review", "review-book"), "revue")
    | dict.fromkeys(("chapter", "entry-encyclopedia", "entry-dictionary"), "ouvrage")
    | {"paper-conference": "actes", "webpage": "site-web", "post-weblog": "site-web"}
)
"""Type of a part → kind of the whole that it is a part of."""


def kind_of(csl_type: str, genre: str, vocabulary: Vocabulary) -> str:
    """Return the slug of the kind: that which the record names, else that of its type; empty where there is none."""
    if genre and (named := vocabulary.find((SCHEME,), genre) or _begun(genre, vocabulary)):
        return named
    kinds = vocabulary.by_csl_type.get(csl_type, [])
    usual = _USUAL.get(csl_type, "")
    if vocabulary.has(SCHEME, usual):
        return usual
    return kinds[0] if len(kinds) == 1 else ""


def _begun(genre: str, vocabulary: Vocabulary) -> str | None:
    """Return the kind that the first word names: « Thèse de doctorat » is a thesis."""
    return vocabulary.find((SCHEME,), genre.split(maxsplit=1)[0]) if genre.split() else None


def whole_of(csl_type: str, vocabulary: Vocabulary) -> str:
    """Return the kind of the whole that a work of a type is part of; empty where it is not known."""
    kind = _WHOLES.get(csl_type, "")
    return kind if vocabulary.has(SCHEME, kind) else ""
