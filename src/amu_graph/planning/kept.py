"""Plans that are kept: a query that differs from an earlier one in its constants alone is not planned again."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from math import log2
from typing import Any, Final, NamedTuple, TypeAlias

from amu_graph.planning.names import declared, resolved
from amu_graph.planning.parser import declarations_of
from amu_graph.planning.planner import plan_of
from amu_graph.planning.sizes import Looked, Sizes

_IRI: Final = r'<[^\x00-\x20<>"{}|^`\\]*+>'
_CONSTANT: Final = re.compile(
    rf"(?:\bVALUES [?$]\w++ \{{ (?P<run>{_IRI}(?: {_IRI})++) (?=\}}))"
    rf'|[?$]\w++|(?P<one>{_IRI}|"[^"\n]*+"|(?<![\w.-])[\w-]*+:[\w:%-]*+(?:\.++[\w:%-]++)*+|\b[0-9]++\b)'
)
_OF_A_RUN: Final = re.compile(_IRI)
_UNCLEAR: Final = re.compile(r"""\\|'|\"{3}""")
_LONG_STRINGS: Final = ('"' * 3, "'" * 3)
_LEFT: Final = re.compile(r"[#:]|[^\x00-\x7f]")
"""What is left of a comment or of a name that is read otherwise by the grammar."""

_KEPT: Final = 256
_STEP: Final = 2
"""Numbers of statements are taken as alike where these powers of two are the same: up to four times as many."""

_Counted: TypeAlias = tuple[str | int | None, str | int | None, str | int | None]
"""Parts of statements that are counted: an IRI, the number of a constant, None for anything."""


class Shape(NamedTuple):
    """A query with signs for its constants, and these, each once; what is declared is a part of the sign."""

    text: str
    constants: tuple[str, ...]
    declarations: str

    @classmethod
    def of(cls, text: str) -> "Shape":
        """Return the shape of a query: a filter on an address is planned, one on a text or a number is not.

        Addresses in a row after VALUES are one constant: their number alone matters to the plan, and that hardly.
        """
        seen: dict[str, str] = {}

        def sign(found: re.Match[str]) -> str:
            group = found.lastgroup
            if group is None:
                return found[0]
            constant = found[group]
            first = constant[0]
            kind = '"' if first == '"' else "0" if constant.isdecimal() else "<"
            many = f"{_magnitude(constant.count(' ') + 1)}<" if group == "run" else ""
            replaced = seen.setdefault(constant, f"{kind}{many}{len(seen)}")
            return found[0].replace(constant, replaced)

        declarations = declarations_of(text)
        shape = _CONSTANT.sub(sign, _uncommented(text[len(declarations) :]))
        return cls(f"{declarations}{shape}", tuple(seen), declarations)

    @property
    def clear(self) -> bool:
        """Return whether its constants are tokens for certain, and no address of a row stands alone too.

        Of such a one the plan could have made a row like that which is written.
        """
        body = self.text[len(self.declarations) :]
        if any(one in self.constants for each in self.constants if " " in each for one in each.split(" ")):
            return False
        return not (_LEFT.search(body) or any(map(_UNCLEAR.search, (body, *self.constants))))

    def iris(self) -> tuple[str | None, ...]:
        """Return the IRIs of its constants, a literal or a row as it is written; None for an IRI that is not known."""
        base, prefixes = declared(self.declarations)
        return tuple(
            each if each[0] in '"0123456789' or " " in each else resolved(each, base, prefixes)
            for each in self.constants
        )


class _Template(NamedTuple):
    """The plan of a shape: the texts before, between and behind its constants, and the numbers of these."""

    texts: tuple[str, ...]
    slots: tuple[int, ...]

    def filled(self, shape: Shape, iris: Sequence[str | None]) -> str | None:
        """Return the plan of a query of this shape; None where an address is written twice, or is not known."""
        if None in iris or len({*iris}) < len(iris):
            return None
        parts = (shape.constants[slot] for slot in self.slots)
        return "".join(part for pair in zip(self.texts, (*parts, ""), strict=True) for part in pair)


def _uncommented(text: str) -> str:
    """Return a query without the lines that are comments; in a string of several lines such a line is none."""
    if "\n" not in text or any(quotes in text for quotes in _LONG_STRINGS):
        return text
    return "\n".join(line for line in text.split("\n") if not line.lstrip(" \t").startswith("#"))


def _template(plan: str, shape: Shape) -> _Template | None:
    """Return a plan with slots for the constants of its query; None where one is not of them."""
    body = plan[len(shape.declarations) :]
    texts, slots, end = [], [], 0
    for start, stop in _constants(body, shape.constants):
        constant = body[start:stop]
        if constant not in shape.constants:
            return None
        slots.append(shape.constants.index(constant))
        texts.append(body[end:start])
        end = stop
    texts.append(body[end:])
    return _Template((shape.declarations + texts[0], *texts[1:]), tuple(slots))


def _constants(body: str, known: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield where the constants of a plan stand; a row of addresses that the planner made is one of several."""
    for found in _CONSTANT.finditer(body):
        if found["run"] and found["run"] not in known:
            yield from (one.span() for one in _OF_A_RUN.finditer(body, *found.span("run")))
        elif found.lastgroup:
            yield found.span(found.lastgroup)


class Plans:
    """The plans of queries over one dataset; those of the last queries are kept, and `sizes` is what they are made by.

    Planning costs more than a look-up: a query is planned again only where it is written otherwise than those before,
    or where there are many more or many fewer statements with its constants.
    """

    def __init__(self, sizes: Sizes) -> None:
        self.sizes = sizes
        self._as_written: set[str] = set()
        self._plans: dict[str, str] = {}
        self._looked: dict[str, tuple[_Counted, ...]] = {}
        self._templates: dict[tuple[str, tuple[int, ...]], _Template] = {}

    def of(self, text: str) -> str:
        """Return the plan of a query, the very text where it is best as it is written."""
        shape = Shape.of(text)
        if shape.text in self._as_written:
            return text
        return self._plans.get(text) or self._filled(shape) or self._planned(text, shape)

    def _filled(self, shape: Shape) -> str | None:
        looked = self._looked.get(shape.text)
        if looked is None or not shape.clear:
            return None
        iris = shape.iris()
        template = self._templates.get((shape.text, self._magnitudes(looked, iris)))
        return template.filled(shape, iris) if template else None

    def _planned(self, text: str, shape: Shape) -> str:
        plan = plan_of(text, self.sizes)
        if plan is None or not (plan.changed or plan.depends):
            _make_room(self._as_written)
            self._as_written.add(shape.text)
            return text
        written = str(plan.query) if plan.changed else text
        iris = shape.iris()
        template = _template(_uncommented(written), shape) if shape.clear else None
        if template is None:
            _make_room(self._plans)
            self._plans[text] = written
        else:
            _make_room(self._looked)
            _make_room(self._templates)
            looked = self._looked.setdefault(shape.text, _numbered(plan.looked, iris))
            self._templates[shape.text, self._magnitudes(looked, iris)] = template
        return written

    def _magnitudes(self, looked: Iterable[_Counted], iris: Sequence[str | None]) -> tuple[int, ...]:
        keys = [[iris[part] if isinstance(part, int) else part for part in counted] for counted in looked]
        return tuple(_magnitude(self.sizes.found(*key)) for key in keys)


def _magnitude(number: float) -> int:
    return int(log2(number + 1)) // _STEP


def _numbered(looked: Iterable[Looked], iris: Sequence[str | None]) -> tuple[_Counted, ...]:
    """Return what was counted with the numbers of the constants in place of their IRIs."""
    numbers = {iri: number for number, iri in enumerate(iris) if iri is not None}

    def numbered(part: str | None) -> str | int | None:
        return part if part is None else numbers.get(part, part)

    return tuple((numbered(subject), numbered(property_), numbered(value)) for subject, property_, value in looked)


def _make_room(kept: "set[str] | dict[Any, Any]") -> None:
    if len(kept) >= _KEPT:
        kept.clear()
