"""The model as a diagram: the classes that relations lead from on the left, those that they lead to on the right."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from amu_graph.language import Text
from amu_graph.namespaces import AMU, SKOS
from amu_graph.text import fold
from amu_graph.web.rendering.symbols import outline, style_of

_ROW: Final = 32
_LEFT, _RIGHT = 210, 550
_CONCEPT: Final = SKOS + "Concept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Corner:
    """A class on one side (`side` −1 left, 1 right): its place, its words and its symbol."""

    iri: str
    label: Text
    x: float
    y: float
    side: int
    colour: str
    shape: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """All relations from one class to another, as one line, thicker for more of them."""

    source: Corner
    target: Corner
    relations: tuple[tuple[str, Text], ...]

    @property
    def width(self) -> float:
        """Return how thick the line is."""
        return 1 + 0.7 * len(self.relations)

    @property
    def curve(self) -> str:
        """Return the course of the line."""
        start, end, middle = _LEFT + 14, _RIGHT - 14, (_LEFT + _RIGHT) / 2
        return f"M{start} {self.source.y}C{middle} {self.source.y} {middle} {self.target.y} {end} {self.target.y}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram:
    """The diagram: its corners, and what relates them."""

    corners: tuple[Corner, ...]
    bundles: tuple[Bundle, ...]
    height: float


Relation = tuple[str, Text, Iterable[str], Iterable[str]]
"""The IRI and the words of a relation, the classes that it leads from, and those that it leads to."""


def diagram(relations: Iterable[Relation], labels: Mapping[str, Text]) -> Diagram:
    """Return the diagram of relations between the classes that have a label among `labels`."""
    found: dict[tuple[str, str], list[tuple[str, Text]]] = defaultdict(list)
    for iri, words, sources, targets in relations:
        for source in sources:
            for target in targets:
                if source in labels and target in labels:
                    found[source, target].append((iri, words))
    sides = [sorted({pair[side] for pair in found}, key=lambda iri: fold(labels[iri].fr)) for side in (0, 1)]
    rows = max(map(len, sides), default=0)
    corners = {
        (side, iri): _corner(iri, labels[iri], side, (number + 0.5) * _ROW * rows / len(listed))
        for side, listed in zip((-1, 1), sides, strict=True)
        for number, iri in enumerate(listed)
    }
    bundles = (
        Bundle(source=corners[-1, source], target=corners[1, target], relations=tuple(own))
        for (source, target), own in sorted(found.items())
    )
    return Diagram(corners=tuple(corners.values()), bundles=tuple(bundles), height=rows * _ROW)


def _corner(iri: str, label: Text, side: int, y: float) -> Corner:
    kind = "Concept" if iri == _CONCEPT else iri.removeprefix(AMU)
    x, style = _LEFT if side < 0 else _RIGHT, style_of(kind)
    shape = Markup(outline(style.shape, x, y, 6.5))  # noqa: S704 - numbers and names of our own
    return Corner(iri=iri, label=label, x=x, y=round(y, 1), side=side, colour=style.colour, shape=shape)
