"""The rules of what a Turtle or TriG note may state: those that the keys of YAML notes hold by themselves.

Values of a wrong kind in passages that the default graph shows are left to the shapes, which describe them best; what
the shapes do not see (unverified passages, or everything where something else stops the build before them) is held to
the same profile here.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.notes import addresses, text_rules
from amu_graph.notes.ontology import Ontology
from amu_graph.notes.passages import TYPE, Value
from amu_graph.notes.position import Position
from amu_graph.notes.problems import Problems, suggestion
from amu_graph.notes.profile import CONCEPT, Field, Profile
from amu_graph.notes.statements import Statement
from amu_graph.notes.text_file import FORBIDDEN, name_of
from amu_graph.notes.values import INTEGER, date_of, decimal_of, number_of

_RELATION_SLUG: Final = re.compile(rf"{ns.SLUG.pattern}(?:--{ns.SLUG.pattern})*")
_MISWRITTEN: Final[dict[str, tuple[str, Callable[[str], object]]]] = {
    "date": ("wrong-date", date_of),
    "integer": ("not-an-integer", INTEGER.fullmatch),
    "decimal": ("not-a-number", decimal_of),
    "number": ("not-a-number", number_of),
}
"""What is said in YAML too of a text that is no value of a type of field, and what tells that it is none."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Judges one statement of a passage at a time."""

    profile: Profile
    ontology: Ontology
    problems: Problems
    _foreign: set[str] = field(default_factory=set)

    def admit(self, subject: ox.NamedNode, predicate: ox.NamedNode, value: Value, at: Position, *, shown: bool) -> bool:
        """Return whether a statement may enter; otherwise a problem says why. `shown`: in the default graph."""
        class_name = self._class(subject.value, at)
        if not class_name:
            return False
        if predicate == TYPE:
            return self._typed(class_name, value, at)
        field = self._field(class_name, predicate.value, at)
        if field is None or not self._readable(field, value, at):
            return False
        return shown or self._judged(field, value, at)

    def judge(self, statements: Iterable[Statement]) -> None:
        """Record the values of a wrong kind among statements that were admitted as shown."""
        for one in statements:
            class_name = ns.KINDS.get(ns.kind_of(one.subject.value) or "", CONCEPT)
            for known in self.profile.classes[class_name].fields.values():
                if known.path == one.predicate.value and one.predicate != TYPE:
                    self._judged(known, one.object, one.at)

    def _judged(self, field: Field, value: Value, at: Position) -> bool:
        fits = self._fits(field, value)
        if not fits:
            code, written = _MISWRITTEN.get(field.type, ("wrong-value", bool))
            code = "wrong-value" if written(value.value) else code
            self.problems.add(
                code, at, key=field.key, value=value.value, name=field.name, description=field.description
            )
        return fits

    def plain(self, predicate: ox.NamedNode, value: Value) -> Value:
        """Return a number as YAML notes write it, so that 14 and 14.0 do not contradict each other."""
        if not isinstance(value, ox.Literal) or value.datatype.value != ns.XSD + "decimal":
            return value
        fields = (field for described in self.profile.classes.values() for field in described.fields.values())
        type_ = next((field.type for field in fields if field.path == predicate.value), "decimal")
        return (number_of(value.value) if type_ == "number" else decimal_of(value.value)) or value

    def _class(self, subject: str, at: Position) -> str:
        kind = ns.kind_of(subject)
        if kind:
            slug = subject.rpartition(f"/{kind}/")[2]
            pattern = _RELATION_SLUG if kind in ns.RELATIONS else ns.SLUG
            if pattern.fullmatch(slug):
                return ns.KINDS[kind]
            self.problems.add("bad-slug", at, value=f"{kind}/{slug}", better=f"{kind}/{ns.slugify(slug) or '…'}")
            return ""
        scheme, _, slug = subject.removeprefix(ns.VOCAB).partition("/")
        if subject.startswith(ns.VOCAB) and slug in self.ontology.concepts.get(scheme, {}):
            return CONCEPT
        if subject not in self._foreign:  # once, whatever is said of it
            self._foreign.add(subject)
            self.problems.add("foreign-subject", at, value=subject)
        return ""

    def _typed(self, class_name: str, value: Value, at: Position) -> bool:
        own = ns.AMU + class_name
        if class_name != CONCEPT and value.value in {own, *self.ontology.classes(own)}:
            return True
        self.problems.add("wrong-type", at, value=ns.curie(value.value), type=class_name)
        return False

    def _field(self, class_name: str, path: str, at: Position) -> Field | None:
        fields = self.profile.classes[class_name].fields
        found = next((field for field in fields.values() if field.path == path), None)
        if found is None:
            known = [ns.curie(field.path) for field in fields.values()]
            name = ns.curie(path)
            self.problems.add("unknown-property", at, value=name, type=class_name, suggestion=suggestion(name, known))
        return found

    def _readable(self, field: Field, value: Value, at: Position) -> bool:
        """Return whether a value can be shown and written again: what no shape and no YAML key would catch."""
        if isinstance(value, ox.NamedNode):
            flaw = None if ns.is_ours(value.value) else addresses.flaw_of(value.value)
            if flaw:
                self.problems.add(
                    "wrong-address", at, key=field.key, value=value.value, reason=flaw.reason, better=flaw.remedy
                )
            return flaw is None
        match = FORBIDDEN.search(value.value)
        if match:
            self.problems.add("control-character", at, character=name_of(match.group()))
        elif value.language and not text_rules.is_language(value.language):
            self.problems.add("wrong-language", at, language=value.language)
        elif (value.language or not value.value) and (code := text_rules.flaw_of(field.key, value.value)):
            self.problems.add(code, at, key=field.key)
        elif value.datatype.value.startswith(ns.XSD + "integer") and not INTEGER.fullmatch(value.value):
            self.problems.add("not-an-integer", at, key=field.key, value=value.value)
        else:
            return True
        return False

    def _fits(self, field: Field, value: Value) -> bool:
        fits: dict[str, Callable[[], bool]] = {
            "text": lambda: isinstance(value, ox.Literal) and bool(value.language),
            "literal": lambda: _has_datatype(value, field.target),
            "integer": lambda: _has_datatype(value, field.target),
            "decimal": lambda: _has_datatype(value, field.target) and decimal_of(value.value) is not None,
            "number": lambda: isinstance(value, ox.Literal) and self.plain(ox.NamedNode(field.path), value) == value,
            "boolean": lambda: _has_datatype(value, field.target) and value.value == "true",
            "date": lambda: isinstance(value, ox.Literal) and date_of(value.value) == value,
            "iri": lambda: isinstance(value, ox.NamedNode),
            "entity": lambda: self._is_entity(field.target, value),
            "concept": lambda: any(
                value.value in self.ontology.concepts.get(scheme, {}).values() for scheme in field.schemes
            ),
        }
        return fits[field.type]()

    def _is_entity(self, class_name: str, value: Value) -> bool:
        kind = ns.kind_of(value.value) if isinstance(value, ox.NamedNode) else None
        if kind is None or kind in ns.RELATIONS:
            return False
        return not class_name or ns.AMU + class_name in self.ontology.classes(ns.AMU + ns.KINDS[kind])


def _has_datatype(value: Value, datatype: str) -> bool:
    return isinstance(value, ox.Literal) and value.datatype.value == datatype
