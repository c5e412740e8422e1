"""The beginning of a reading note: what identifies the text that was read, and the lines that wait for a reader."""

import hashlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Final, NamedTuple

from amu_graph.errors import UsageError, cause_of
from amu_graph.extras import needed
from amu_graph.language import Text
from amu_graph.namespaces import slugify
from amu_graph.notes.addresses import address_of
from amu_graph.notes.text_file import FORBIDDEN
from amu_graph.notes.text_rules import is_language
from amu_graph.notes.values import date_of

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LONGEST_TITLE: Final = 120
"""Characters of a first line that may be a title; a longer one is a paragraph."""


LANGUAGES: Final = ("fr", "en", "de")
"""The languages among which that of a document is sought; with more of them, short titles would pass for others."""

SURE: Final = 0.9
"""Least probability of a detected language; below it a document is taken for French."""


class Skeleton(NamedTuple):
    """The beginning of a reading note: the identifier of its source, and its text."""

    slug: str
    text: str


def skeleton(path: Path, *, url: str, retrieved: str, slug: str = "", language: str = "") -> Skeleton:
    """Return a reading note (YAML) for the text file `path`, with one empty passage for each line that is not empty.

    The language is that of the text where none is given.

    Raises:
        UsageError: the file cannot be read, is not UTF-8, or is empty; the address, the date or the language is none.

    """
    _check("--url", url, address_of, "https://exemple.fr/page")
    _check("--retrieved", retrieved, date_of, "2026-01-31")
    _check("--language", language, lambda tag: tag if is_language(tag) else None, "fr")
    content = _content(path)
    lines = [line.removesuffix("\r") for line in content.decode("utf-8").split("\n")]
    words = [word for line in lines if (word := FORBIDDEN.sub("", line.replace("\t", " ").replace("\r", " ")).strip())]
    if not words:
        raise UsageError(Text(fr=f"{path} est vide.", en=f"{path} is empty."))
    source = {
        "id": slugify(slug or path.stem) or "document",
        "label": words[0] if len(words[0]) <= LONGEST_TITLE else shorten(words[0], LONGEST_TITLE, placeholder=" …"),
        "url": url,
        "sha256": hashlib.sha256(content).hexdigest(),
        "language": language or language_of(" ".join(words)),
        "retrieved": retrieved,
        "lengths": [len(line) for line in lines],
    }
    # A JSON string is a YAML string: quoting is left to the library.
    head = [f"  {key}: {json.dumps(value, ensure_ascii=False)}" for key, value in source.items()]
    passages = [_passage(number, line) for number, line in enumerate(lines, start=1) if line]
    text = "\n".join(
        ["# yaml-language-server: $schema=../notes.schema.json", "source:", *head, "", "passages:", *passages, ""]
    )
    return Skeleton(str(source["id"]), text)


def language_of(text: str) -> str:
    """Return the language that a text is most probably in, French where that is not sure."""
    language, probability = _identifier().classify(text)
    return str(language) if probability >= SURE else "fr"


@cache
def _identifier() -> "LanguageIdentifier":
    """Return what identifies languages; reading its model takes half a second."""
    with needed("build"):
        from py3langid import langid

    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier


def _passage(number: int, line: str) -> str:
    """Return the place of a line; the form feed that ends a page of a PDF says nothing."""
    if line.strip("\f"):
        return f"  - at: {number}\n    says: []"
    return f"  - at: {number}\n    note: {{fr: Saut de page., en: Page break.}}"


def _check(option: str, value: str, read: Callable[[str], object], example: str) -> None:
    if value and read(value) is None:
        raise UsageError(
            Text(fr=f"{option} : « {value} » ne convient pas.", en=f"{option}: “{value}” will not do."),
            remedy=Text(fr=f"Écrivez par exemple {example}", en=f"Write {example}, for example"),
        )


def _content(path: Path) -> bytes:
    try:
        content = path.read_bytes()
        content.decode("utf-8")
    except OSError as error:
        cause = cause_of(error)
        raise UsageError(
            Text(fr=f"Impossible de lire {path} : {cause.fr}.", en=f"Cannot read {path}: {cause.en}.")
        ) from error
    except UnicodeDecodeError as error:
        raise UsageError(
            Text(fr=f"{path} n’est pas un texte en UTF-8.", en=f"{path} is not a text in UTF-8."),
            remedy=Text(fr="Enregistrez-le en texte brut, UTF-8.", en="Save it as plain text, UTF-8."),
        ) from error
    return content
