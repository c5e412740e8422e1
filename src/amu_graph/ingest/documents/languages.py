"""The language of a document: that of its words where they tell it, else the one that it declares, else French."""

from collections.abc import Iterable
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from amu_graph.extras import needed

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LANGUAGES: Final = ("fr", "en", "de")
"""The languages among which that of a document is sought; with more of them, short titles would pass for others."""

SURE: Final = 0.9
"""Least probability of a detected language."""

_ENOUGH: Final = 20_000
"""Characters that tell the language of a document."""


def language_of(lines: Iterable[str], declared: str = "") -> str:
    """Return the language of a text."""
    text = " ".join(islice((line for line in lines), 400))[:_ENOUGH]
    language, probability = _identifier().classify(text)
    if probability >= SURE:
        return str(language)
    tag = declared.partition("-")[0].lower()
    return tag if tag in LANGUAGES else "fr"


@cache
def _identifier() -> "LanguageIdentifier":
    """Return what identifies languages; reading its model takes half a second."""
    with needed("ingest"):
        from py3langid import langid

    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier
