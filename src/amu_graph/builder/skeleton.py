"""The beginning of a reading note: what identifies the text that was read, and the lines that wait for a reader."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from textwrap import shorten
from typing import Final

from amu_graph.builder.addresses import address_of
from amu_graph.builder.text_file import FORBIDDEN
from amu_graph.builder.values import date_of
from amu_graph.errors import UsageError, cause_of
from amu_graph.language import Text
from amu_graph.namespaces import slugify

LONGEST_TITLE: Final = 120
"""Characters of a first line that may be a title; a longer one is a paragraph."""


def skeleton(path: Path, *, slug: str = "", url: str = "", retrieved: str = "") -> str:
    """Return a reading note (YAML) for the text file `path`, with one empty passage for each line that is not empty.

    Raises:
        UsageError: the file cannot be read, is not UTF-8, or is empty; the address or the date is none.

    """
    _check("--url", url, address_of, "https://exemple.fr/page")
    _check("--retrieved", retrieved, date_of, "2026-01-31")
    content = _content(path)
    lines = [line.removesuffix("\r") for line in content.decode("utf-8").split("\n")]
    words = [word for line in lines if (word := FORBIDDEN.sub("", line.replace("\t", " ").replace("\r", " ")).strip())]
    if not words:
        raise UsageError(Text(fr=f"{path} est vide.", en=f"{path} is empty."))
    source = {
        "id": slugify(slug or path.stem) or "document",
        "label": words[0] if len(words[0]) <= LONGEST_TITLE else shorten(words[0], LONGEST_TITLE, placeholder=" …"),
        "url": url or "https://…",
        "sha256": hashlib.sha256(content).hexdigest(),
        "language": "fr",
        "retrieved": retrieved or "YYYY-MM-DD",
        "lengths": [len(line) for line in lines],
    }
    # A JSON string is a YAML string: quoting is left to the library.
    head = [f"  {key}: {json.dumps(value, ensure_ascii=False)}" for key, value in source.items()]
    passages = [f"  - at: {number}\n    says: []" for number, line in enumerate(lines, start=1) if line]
    return "\n".join(
        ["# yaml-language-server: $schema=../notes.schema.json", "source:", *head, "", "passages:", *passages, ""]
    )


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
