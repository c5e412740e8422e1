"""The families of links: what may link two things, with the colour and the dashes that tell it in every picture.

Dashes tell families apart and nothing else; how surely a link is read is told by a mark on its middle (`svg.doubt`).
"""

from dataclasses import dataclass
from typing import Final, Literal

from amu_graph.language import Text
from amu_graph.namespaces import AMU, DCTERMS, SCHEMA

Theme = Literal["light", "dark"]


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
        label=Text("financer, soutenir", "fund, support"),
        light="#6d6600",
        dark="#f0e442",
        dash=(3, 3),
        predicates=("funds", "supports"),
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
        name="spoke",
        label=Text("intervenir", "speak"),
        light="#1b1f24",
        dark="#eceff3",
        dash=(2, 4),
        predicates=("speaksAt",),
    ),
    FamilyStyle(
        name="belonging",
        label=Text("fonder, diriger, relever de", "found, lead, belong to"),
        light="#6a4fb3",
        dark="#b3a1f0",
        dash=(8, 2, 2, 2),
        predicates=("founded", "leads", "memberOf", "affiliatedWith"),
    ),
    FamilyStyle(
        name="involved",
        label=Text("prendre part autrement", "take part otherwise"),
        light="#6a4fb3",
        dark="#b3a1f0",
        dash=(3, 3),
        predicates=("involvedIn",),
    ),
    FamilyStyle(
        name="listed",
        label=Text("recenser", "list"),
        light="#00717d",
        dark="#4ec3cf",
        dash=(8, 3),
        predicates=("lists",),
    ),
    FamilyStyle(
        name="about",
        label=Text("porter sur", "be about"),
        light="#00717d",
        dark="#4ec3cf",
        dash=(2, 4),
        predicates=("about",),
    ),
    FamilyStyle(
        name="following",
        label=Text("faire partie de, donner lieu à", "be part of, give rise to"),
        light="#b3262a",
        dark="#ff8f86",
        dash=(6, 2, 2, 2),
        predicates=(
            "gaveRiseTo",
            "inspiredBy",
            "presentedAt",
            "producedIn",
            "resultedIn",
            DCTERMS + "isPartOf",
            DCTERMS + "isReplacedBy",
        ),
    ),
    FamilyStyle(
        name="themed",
        label=Text("thème, public, mode, matériau", "theme, audience, mode, material"),
        light="#6b7480",
        dark="#8e98a4",
        dash=(2, 2),
        predicates=(
            DCTERMS + "subject",
            DCTERMS + "audience",
            "productionMode",
            "tenure",
            "amenity",
            "holdsLabel",
            SCHEMA + "brand",
            SCHEMA + "material",
        ),
    ),
    FamilyStyle(
        name="placed",
        label=Text("se situer à", "be located in"),
        light="#6b7480",
        dark="#8e98a4",
        dash=(8, 4),
        predicates=("locatedIn", DCTERMS + "spatial", SCHEMA + "areaServed", SCHEMA + "foundingLocation"),
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

_FAMILIES: Final = {iri: style for style in FAMILIES for iri in style.iris}


def family_style(predicate: object) -> FamilyStyle:
    """Return how the links of a predicate are drawn."""
    return _FAMILIES.get(str(predicate), OTHER_FAMILY)
