"""The families of links: what may link two things, with their colour and dashes in every picture.

Dashes distinguish families and nothing else; how surely a link is read shows as a mark on its middle (`svg.doubt`).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from amu_graph.language import Text
from amu_graph.model import MODEL

Theme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyStyle:
    """How the links of a family are drawn; `dash` is an SVG dash array, empty for an unbroken line.

    `predicates` are the properties that the ontology gives to the family (`amu:family`).
    """

    name: str
    label: Text
    light: str
    dark: str
    dash: tuple[int, ...] = ()
    predicates: tuple[str, ...] = ()

    def colour(self, theme: Theme) -> str:
        """Return the colour of the lines on the ground of a theme."""
        return self.light if theme == "light" else self.dark


STYLE: Final[dict[str, Any]] = json.loads(Path(__file__).with_name("style.json").read_bytes())
"""The colours, shapes and dashes of every picture: themes, hues, classes, families of links."""


def _family(*, name: str, label: list[str], light: str, dark: str, dash: Sequence[int] = ()) -> FamilyStyle:
    predicates = tuple(iri for iri, facts in MODEL.properties.items() if facts.family == name)
    return FamilyStyle(name=name, label=Text(*label), light=light, dark=dark, dash=tuple(dash), predicates=predicates)


*FAMILIES, OTHER_FAMILY = (_family(**drawn) for drawn in STYLE["families"])

_FAMILIES: Final = {iri: style for style in FAMILIES for iri in style.predicates}


def family_style(predicate: object) -> FamilyStyle:
    """Return how the links of a predicate are drawn."""
    return _FAMILIES.get(str(predicate), OTHER_FAMILY)
