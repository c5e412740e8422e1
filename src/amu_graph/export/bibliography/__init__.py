"""Bibliographies: publications as CSL-JSON, BibTeX and RIS."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from amu_graph.export.bibliography.bibtex import bibtex
from amu_graph.export.bibliography.ris import ris
from amu_graph.export.bibliography.work import Work, has_works, publications_in, works, works_of
from amu_graph.formats import BIBLIOGRAPHY_SYNTAXES, BibliographySyntax, named


class Bibliography(Sequence[Work]):
    """Publications, sorted by their keys; each has its item of CSL-JSON."""

    def __init__(self, found: Iterable[Work]) -> None:
        self._works = tuple(found)

    @overload
    def __getitem__(self, index: int) -> Work: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Work]: ...
    def __getitem__(self, index: int | slice) -> Work | Sequence[Work]:
        return self._works[index]

    def __iter__(self) -> Iterator[Work]:
        return iter(self._works)

    def __len__(self) -> int:
        return len(self._works)

    def __repr__(self) -> str:
        return f"<Bibliography: {len(self)} works>"

    def serialize(self, format_: str | BibliographySyntax) -> bytes:
        """Return the bibliography as `bib`, `ris` or `csl`, in UTF-8.

        Raises:
            UsageError: there is no such format.

        """
        syntax = named(format_, BIBLIOGRAPHY_SYNTAXES) if isinstance(format_, str) else format_
        items = [work.csl for work in self]
        match syntax.name:
            case "bib":
                text = bibtex(items)
            case "ris":
                text = ris(items)
            case _:
                text = json.dumps(items, ensure_ascii=False, indent=2) + "\n"
        return text.encode("utf-8")


__all__ = ["Bibliography", "Work", "has_works", "publications_in", "works", "works_of"]
