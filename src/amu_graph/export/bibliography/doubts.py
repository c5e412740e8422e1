"""What a record leaves out or takes with doubt, and the reason, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Final

from amu_graph.language import Language, Text
from amu_graph.typography import dated, typeset

_VARIABLES: Final = MappingProxyType(
    {
        "author": Text(fr="auteur", en="author"),
        "collection-title": Text(fr="collection", en="series"),
        "container-title": Text(fr="partie de", en="part of"),
        "contributor": Text(fr="contributeur", en="contributor"),
        "editor": Text(fr="éditeur scientifique", en="editor"),
        "identifier": Text(fr="identifiant", en="identifier"),
        "illustrator": Text(fr="illustrateur", en="illustrator"),
        "issue": Text(fr="numéro", en="issue"),
        "issued": Text(fr="date", en="date"),
        "language": Text(fr="langue", en="language"),
        "number-of-pages": Text(fr="nombre de pages", en="number of pages"),
        "page": Text(fr="pages", en="pages"),
        "publisher": Text(fr="éditeur", en="publisher"),
        "title": Text(fr="titre", en="title"),
        "title-short": Text(fr="titre", en="title"),
        "translator": Text(fr="traducteur", en="translator"),
        "type": Text(fr="type", en="type"),
        "volume": Text(fr="volume", en="volume"),
        "URL": Text(fr="adresse", en="address"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A value that a reader inferred (`interpreted`), or that nothing settles and the record leaves out."""

    variable: str
    words: str
    interpreted: bool
    reason: str

    def heading(self, language: Language) -> str:
        """Return how sure the reading is."""
        if self.interpreted:
            return Text(fr="Interprété", en="Interpreted").in_(language)
        return Text(fr="Non vérifié, laissé de côté", en="Unverified, left out").in_(language)

    def subject(self, language: Language) -> str:
        """Return what the doubt is about."""
        variable = _VARIABLES.get(self.variable, Text(fr=self.variable, en=self.variable))
        return f"{variable.in_(language)} ({dated(self.words, language)})"


def in_words(doubts: Iterable[Doubt], language: Language) -> list[str]:
    """Return a paragraph for each reason: how sure the reading is, what it is about, and why."""
    ordered = sorted(doubts, key=lambda doubt: (not doubt.interpreted, doubt.reason, doubt.variable, doubt.words))
    paragraphs = []
    for _, alike in groupby(ordered, key=lambda doubt: (doubt.interpreted, doubt.reason)):
        group = list(alike)
        subjects = ", ".join(dict.fromkeys(doubt.subject(language) for doubt in group))
        colon = " : " if language == "fr" else ": "
        text = f"{group[0].heading(language)}{colon}{subjects}. {group[0].reason}".strip()
        paragraphs.append(typeset(text) if language == "fr" else text)
    return paragraphs
