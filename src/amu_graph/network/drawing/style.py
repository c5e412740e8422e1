"""The one style of every picture: colours and shapes of classes, colours and dashes of families of links.

The hues are those of Okabe and Ito (Color Universal Design, 2008), which people with any colour vision tell apart; no
two classes that `style.json` names share both shape and hue. Lines are darker on a light page and lighter on a dark
one, so that each stands out from its ground by 3:1 or more (WCAG 2.2, 1.4.11); filled nodes have an outline that does.
"""

from dataclasses import dataclass, replace
from typing import Final

from amu_graph.language import Text
from amu_graph.model import MODEL
from amu_graph.network.drawing.families import FAMILIES, OTHER_FAMILY, STYLE, Theme
from amu_graph.network.drawing.shapes import Shape
from amu_graph.network.network_graph import NetworkGraph
from amu_graph.network.words import class_words

THEMES: Final[dict[Theme, dict[str, str]]] = STYLE["themes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassStyle:
    """How the nodes of a class are drawn; `name` is the local name of the class."""

    name: str
    colour: str
    shape: Shape

    @property
    def label(self) -> Text:
        """Return what a node of the class is called."""
        return class_words(self.name)


_HUES: Final[dict[str, str]] = STYLE["hues"]
_LOOKS: Final = tuple(
    ClassStyle(name=look["name"], colour=_HUES[look["hue"]], shape=look["shape"]) for look in STYLE["classes"]
)
OTHER_CLASS: Final = ClassStyle(name="Thing", colour=_HUES["grey"], shape="diamond")
_PLAIN: Final = tuple(
    replace(OTHER_CLASS, name=name)
    for name, facts in MODEL.classes.items()
    if facts.kind and not facts.named_by_parts and name not in {look.name for look in _LOOKS}
)
CLASSES: Final = (*_LOOKS, *_PLAIN)
"""A class that `style.json` does not name looks like any other thing, and has its own name."""

_CLASSES: Final = {style.name: style for style in CLASSES}

COMMUNITIES: Final = tuple(_HUES[name] for name in STYLE["communities"])
"""The colours of communities, largest first; beyond the eighth all share the last."""


def class_style(name: object) -> ClassStyle:
    """Return how the nodes of a class are drawn."""
    return _CLASSES.get(str(name), OTHER_CLASS)


def colour_of(network: NetworkGraph, node: str) -> str:
    """Return the colour of a node: what its reader chose, else that of its class."""
    chosen = network.looks.colours.get(node) if network.looks else None
    return chosen or class_style(network.graph.nodes[node].get("class")).colour


def radius_of(network: NetworkGraph, node: str, degree: int) -> float:
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
                "predicates": list(each.predicates),
            }
            for each in (*FAMILIES, OTHER_FAMILY)
        },
        "order": [each.name for each in (*FAMILIES, OTHER_FAMILY)],
        "communities": list(COMMUNITIES),
    }
