"""The concept or key that somebody may have meant: by what it is called, not by the letters of its slug alone."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from amu_graph.language import Text
from amu_graph.namespaces import RDFS, SKOS
from amu_graph.notes.ontology import Ontology
from amu_graph.notes.problems import did_you_mean, suggestion
from amu_graph.notes.profile import Field
from amu_graph.text import fold

ALIKE: Final = 80
"""How alike (0 to 100) a name and what is written must be; with less, other words would be proposed."""

LISTED: Final = 15
"""Words of a vocabulary that are named where none is alike."""

MOST: Final = 3
_NAMES: Final = (RDFS + "label", SKOS + "prefLabel", SKOS + "altLabel")


def meant(written: str, concepts: Mapping[str, str], ontology: Ontology) -> Text:
    """Return the advice that names the concepts (slug → IRI) that `written` may mean, or the first ones of all."""
    found = alike(written, concepts, ontology) or _defined(written, concepts, ontology)
    return did_you_mean(found) if found else _listed(sorted(concepts))


def _listed(words: Sequence[str]) -> Text:
    if not words:
        return Text(fr="Ce vocabulaire n’a pas encore de mot.", en="This vocabulary has no word yet.")
    shown = ", ".join(words[:LISTED])
    if len(words) <= LISTED:
        return Text(fr=f"Ses mots : {shown}.", en=f"Its words: {shown}.")
    return Text(
        fr=f"Ses {LISTED} premiers mots sur {len(words)} : {shown}…",
        en=f"The first {LISTED} of its {len(words)} words: {shown}…",
    )


def alike(written: str, concepts: Mapping[str, str], ontology: Ontology, least: float = ALIKE) -> list[str]:
    """Return the slugs whose names are those written, or alike to `least` of 100, the nearest first."""
    named = {
        slug: (slug, *(name for prop in _NAMES for name in ontology.values(iri, prop)))
        for slug, iri in concepts.items()
    }
    return _nearest(written, named, least)


def meant_key(written: str, fields: Mapping[str, Field]) -> Text:
    """Return the advice that names the keys that `written` may mean: by what they are called, then by their letters."""
    named = {key: (_apart(key), field.name.fr, field.name.en) for key, field in fields.items()}
    found = _nearest(_apart(written), named, ALIKE)
    return did_you_mean(found) if found else suggestion(written, fields)


def _nearest(written: str, named: Mapping[str, Iterable[str]], least: float) -> list[str]:
    from rapidfuzz import fuzz, process  # only a misspelt name needs it

    asked = _words(written)
    scores: dict[str, float] = {}
    for key, names in named.items():
        best = process.extractOne(asked, {_words(name) for name in names}, scorer=fuzz.ratio, score_cutoff=least)
        if best:
            scores[key] = best[1]
    return sorted(scores, key=lambda key: (-scores[key], key))[:MOST]


def _apart(key: str) -> str:
    """Return the words of a key.

    >>> _apart("completionDate")
    'completion Date'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", key)


def _defined(written: str, concepts: Mapping[str, str], ontology: Ontology) -> list[str]:
    """Return the slugs of which a name or the definition has all words written, or of which these hold a name."""
    asked = _stems(written)

    def fits(iri: str) -> bool:
        names = [_stems(name) for prop in _NAMES for name in ontology.values(iri, prop)]
        definitions = [_stems(text) for text in ontology.values(iri, SKOS + "definition")]
        return any(asked <= words for words in (*names, *definitions)) or any(name <= asked for name in names)

    return [slug for slug, iri in sorted(concepts.items()) if fits(iri)][:MOST]


def _stems(text: str) -> set[str]:
    return {word.rstrip("sx") or word for word in _words(text).split()}


def _words(name: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in fold(name)).split())
