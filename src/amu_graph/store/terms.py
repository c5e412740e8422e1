"""The only conversions between the terms of the engine and the values of Python."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, TypeAlias

import pyoxigraph as ox

from amu_graph.namespaces import XSD, curie

if TYPE_CHECKING:
    from decimal import Decimal

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Value: TypeAlias = "str | int | float | Decimal | bool | None"

_INTEGERS: Final = ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "unsignedInt")


def _decimal(text: str) -> "Decimal":
    from decimal import Decimal  # few answers hold one

    return Decimal(text)


_CONVERTERS: Final[Mapping[str, Callable[[str], Value]]] = {
    **dict.fromkeys((XSD + name for name in _INTEGERS), int),
    XSD + "double": float,
    XSD + "float": float,
    XSD + "decimal": _decimal,
    XSD + "boolean": lambda text: text in ("true", "1"),
}


def to_python(term: Term | None) -> Value:
    """Return the value of a term: an IRI or a text as `str`, a number or a boolean as itself.

    Dates stay text, because `2013`, `2013-07` and `2013-07-02` have no common type in Python, and sort well as text.

    >>> to_python(ox.Literal(14)), to_python(ox.Literal("bois", language="fr")), to_python(None)
    (14, 'bois', None)
    """
    if not isinstance(term, ox.Literal):
        return term.value if isinstance(term, ox.NamedNode) else str(term) if term else None
    try:
        return _CONVERTERS.get(term.datatype.value, str)(term.value)
    except (ValueError, ArithmeticError):
        return term.value


def to_words(term: Term | None) -> str:
    """Return a term as a person reads it: a CURIE, or the text of a literal.

    >>> to_words(ox.NamedNode("https://w3id.org/amu-graph/project/ecoterra"))
    'project:ecoterra'
    """
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return curie(term.value)
    return term.value if isinstance(term, ox.Literal) else str(term)
