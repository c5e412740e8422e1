"""The local words of documents: `texts/{source}.txt`, and in `texts/originals/` the bytes that they were read from.

They belong to their authors and stay on this machine: the folder is ignored by git, and nothing publishes it.
"""

import hashlib
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Final

from amu_graph import files
from amu_graph.ingest.documents.source import Source
from amu_graph.ingest.review_files import path_of
from amu_graph.notes.note_files import begun_by

ORIGINALS: Final = "originals"
FOLDER: Final = "texts"
_DIGEST: Final = re.compile(r"""^\s+(?:original|sha256):\s*["']?([0-9a-f]{64})\b""", re.MULTILINE)
_HEAD: Final = 4_000_000
"""Bytes of a file in which the head of its source is sought."""


class Shelf:
    """What was read so far: the texts, and the sources of notes and proposals by the digests of what they read."""

    def __init__(self, data: Path, texts: Path | None = None) -> None:
        self.data = data
        self.texts = texts or data.parent / FOLDER

    @cached_property
    def known(self) -> dict[str, str]:
        """Return the source of each digest: of the bytes, and of the text."""
        return {digest: begun_by(path).stem for path in self._heads() for digest in _DIGEST.findall(_beginning(path))}

    def _heads(self) -> Iterator[Path]:
        for folder in ("review", "notes"):
            yield from sorted((self.data / folder).rglob("*.yaml"))

    def text_of(self, slug: str) -> Path:
        """Return where the words of a source are."""
        return self.texts / f"{slug}.txt"

    def has_words(self, slug: str) -> bool:
        """Return whether the words that a source reads are here: they are local, and a killed command may lack them."""
        words = self.text_of(slug)
        return words.is_file() and self.known.get(hashlib.sha256(words.read_bytes()).hexdigest()) == slug

    def note_of(self, slug: str) -> Path:
        """Return where the note of a source is."""
        return self.data / "notes" / f"{slug}.yaml"

    def taken(self, slug: str, text: str | None = None) -> Path | None:
        """Return a file that a source of this name has already; this `text` alone, which a kill left, is none."""
        words = self.text_of(slug)
        left = text is not None and words.is_file() and words.read_bytes() == text.encode("utf-8")
        places = (self.note_of(slug), path_of(self.data, slug), *([] if left else [words]))
        return next((place for place in places if place.exists()), None)

    def keep(self, source: Source, raw: bytes, ending: str) -> None:
        """Keep the words of a document, and its bytes under their digest.

        Raises:
            WritingError: they cannot be written.

        """
        original = self.texts / ORIGINALS / f"{source.head['original']}.{ending}"
        with files.writing(original):
            original.parent.mkdir(parents=True, exist_ok=True)
        if not original.exists():
            files.replace(original, raw)
        files.replace(self.text_of(source.slug), source.text.encode("utf-8"))
        self.known[str(source.head["original"])] = self.known[str(source.head["sha256"])] = source.slug


def _beginning(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD).decode("utf-8", errors="replace")
    except OSError:  # `check` says so
        return ""
