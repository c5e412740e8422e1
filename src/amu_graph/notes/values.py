"""A text of a note → an RDF term of the type that its key asks for."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph import project
from amu_graph.language import Text
from amu_graph.notes.addresses import flaw_of as flaw_of_address
from amu_graph.notes.ontology import Ontology
from amu_graph.notes.problems import Problems, suggestion
from amu_graph.notes.profile import Field
from amu_graph.notes.suggestions import meant
from amu_graph.notes.text_rules import flaw_of as flaw_of_text
from amu_graph.notes.yaml_nodes import Scalar

Value = ox.NamedNode | ox.Literal
_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
INTEGER: Final = re.compile(r"0|-?[1-9][0-9]{0,17}")
"""A whole number without leading zeros, of digits that fit the engine's 64-bit integers."""
ENTITY_KINDS: Final = tuple(kind for kind in ns.KINDS if kind not in ns.RELATIONS)
_DECIMAL: Final = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,12})?")


def date_of(text: str) -> ox.Literal | None:
    """Return a date with the precision written; None where the calendar has none.

    >>> date_of("2021-06").datatype.value.rpartition("#")[2], date_of("2013-13"), date_of("juin 2021")
    ('gYearMonth', None, None)
    """
    match = _DATE.fullmatch(text)
    try:
        year, month, day = match.groups() if match else ("0", None, None)
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    datatype = "date" if day else "gYearMonth" if month else "gYear"
    return ox.Literal(text, datatype=ox.NamedNode(ns.XSD + datatype))


def decimal_of(text: str) -> ox.Literal | None:
    """Return a number in one way of writing, so that 14 and 14.0 are the same value; None where it is none.

    >>> decimal_of("14.0").value, decimal_of("66.70").value, decimal_of("14,5"), decimal_of("1e3")
    ('14', '66.7', None, None)
    """
    if not _DECIMAL.fullmatch(text):
        return None
    number = Decimal(text)
    written = f"{number.normalize():f}" if number else "0"
    return ox.Literal(written, datatype=ox.NamedNode(ns.XSD + "decimal"))


def number_of(text: str) -> ox.Literal | None:
    """Return a whole number as an integer, any other as a decimal; None where it is no number.

    >>> number_of("14.0").datatype.value.rpartition("#")[2], number_of("66.70").value
    ('integer', '66.7')
    """
    found = decimal_of(text)
    whole = found is not None and INTEGER.fullmatch(found.value)
    return ox.Literal(found.value, datatype=ox.NamedNode(ns.XSD + "integer")) if found and whole else found


@dataclass(frozen=True, slots=True)
class Typing:
    """Types values and records what is wrong with them; `language` is that of the source."""

    ontology: Ontology
    problems: Problems
    language: str

    def value(self, field: Field, scalar: Scalar, language: str = "") -> Value | None:
        """Return the term of a text, or None where it is not what the field takes."""
        match field.type:
            case "text":
                return self._text(field, scalar, language)
            case "literal":
                return ox.Literal(scalar.text.strip(), datatype=ox.NamedNode(field.target))
            case "class":
                return ox.NamedNode(ns.AMU + scalar.text)
            case "integer" | "decimal" | "number" | "boolean" | "date" | "iri":
                return self._data(field, scalar)
            case _:
                if field.type == "entity":
                    return self.entity(field.key, scalar, field.target)
                return self.concept(field.key, scalar, *field.schemes)

    def _text(self, field: Field, scalar: Scalar, language: str) -> ox.Literal | None:
        code = flaw_of_text(field.key, scalar.text)
        if code:
            self.problems.add(code, scalar.at, key=field.key)
            return None
        return ox.Literal(scalar.text.strip(), language=(language or self.language).lower())

    def _data(self, field: Field, scalar: Scalar) -> Value | None:
        if field.type == "integer":
            return self._integer(field, scalar)
        if field.type in ("decimal", "number"):
            return self._number(field, scalar)
        if field.type == "boolean":
            return self._boolean(field, scalar)
        return self.date(field.key, scalar) if field.type == "date" else self.address(field.key, scalar)

    def _integer(self, field: Field, scalar: Scalar) -> ox.Literal | None:
        if not INTEGER.fullmatch(scalar.text):
            self.problems.add("not-an-integer", scalar.at, key=field.key, value=scalar.text)
            return None
        return ox.Literal(scalar.text, datatype=ox.NamedNode(field.target))

    def _number(self, field: Field, scalar: Scalar) -> ox.Literal | None:
        found = decimal_of(scalar.text) if field.type == "decimal" else number_of(scalar.text)
        if found is None:
            self.problems.add("not-a-number", scalar.at, key=field.key, value=scalar.text)
        return found

    def _boolean(self, field: Field, scalar: Scalar) -> ox.Literal | None:
        if scalar.text != "true":
            self.problems.add("not-true", scalar.at, key=field.key, value=scalar.text)
            return None
        return ox.Literal("true", datatype=ox.NamedNode(field.target))

    def date(self, key: str, scalar: Scalar) -> ox.Literal | None:
        """Return a date with the precision written: a year, a month or a day that the calendar has."""
        found = date_of(scalar.text)
        if found is None:
            self.problems.add("wrong-date", scalar.at, key=key, value=scalar.text)
        return found

    def address(self, key: str, scalar: Scalar) -> ox.NamedNode | None:
        """Return an address on the web as an IRI."""
        flaw = flaw_of_address(scalar.text)
        if flaw:
            self.problems.add(
                "wrong-address", scalar.at, key=key, value=scalar.text, reason=flaw.reason, better=flaw.remedy
            )
            return None
        return ox.NamedNode(scalar.text)

    def entity(self, key: str, scalar: Scalar, class_name: str = "") -> ox.NamedNode | None:
        """Return the entity that `kind/slug` names; its kind must be one of the class, where one is asked for."""
        kind, _, slug = scalar.text.partition("/")
        if kind not in ENTITY_KINDS:
            known = suggestion(kind, (*ENTITY_KINDS, *ns.SCHEMES) if key == "id" else ENTITY_KINDS)
            self.problems.add("unknown-kind", scalar.at, key=key, value=scalar.text, suggestion=known)
            return None
        if not ns.SLUG.fullmatch(slug):
            better = f"{kind}/{ns.slugify(slug) or '…'}"
            self.problems.add("bad-slug", scalar.at, value=scalar.text, better=better)
            return None
        wanted = ns.AMU + class_name
        if class_name and wanted not in self.ontology.classes(ns.AMU + ns.KINDS[kind]):
            self.problems.add(
                "wrong-kind", scalar.at, key=key, value=scalar.text, kinds=", ".join(self.kinds(class_name))
            )
            return None
        return ox.NamedNode(ns.entity_iri(kind, slug))

    def kinds(self, class_name: str) -> list[str]:
        """Return the kinds of entity that belong to a class or to one of its subclasses."""
        wanted = ns.AMU + class_name
        return [kind for kind in ENTITY_KINDS if wanted in self.ontology.classes(ns.AMU + ns.KINDS[kind])]

    def concept(self, key: str, scalar: Scalar, *schemes: str) -> ox.NamedNode | None:
        """Return the concept that a slug names in one of the schemes."""
        known = {slug: iri for scheme in schemes for slug, iri in self.ontology.concepts.get(scheme, {}).items()}
        if scalar.text not in known:
            code = "unknown-role" if schemes == ("role",) else "unknown-concept"
            self.problems.add(
                code,
                scalar.at,
                key=key,
                value=scalar.text,
                scheme=", ".join(schemes),
                files=_either([f"{project.current().vocabularies}/{scheme}.ttl" for scheme in schemes]),
                suggestion=meant(scalar.text, known, self.ontology),
            )
            return None
        return ox.NamedNode(known[scalar.text])


def _either(names: list[str]) -> Text:
    return Text(fr=" ou ".join(names), en=" or ".join(names))
