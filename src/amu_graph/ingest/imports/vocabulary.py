"""Words of a file → concepts of the vocabularies, by their labels and other labels; nothing is invented."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from amu_graph import namespaces as ns
from amu_graph.notes.ontology import Ontology
from amu_graph.text import compact

_NAMINGS = (ns.SKOS + "prefLabel", ns.SKOS + "altLabel")
_CSL_TYPE = ns.AMU + "cslType"


@dataclass(frozen=True)
class Vocabulary:
    """The concepts of the project, found by what they are called in any language."""

    ontology: Ontology

    @cached_property
    def _named(self) -> dict[tuple[str, str], str]:
        """Scheme and letters of a name → slug; a name of two concepts of one scheme names neither."""
        found: dict[tuple[str, str], str] = {}
        twice: set[tuple[str, str]] = set()
        for scheme, concepts in self.ontology.concepts.items():
            for slug, iri in concepts.items():
                names = [slug, *(name for prop in _NAMINGS for name in self.ontology.values(iri, prop))]
                for key in {(scheme, form) for name in names for form in _forms(name)}:
                    if found.setdefault(key, slug) != slug:
                        twice.add(key)
        return {key: slug for key, slug in found.items() if key not in twice}

    def find(self, schemes: Iterable[str], text: str) -> str | None:
        """Return the slug of the concept of one of the schemes that has this name; None where none has.

        Case, accents and a plural do not count.
        """
        for scheme in schemes:
            for form in _forms(text):
                if slug := self._named.get((scheme, form)):
                    return slug
        return None

    def has(self, scheme: str, slug: str) -> bool:
        """Return whether a scheme has a concept."""
        return slug in self.ontology.concepts.get(scheme, {})

    @cached_property
    def by_csl_type(self) -> dict[str, list[str]]:
        """Type of CSL → the kinds of publications that are exported as it."""
        found: dict[str, list[str]] = {}
        for slug, iri in self.ontology.concepts.get("publication-type", {}).items():
            for type_ in self.ontology.values(iri, _CSL_TYPE):
                found.setdefault(type_, []).append(slug)
        return found


def _forms(name: str) -> tuple[str, ...]:
    """Return a name as it is compared, then without the marks of its plurals.

    >>> _forms("Quartiers durables")
    ('quartiersdurables', 'quartierdurable')
    """
    singular = compact(" ".join(word[:-1] if word[-1:] in "sx" and len(word) > 3 else word for word in name.split()))  # noqa: PLR2004
    return tuple(dict.fromkeys((compact(name), singular)))
