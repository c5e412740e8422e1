"""The records of a passage → its statements."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, NamedTuple

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.notes.passages import TYPE, Passage, Value
from amu_graph.notes.position import Position
from amu_graph.notes.problems import COMMA, Problems
from amu_graph.notes.profile import CONCEPT, ClassProfile, Field, Profile
from amu_graph.notes.relations import RELATIONS, relation_iri
from amu_graph.notes.suggestions import meant_key
from amu_graph.notes.text_rules import is_language
from amu_graph.notes.values import Typing
from amu_graph.notes.yaml_nodes import Entry, Fields, Items, Node, Scalar

_ENDS: Final = frozenset({"role"}).union(*(relation.signs for relation in RELATIONS.values()))
"""What a relation is between: of two of them there are two relations."""


class _Parts(NamedTuple):
    subject: ox.NamedNode
    predicate: ox.NamedNode
    object: Value
    passage: Passage
    at: Position


class Statement(_Parts):
    """A triple with the passage that says it and its place in the note."""

    @cached_property
    def triple(self) -> ox.Triple:
        """Return the statement without its passage."""
        return ox.Triple(self.subject, self.predicate, self.object)


@dataclass(frozen=True, slots=True)
class Records:
    """Reads the records of one passage."""

    profile: Profile
    typing: Typing
    problems: Problems
    passage: Passage

    def statements(self, record: Fields) -> Iterator[Statement]:
        """Yield the statements of an entity or a relation."""
        keys = record.entries.keys()
        if "id" in keys:
            yield from self._entity(record)
            return
        kind = next((name for name, relation in RELATIONS.items() if not keys.isdisjoint(relation.signs)), None)
        if kind is None:
            self.problems.add("unknown-record", record.at)
        else:
            yield from self._relation(record, kind)

    def _entity(self, record: Fields) -> Iterator[Statement]:
        entry = record.entries["id"]
        if not isinstance(entry.value, Scalar):
            self.problems.add("not-a-text", entry.value.at, key="id")
            return
        subject = self._subject(entry.value)
        if subject is None:
            return
        kind = ns.kind_of(subject.value)
        class_name = ns.KINDS[kind] if kind else CONCEPT
        if len(record.entries) == 1:
            self.problems.add("says-nothing", record.at, value=entry.value.text)
        yield from self._fields(subject, class_name, record, skip=("id",))

    def _subject(self, name: Scalar) -> ox.NamedNode | None:
        """Return the entity that `kind/slug` names, or the concept that `scheme/slug` names."""
        scheme, _, slug = name.text.partition("/")
        if scheme in ns.SCHEMES:
            return self.typing.concept("id", replace(name, text=slug), scheme)
        return self.typing.entity("id", name)

    def _relation(self, record: Fields, class_name: str) -> Iterator[Statement]:
        required = RELATIONS[class_name].required
        missing = [key for key in required if key not in record.entries]
        for key in missing:
            self.problems.add("missing-part", record.at, key=key, parts=", ".join(required))
        found = list(self._fields(ox.NamedNode(ns.BASE), class_name, record))
        paths = {statement.predicate.value: statement.object for statement in found}
        fields = self.profile.classes.get(class_name, ClassProfile(name=class_name)).fields
        values = {key: paths[field.path] for key, field in fields.items() if field.path in paths}
        if missing or not record.entries.keys() & set(RELATIONS[class_name].parts) <= values.keys():
            return
        subject = relation_iri(class_name, values, repeatable=self._repeatable(values.get("kind")))
        yield Statement(subject, TYPE, ox.NamedNode(ns.AMU + class_name), self.passage, record.at)
        for statement in found:
            yield statement._replace(subject=subject)

    def _repeatable(self, kind: Value | None) -> bool:
        return kind is not None and "true" in self.typing.ontology.values(kind.value, ns.AMU + "repeatable")

    def _field(self, class_name: str, key: str) -> Field | None:
        return self.profile.classes.get(class_name, ClassProfile(name=class_name)).fields.get(key)

    def _fields(
        self, subject: ox.NamedNode, class_name: str, record: Fields, *, skip: tuple[str, ...] = ()
    ) -> Iterator[Statement]:
        for key, entry in record.entries.items():
            if key in skip:
                continue
            name, at_sign, language = key.partition("@")
            field = self._known(class_name, name, entry)
            if field is None or not self._language_fits(field, entry, language, tagged=bool(at_sign)):
                continue
            for scalar in self._scalars(field, entry.value):
                value = self._value(class_name, field, scalar, language)
                if value is not None:
                    yield Statement(subject, ox.NamedNode(field.path), value, self.passage, scalar.at)

    def _known(self, class_name: str, name: str, entry: Entry) -> Field | None:
        field = self._field(class_name, name)
        if field is not None:
            return field
        owners = self.profile.owners(name)
        if owners:
            self.problems.add("key-not-for-class", entry.key.at, key=name, type=class_name, owners=", ".join(owners))
            return None
        known = self.profile.classes.get(class_name, ClassProfile(name=class_name)).fields
        advice = COMMA if entry.bare else meant_key(name, known)
        self.problems.add("unknown-key", entry.key.at, key=name, suggestion=advice)
        return None

    def _language_fits(self, field: Field, entry: Entry, language: str, *, tagged: bool) -> bool:
        if not tagged:
            return True
        if field.type != "text":
            self.problems.add("no-language", entry.key.at, key=field.key)
            return False
        if not is_language(language):
            self.problems.add("wrong-language", entry.key.at, language=language)
            return False
        return True

    def _scalars(self, field: Field, node: Node) -> Iterator[Scalar]:
        nodes = node.nodes if isinstance(node, Items) else [node]
        if isinstance(node, Items) and not nodes:
            self.problems.add("empty-value", node.at, key=field.key)
        seen: set[str] = set()
        for position, one in enumerate(nodes):
            if not isinstance(one, Scalar):
                self.problems.add("not-a-text", one.at, key=field.key)
            elif not one.text.strip():
                self.problems.add("empty-value", one.at, key=field.key)
            elif one.text in seen:
                self.problems.add("repeated-value", one.at, key=field.key, value=one.text)
            elif field.single and position:
                code = "one-each" if field.key in _ENDS else "two-values"
                self.problems.add(code, one.at, key=field.key, value=one.text)
            else:
                seen.add(one.text)
                yield one

    def _value(self, class_name: str, field: Field, scalar: Scalar, language: str) -> Value | None:
        if field.type == "class" and scalar.text != class_name:
            self.problems.add("wrong-type", scalar.at, value=scalar.text, type=class_name)
            return None
        return self.typing.value(field, scalar, language)
