"""A map as a file: its title over it, its key and where it comes from under it."""

from functools import partial
from typing import Final
from xml.etree.ElementTree import Element

from amu_graph.language import Language, Text
from amu_graph.maps.drawing import Address, MapPicture
from amu_graph.network.drawing.families import STYLE
from amu_graph.network.drawing.figure import Caption, figure
from amu_graph.network.drawing.key import Rows, draw_mark
from amu_graph.network.drawing.style import THEMES
from amu_graph.network.paper import Paper
from amu_graph.network.words import credit
from amu_graph.typography import set_in

OUTLINES: Final = Text("contours : Natural Earth (domaine public)", "outlines: Natural Earth (public domain)")
_SEVERAL: Final = Text("des choses de plusieurs classes", "things of several classes")


def map_file(
    picture: MapPicture,
    language: Language,
    *,
    title: str,
    digest: str,
    paper: Paper | None = None,
    permanent: str = "",
    address: Address | None = None,
) -> str:
    """Return a map as SVG, with its title, its key, its credit, the licence and, where it has one, its address."""

    def draw(root: Element) -> None:
        picture.draw(root, language, address=address)

    notes = [f"{credit(digest, language)} · {set_in(OUTLINES.in_(language), language)}", permanent]
    caption = Caption(title=set_in(title, language), rows=_key(picture, language), notes=list(filter(None, notes)))
    return figure(draw, picture.size, caption, paper=paper, language=language)


def _key(picture: MapPicture, language: Language) -> Rows:
    """Return what each mark means, each class once; outlines have their names."""
    styles = {style.name: style for site, _ in picture.placed if (style := picture.style(site))}
    rows: Rows = [
        (partial(_sign, shape=style.shape, colour=style.colour), style.label.in_(language)) for style in styles.values()
    ]
    if any(picture.style(site) is None and site.members for site, _ in picture.placed):
        rows.append((partial(_sign, shape="circle", colour=STYLE["hues"]["grey"]), _SEVERAL.in_(language)))
    return rows


def _sign(parent: Element, x: float, y: float, *, shape: str, colour: str) -> None:
    mark = draw_mark(parent, shape, colour, (x, y, 6.5))  # type: ignore[arg-type]  # a shape by name
    mark.set("stroke", THEMES["light"]["outline"])
