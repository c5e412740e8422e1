"""The one style of every picture: colours and shapes of classes, colours and dashes of families of links.

The hues are those of Okabe and Ito (Color Universal Design, 2008), which people with any colour vision tell apart; no
two classes share both shape and hue. Lines are darker on a light page and lighter on a dark one, so that each stands
out from its ground by 3:1 or more (WCAG 2.2, 1.4.11); filled nodes have an outline that does.
"""

from dataclasses import dataclass
from typing import Final

from amu_graph.language import Text
from amu_graph.network.bare import BareNetwork
from amu_graph.network.drawing.families import FAMILIES, OTHER_FAMILY, Theme
from amu_graph.network.drawing.shapes import Shape
from amu_graph.network.words import CLASS_WORDS

THEMES: Final[dict[Theme, dict[str, str]]] = {
    "light": {"ground": "#ffffff", "ink": "#1b1f24", "outline": "#3b424b"},
    "dark": {"ground": "#14171b", "ink": "#eceff3", "outline": "#c3cad3"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassStyle:
    """How the nodes of a class are drawn; `name` is the local name of the class."""

    name: str
    colour: str
    shape: Shape

    @property
    def label(self) -> Text:
        """Return what a node of the class is called."""
        return CLASS_WORDS[self.name]


BLUE, ORANGE, GREEN, YELLOW = "#0072b2", "#e69f00", "#009e73", "#f0e442"
SKY, VERMILLION, PURPLE, GREY = "#56b4e9", "#d55e00", "#cc79a7", "#9aa3ad"

CLASSES: Final = (
    ClassStyle(name="Person", colour=SKY, shape="circle"),
    ClassStyle(name="Organization", colour=BLUE, shape="square"),
    ClassStyle(name="Project", colour=VERMILLION, shape="diamond"),
    ClassStyle(name="Building", colour=ORANGE, shape="hexagon"),
    ClassStyle(name="Publication", colour=GREEN, shape="triangle"),
    ClassStyle(name="Event", colour=PURPLE, shape="star"),
    ClassStyle(name="EventSeries", colour=YELLOW, shape="star"),
    ClassStyle(name="Place", colour=YELLOW, shape="triangle-down"),
    ClassStyle(name="LegalText", colour=GREY, shape="triangle"),
    ClassStyle(name="Label", colour=PURPLE, shape="hexagon"),
    ClassStyle(name="Fund", colour=YELLOW, shape="square"),
    ClassStyle(name="Concept", colour=GREY, shape="circle"),
    ClassStyle(name="Source", colour=GREY, shape="square"),
)
OTHER_CLASS: Final = ClassStyle(name="Thing", colour=GREY, shape="diamond")

_CLASSES: Final = {style.name: style for style in CLASSES}

COMMUNITIES: Final = (BLUE, ORANGE, GREEN, PURPLE, SKY, VERMILLION, YELLOW, GREY)
"""The colours of communities, largest first; beyond the eighth all share the last."""


def class_style(name: object) -> ClassStyle:
    """Return how the nodes of a class are drawn."""
    return _CLASSES.get(str(name), OTHER_CLASS)


def colour_of(network: BareNetwork, node: str) -> str:
    """Return the colour of a node: what its reader chose, else that of its class."""
    chosen = network.looks.colours.get(node) if network.looks else None
    return chosen or class_style(network.graph.nodes[node].get("class")).colour


def radius_of(network: BareNetwork, node: str, degree: int) -> float:
    """Return the radius of a node in pixels: what its reader chose, else by its number of links."""
    chosen = network.looks.sizes.get(node) if network.looks else None
    return chosen or 4.5 + 2.2 * float(degree) ** 0.5


def style() -> dict[str, object]:
    """Return the whole style as JSON, for pages that draw: themes, classes, families and community colours."""
    return {
        "themes": {name: dict(colours) for name, colours in THEMES.items()},
        "classes": {
            each.name: {"fr": each.label.fr, "en": each.label.en, "colour": each.colour, "shape": each.shape}
            for each in (*CLASSES, OTHER_CLASS)
        },
        "families": {
            each.name: {
                "fr": each.label.fr,
                "en": each.label.en,
                "light": each.light,
                "dark": each.dark,
                "dash": list(each.dash),
                "predicates": list(each.iris),
            }
            for each in (*FAMILIES, OTHER_FAMILY)
        },
        "order": [each.name for each in (*FAMILIES, OTHER_FAMILY)],
        "communities": list(COMMUNITIES),
    }
