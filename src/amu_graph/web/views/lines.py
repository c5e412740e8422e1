"""The lines of a page: a value, what qualifies it, and the passages that say it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from amu_graph.language import Text
from amu_graph.namespaces import AMU, BASE, KINDS, OWL, VOCAB, XSD, kind_of
from amu_graph.query.statements import Evidenced
from amu_graph.text import fold
from amu_graph.typography import date_in_words, decimal

_DATED: Final = frozenset(XSD + name for name in ("date", "gYearMonth", "gYear"))
_WHOLE: Final = frozenset(XSD + name for name in ("integer", "nonNegativeInteger", "positiveInteger"))
_PLAIN: Final = frozenset({"", AMU + "year"})
"""Where whole numbers stand as they are: years, and where nothing says what they are of."""
_TRUTH: Final = {"true": Text("oui", "yes"), "false": Text("non", "no")}


@dataclass(frozen=True, kw_only=True)
class Line(Evidenced):
    """One line of a page: a value, what qualifies it, and the passages that say it.

    `iri` is what the value links to, `language` the tag of a text, `date` a date as it was given,
    `notes` what else is said of a participation (phase, fund), `aside` its dates, or a remark,
    `role` the role where the heading does not name it. The passages of what is `derived` are those of what it follows
    from.
    """

    text: Text
    iri: str = ""
    language: str = ""
    date: str = ""
    kind: str = ""
    role: Text | None = None
    role_iri: str = ""
    notes: tuple[tuple[str, Text], ...] = ()
    aside: Text | None = None
    derived: bool = False

    @property
    def shown(self) -> bool:
        """Return whether the default graph shows the value: editors did not set it aside or leave it open."""
        return self.choice not in ("aside", "open")


@dataclass(frozen=True, kw_only=True)
class Lines:
    """Lines under one heading, the words of their relation; names alone stand `in_a_row`.

    Lines of several properties, such as all themes, have `more` than the one that says what they are drawn like.
    """

    heading: Text
    predicate: str = ""
    more: tuple[str, ...] = ()
    statements: tuple[Line, ...]
    in_a_row: bool = False

    @property
    def predicates(self) -> tuple[str, ...]:
        """Return the properties that the lines are of."""
        return (self.predicate, *self.more)


def date_of(value: ox.Literal) -> str:
    """Return a date as it was given, empty for any other value."""
    return value.value if value.datatype.value in _DATED else ""


def in_words(value: ox.Literal, of: str = "") -> Text:
    r"""Return what a text, a number or a date is in both languages; the number `of` a property that counts is parted.

    >>> in_words(ox.Literal(2300), AMU + "dwellingCount"), in_words(ox.Literal(2014), AMU + "year")
    (Text(fr='2\u202f300', en='2,300'), Text(fr='2014', en='2014'))
    """
    if value.datatype.value == XSD + "boolean":
        return _TRUTH.get(value.value, Text(value.value, value.value))
    if of not in _PLAIN and value.datatype.value in _WHOLE:
        return Text(decimal(value.value, "fr"), decimal(value.value, "en"))
    return date_in_words(value.value) if date_of(value) else Text(value.value, value.value)


def class_name(iri: str, classes: Iterable[str] = ()) -> str:
    """Return the name by which words and marks know the class of something, such as `Project` or `Concept`."""
    kind = kind_of(iri)
    if kind is not None:
        return KINDS[kind]
    if iri.startswith(BASE + "source/"):
        return "Passage" if "#" in iri else "Source"
    if iri.startswith(AMU):
        return "Class" if any(each == OWL + "Class" for each in classes) else "Property"
    if iri.startswith(VOCAB):
        role = iri.startswith(VOCAB + "role/")
        return "Role" if role else "Concept" if "/" in iri.removeprefix(VOCAB) else "ConceptScheme"
    return ""


def by_surety(statements: Iterable[Line]) -> list[Line]:
    """Return statements, the surest first; what follows from others comes after what a passage asserts."""
    return sorted(statements, key=lambda each: ("asserted", "", "interpreted", "unverified").index(each.status))


def sorted_lines(statements: Iterable[Line]) -> tuple[Line, ...]:
    """Return statements by their French words; those that editors set aside come after, the unverified last."""
    return tuple(sorted(statements, key=lambda each: (each.status == "unverified", not each.shown, fold(each.text.fr))))
