"""The concept that somebody may have meant: by its names and definition, not by the letters of its slug alone."""

from collections.abc import Mapping
from typing import Final

from amu_graph.language import Text
from amu_graph.namespaces import RDFS, SKOS
from amu_graph.notes.ontology import Ontology
from amu_graph.notes.problems import did_you_mean
from amu_graph.text import fold

ALIKE: Final = 80
"""How alike (0 to 100) a name and what is written must be; with less, other words would be proposed."""

MOST: Final = 3
_NAMES: Final = (RDFS + "label", SKOS + "prefLabel", SKOS + "altLabel")


def meant(written: str, concepts: Mapping[str, str], ontology: Ontology) -> Text:
    """Return the advice that names the concepts (slug → IRI) that `written` may mean, or says where all of them are."""
    found = alike(written, concepts, ontology) or _defined(written, concepts, ontology)
    if not found:
        page = "docs/reference/vocabularies.md"
        return Text(fr=f"Tous les mots : {page}.", en=f"All words: {page}.")
    return did_you_mean(found)


def alike(written: str, concepts: Mapping[str, str], ontology: Ontology, least: float = ALIKE) -> list[str]:
    """Return the slugs whose names are those written, or alike to `least` of 100, the nearest first."""
    from rapidfuzz import fuzz, process  # only a misspelt name needs it

    asked = _words(written)
    scores: dict[str, float] = {}
    for slug, iri in concepts.items():
        names = {_words(name) for name in (slug, *(name for prop in _NAMES for name in ontology.values(iri, prop)))}
        best = process.extractOne(asked, names, scorer=fuzz.ratio, score_cutoff=least)
        if best:
            scores[slug] = best[1]
    return sorted(scores, key=lambda slug: (-scores[slug], slug))[:MOST]


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
