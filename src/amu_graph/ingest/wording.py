"""Records in the reader's words: what their keys, concepts and classes are called, and who is meant."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from amu_graph import namespaces as ns
from amu_graph.ingest.records import Record, tuple_of
from amu_graph.language import Language
from amu_graph.notes.profile import CONCEPT, ClassProfile, Field, Profile
from amu_graph.notes.relations import RELATIONS
from amu_graph.notes.words import Words


def class_of(record: Record, profile: Profile) -> ClassProfile:
    """Return the class that a record describes."""
    kind = str(record.get("id", "")).partition("/")[0]
    signed = next((name for name, one in RELATIONS.items() if one.signs & record.keys()), CONCEPT)
    name = ns.KINDS.get(kind, CONCEPT) if "id" in record else signed
    return profile.classes.get(name, ClassProfile(name=name))


@dataclass(frozen=True, slots=True)
class Wording:
    """Says records in one language; `called` says what an identifier stands for."""

    words: Words
    called: Callable[[str], str]
    language: Language

    def lines(self, record: Record) -> Iterator[tuple[str, list[str]]]:
        """Yield the keys of a record and their values in words."""
        fields = class_of(record, self.words.profile).fields
        for name, value in record.items():
            key, _, tag = name.partition("@")
            field = fields.get(key)
            said = field.name.in_(self.language) if field else self._kind(value) if key == "id" else key
            yield (f"{said} ({tag})" if tag else said), [self._value(field, name, one) for one in tuple_of(value)]

    def _kind(self, id_: str | tuple[str, ...]) -> str:
        """Return what sort of thing an identifier names."""
        kind = str(id_).partition("/")[0]
        return self._class(ns.KINDS.get(kind, "Concept")) or kind

    def _class(self, name: str) -> str:
        """Return what a class is called, nothing where there is none of this name."""
        known = name in self.words.profile.classes
        return self.words.terms.label(ns.AMU + name, self.language) if known else ""

    def _value(self, field: Field | None, key: str, value: str) -> str:
        if key == "id" or (field and field.type == "entity"):
            return self.called(value)
        if field and field.type == "concept":
            found = (self.words.terms.concepts.get(scheme, {}).get(value) for scheme in field.schemes)
            iri = next(filter(None, found), "")
            return self.words.terms.label(iri, self.language) if iri else value
        if field and field.type == "class":
            return self._class(value) or value
        return value
