"""The subjects of RDF → proposals: a thing each, with what alignments can read of it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.ingest.imports.bibliographies.items import Keys
from amu_graph.ingest.imports.dates import read_date
from amu_graph.ingest.imports.entities import Entities
from amu_graph.ingest.imports.rdf.alignments import Alignments, https
from amu_graph.ingest.imports.source_file import SourceFile, one_line
from amu_graph.ingest.imports.vocabulary import Vocabulary
from amu_graph.ingest.proposals import Statement
from amu_graph.language import Text, nearest
from amu_graph.notes.addresses import address_of
from amu_graph.notes.profile import Field, Profile

BY: Final = "rdf"
_TYPE: Final = ns.RDF + "type"
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,20}(?:\.[0-9]{1,20})?(?:[eE][+-]?[0-9]{1,3})?")
_DIGITS: Final = 15
_WORDS_OF_OTHERS: Final = frozenset({"description", "abstract", "note", "extent", "distinction", "question"})
_Term = ox.NamedNode | ox.BlankNode | ox.Literal
_Says = dict[str, str | tuple[str, ...]]


@dataclass
class Things:
    """Makes the proposals of the subjects of one file, in the order of their identifiers.

    `left` counts what is not taken, by property; `classless` the subjects whose classes nothing aligns.
    """

    file: SourceFile
    entities: Entities
    alignments: Alignments
    vocabulary: Vocabulary
    profile: Profile
    language: str
    said: int = 0
    left: Counter[str] = field(default_factory=Counter)
    classless: Counter[str] = field(default_factory=Counter)
    records: list[str] = field(default_factory=list)
    _ids: dict[_Term, str] = field(default_factory=dict)
    _classes: dict[_Term, str] = field(default_factory=dict)
    _places: dict[_Term, str] = field(default_factory=dict)

    def statements(self, triples: list[ox.Triple]) -> Iterator[Statement]:
        """Yield the statements of all subjects; names are kept by `entities`."""
        about: dict[_Term, list[tuple[str, _Term]]] = defaultdict(list)
        for one in triples:
            if isinstance(one.subject, ox.NamedNode | ox.BlankNode) and isinstance(
                one.object, ox.NamedNode | ox.BlankNode | ox.Literal
            ):
                about[one.subject].append((one.predicate.value, one.object))
        keys = Keys()
        for subject, said in about.items():
            yield from self._name(subject, said, keys)
        for subject, said in about.items():
            if subject in self._ids:
                yield from self._thing(subject, said)
        anonymous = sum(isinstance(subject, ox.BlankNode) for subject in about)
        if anonymous:
            named = sum(isinstance(subject, ox.BlankNode) for subject in self._ids)
            self.file.remark(
                "",
                fr=f"nœuds anonymes : {anonymous} ; lus, avec une classe et un nom : {named}",
                en=f"blank nodes: {anonymous}; read, with a class and a name: {named}",
            )

    def _name(self, subject: _Term, said: list[tuple[str, _Term]], keys: Keys) -> Iterator[Statement]:
        """Give a subject its identifier; one without class or name is noted, and a blank one left."""
        types = [value.value for predicate, value in said if predicate == _TYPE and isinstance(value, ox.NamedNode)]
        class_ = self.alignments.class_of(types)
        labels = [
            (value.language or "", one_line(value.value))
            for predicate, value in said
            if https(predicate) in self.alignments.labels and isinstance(value, ox.Literal)
        ]
        name = nearest(labels, self.language)
        if isinstance(subject, ox.BlankNode) and not (class_ and name):
            self.left["_:"] += len(said)
            return
        at = keys.of(subject.value if isinstance(subject, ox.NamedNode) else name, {})
        self.records.append(at)
        own = ns.kind_of(subject.value) if isinstance(subject, ox.NamedNode) else None
        if not own and not (class_ and name):
            self.classless.update(map(ns.curie, types or ["—"]))
            reason = Text(fr="Ni classe ni nom que l’on sache lire.", en="No class or no name that can be read.")
            yield Statement(at=at, note=reason, by=BY)
            return
        self._places[subject] = at
        self._classes[subject] = ns.KINDS[own] if own else class_
        self._ids[subject] = (
            subject.value.removeprefix(ns.BASE)
            if own
            else self.entities.id_of(name, class_, at=at, says=self._others(labels, name))
        )

    def _others(self, labels: list[tuple[str, str]], name: str) -> _Says:
        """Return the names in other languages."""
        return {
            f"label@{tag.lower()}": text
            for tag, text in sorted(labels)
            if tag and text != name and tag != self.language
        }

    def _thing(self, subject: _Term, said: list[tuple[str, _Term]]) -> Iterator[Statement]:
        at, id_ = self._places[subject], self._ids[subject]
        says: _Says = {"id": id_}
        if isinstance(subject, ox.NamedNode) and address_of(subject.value) and not subject.value.startswith(ns.BASE):
            says["sameAs"] = subject.value
        fields = self.profile.classes[self._classes[subject]].fields
        for predicate, value in said:
            iri = https(predicate)
            if iri == _TYPE or iri in self.alignments.labels:
                self.said += 1
            elif iri in self.alignments.roles and value in self._ids:
                self.said += 1
                record = {"agent": self._ids[value], "role": self.alignments.roles[iri], "context": id_}
                yield Statement(at=at, says=record, by=BY)
            else:
                self._value(says, fields.get(self._key(iri)), predicate, value)
        if len(says) > 1:
            yield Statement(at=at, says=says, by=BY)

    def _key(self, iri: str) -> str:
        return "altLabel" if iri in self.alignments.other_labels else self.alignments.properties.get(iri, "")

    def _value(self, says: _Says, one: Field | None, predicate: str, value: _Term) -> None:
        """Add a value to the record of its subject, or count its property as left."""
        text = self._text(one, value) if one and one.key not in _WORDS_OF_OTHERS else ""
        if one is None or not text or (one.single and one.key in says):
            self.left[ns.curie(predicate)] += 1
            return
        self.said += 1
        before = says.get(one.key, ())
        values = (before,) if isinstance(before, str) else before
        says[one.key] = text if not values else tuple(dict.fromkeys((*values, text)))

    def _text(self, one: Field, value: _Term) -> str:
        """Return a value as a note writes it, empty where it is not what the field takes."""
        words = one_line(value.value)
        literal = isinstance(value, ox.Literal)
        match one.type:
            case "entity":
                return self._ids.get(value, "")
            case "concept":
                tail = words.rpartition("/")[2].rpartition("#")[2]
                return self.vocabulary.find(one.schemes, words if literal else tail) or ""
            case "iri":
                return words if address_of(words) else ""
            case "date":
                return _sure_date(words) if literal else ""
            case "integer" | "decimal" | "number":
                return _number(words) if literal else ""
        return words if literal and one.type in ("text", "literal") else ""


def _number(words: str) -> str:
    """Return a number without exponent: what JSON-LD has for a decimal is written as a double, 4.85E1.

    >>> _number("4.85E1"), _number("-1.50"), _number("14"), _number("1e99"), _number("vers 12")
    ('48.5', '-1.50', '14', '', '')

    """
    if not _NUMBER.fullmatch(words):
        return ""
    number = Decimal(words)
    return f"{number:f}" if abs(number.adjusted()) < _DIGITS else ""


def _sure_date(words: str) -> str:
    found = read_date(words)
    return found.date if found and not (found.approximate or found.doubtful or found.planned) else ""
