"""The one style of every picture: colours and shapes of classes, colours and dashes of families of links.

The hues are those of Okabe and Ito (Color Universal Design, 2008), which people with any colour vision tell apart; no
two classes share both shape and hue. Lines are darker on a light page and lighter on a dark one, so that each stands
out from its ground by 3:1 or more (WCAG 2.2, 1.4.11); filled nodes have an outline that does.
"""

from dataclasses import dataclass
from typing import Final, Literal

from amu_graph.language import Text
from amu_graph.namespaces import AMU, DCTERMS
from amu_graph.network.drawing.shapes import Shape
from amu_graph.network.words import CLASS_WORDS

Theme = Literal["light", "dark"]

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


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyStyle:
    """How the links of a family are drawn; `dash` is an SVG dash array, empty for an unbroken line."""

    name: str
    label: Text
    light: str
    dark: str
    dash: tuple[int, ...] = ()
    predicates: tuple[str, ...] = ()

    @property
    def iris(self) -> tuple[str, ...]:
        """Return the IRIs of the predicates, which are names of this project's ontology or IRIs."""
        return tuple(name if ":" in name else AMU + name for name in self.predicates)

    def colour(self, theme: Theme) -> str:
        """Return the colour of the lines on the ground of a theme."""
        return self.light if theme == "light" else self.dark


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

FAMILIES: Final = (
    FamilyStyle(
        name="accompanied",
        label=Text("accompagner", "accompany"),
        light="#00795a",
        dark="#2fbf95",
        predicates=("accompanies",),
    ),
    FamilyStyle(
        name="authored",
        label=Text("écrire", "write"),
        light="#0072b2",
        dark="#56b4e9",
        predicates=("authorOf",),
    ),
    FamilyStyle(
        name="hosted",
        label=Text("éditer, diffuser, accueillir", "publish, distribute, host"),
        light="#8f6200",
        dark="#e69f00",
        dash=(8, 3),
        predicates=("hosts", "publisherOf", "organizes"),
    ),
    FamilyStyle(
        name="carried",
        label=Text("porter, posséder, gérer", "carry, own, manage"),
        light="#b84d00",
        dark="#f08a3c",
        predicates=("carries", "owns", "manages"),
    ),
    FamilyStyle(
        name="designed",
        label=Text("concevoir", "design"),
        light="#a0457a",
        dark="#dd93bb",
        dash=(6, 2, 2, 2),
        predicates=("designs", "coDesigns"),
    ),
    FamilyStyle(
        name="funded",
        label=Text("financer", "fund"),
        light="#6d6600",
        dark="#f0e442",
        dash=(3, 3),
        predicates=("funds",),
    ),
    FamilyStyle(
        name="spoke",
        label=Text("intervenir", "speak"),
        light="#1b1f24",
        dark="#eceff3",
        dash=(2, 4),
        predicates=("speaksAt",),
    ),
    FamilyStyle(
        name="shared",
        label=Text("partager", "share"),
        light="#6b7480",
        dark="#8e98a4",
        predicates=(DCTERMS + "relation",),
    ),
)
OTHER_FAMILY: Final = FamilyStyle(
    name="other", label=Text("autre lien", "other link"), light="#6b7480", dark="#8e98a4", dash=(1, 3)
)

_CLASSES: Final = {style.name: style for style in CLASSES}
_FAMILIES: Final = {iri: style for style in FAMILIES for iri in style.iris}

COMMUNITIES: Final = (BLUE, ORANGE, GREEN, PURPLE, SKY, VERMILLION, YELLOW, GREY)
"""The colours of communities, largest first; beyond the eighth all share the last."""


def class_style(name: object) -> ClassStyle:
    """Return how the nodes of a class are drawn."""
    return _CLASSES.get(str(name), OTHER_CLASS)


def family_style(predicate: object) -> FamilyStyle:
    """Return how the links of a predicate are drawn."""
    return _FAMILIES.get(str(predicate), OTHER_FAMILY)


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
        "communities": list(COMMUNITIES),
    }
