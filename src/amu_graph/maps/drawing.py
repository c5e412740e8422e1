"""A map as SVG: the land, hatched outlines where something acts, a mark for each place, as large as it is full.

What it writes has its colours and, for pages that have a dark theme, the classes `land`, `border`, `area`, `site` and
`word`, which a style sheet may colour.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, SubElement

from amu_graph.language import Language
from amu_graph.maps.content import Content, Site
from amu_graph.maps.outlines import Outlines, Ring, outlines
from amu_graph.maps.projection import Frame, Point
from amu_graph.maps.sheet import Layout, laid_out
from amu_graph.namespaces import KINDS, kind_of
from amu_graph.network.drawing import typeface
from amu_graph.network.drawing.families import STYLE, Theme
from amu_graph.network.drawing.key import draw_mark, number
from amu_graph.network.drawing.label_placement import LETTER, LINE, Label, Sheet, Spot, leader, place
from amu_graph.network.drawing.style import THEMES, ClassStyle, class_style
from amu_graph.network.words import clean
from amu_graph.typography import set_in

if TYPE_CHECKING:
    from amu_graph.network.drawing.shapes import Shape

WIDTH: Final = 560.0
_NEAR: Final = 0.9
_BEYOND: Final = 3000.0
_TURNS: Final = (45, -45, 0, 90)
"""The angles of hatches, by which overlapping areas are told apart without colour."""
_HUES: Final = ("blue", "vermillion", "green", "purple")
_LAND: Final[dict[Theme, tuple[str, str, str]]] = {
    "light": ("#f1f1ef", "#e3e4e0", "#b9bdb8"),
    "dark": ("#1d2126", "#2a2f36", "#4b525b"),
}
"""The countries around, France, and the lines between departments."""

Address = Callable[[str], str | None]


class MapPicture:
    """A map laid out on its sheet, before it is written into a drawing."""

    def __init__(self, content: Content, *, width: float = WIDTH, known: Outlines | None = None) -> None:
        self.known = known or outlines()
        self.layout = laid_out([site.point for site in content.sites], self.known, width)
        placed = [(site, self.layout.place(site.point)) for site in content.sites]
        self.placed = [(site, point) for site, point in placed if point is not None]
        self.beyond = [site for site, point in placed if point is None]
        """What lies on no frame of the sheet."""

    @property
    def size(self) -> tuple[float, float]:
        """Return the width and the height, in pixels."""
        return self.layout.width, self.layout.height

    @staticmethod
    def style(site: Site) -> ClassStyle | None:
        """Return how a site is marked: as the class of all that is there; None where that is none, or several."""
        kinds = {KINDS[kind_of(member.thing) or "place"] for member in site.members}
        return class_style(kinds.pop()) if len(kinds) == 1 else None

    def draw(
        self, root: Element, language: Language, theme: Theme = "light", *, address: Address | None = None
    ) -> None:
        """Draw into an element; with `address` each place leads to where that says."""
        _draw_land(root, self.layout, self.known, theme)
        areas = [(site, place) for place, site in enumerate(s for s, _ in self.placed if s.area)]
        _draw_areas(root, self.layout, areas)
        spots = [Spot(x, y, _radius(site), _words(site, language)) for site, (x, y) in self.placed]
        labels = place(spots, Sheet(width=self.layout.width, height=self.layout.height, measure=typeface.width))
        marks = SubElement(root, "g", {"stroke": THEMES[theme]["outline"], "stroke-width": "1"})
        for (site, point), label in zip(self.placed, labels, strict=True):
            target = address(site.place) if address and site.place else None
            words = _words(site, language)
            holder = SubElement(marks, "a", {"href": target, "aria-label": words}) if target else marks
            _draw_site(holder, site, point, self.style(site), words)
            if label:
                _draw_label(holder, label, point, theme)


def _draw_land(root: Element, layout: Layout, known: Outlines, theme: Theme) -> None:
    around, france, line = _LAND[theme]
    main = SubElement(root, "g", {"stroke-linejoin": "round"})
    courses = _courses(layout.main, known)
    others = {"class": "land", "fill": around, "stroke": line, "stroke-width": "0.5"}
    SubElement(main, "path", {**others, "d": courses[0]})
    home = {"class": "land home", "fill": france, "stroke": line, "stroke-width": "0.5"}
    SubElement(main, "path", {**home, "d": courses[1]})
    for course, width in zip(courses[2:], ("0.5", "1.2"), strict=True):
        border = {"class": "border", "fill": "none", "stroke": line, "stroke-width": width}
        SubElement(main, "path", {**border, "d": course})
    # What goes beyond the frame is covered, not clipped: resvg takes seventeen times the memory for a clip.
    for top, high in ((-_BEYOND, _BEYOND), (layout.main.height, _BEYOND)):
        cover = {"y": number(top), "width": number(layout.width), "height": number(high)}
        SubElement(root, "rect", {"class": "cover", **cover, "fill": THEMES[theme]["ground"]})
    for area, frame in layout.overseas:
        box = {"x": frame.left, "y": frame.top, "width": frame.width, "height": frame.height}
        outline = {"class": "border", "fill": "none", "stroke": line}
        SubElement(root, "rect", {**{name: number(value) for name, value in box.items()}, **outline})
        SubElement(root, "path", {**home, "d": _course(area.rings, frame)})
    if not known.areas:
        _draw_graticule(main, layout.main, line)


@lru_cache(maxsize=16)  # most maps have the same frame
def _courses(frame: Frame, known: Outlines) -> tuple[str, str, str, str]:
    """Return the paths of the countries around, of metropolitan France, of its departments and of its regions.

    Each line is in one of them, once.
    """
    home = [ring for area in known.named("France") for ring in area.rings]
    seen = {frozenset(step) for ring in home for step in zip(ring, (*ring[1:], ring[0]), strict=True)}
    regions, departments = (
        list(_borders(_inside((ring for area in known.of_kind(kind) for ring in area.rings), frame), seen))
        for kind in ("region", "department")
    )
    around = _course(_inside(known.around, frame), frame)
    within, between = ("".join(_path(line, frame) for line in lines) for lines in (departments, regions))
    return around, _course(home, frame), within, between


def _borders(rings: Iterable[Ring], seen: set[frozenset[Point]]) -> Iterator[list[Point]]:
    """Yield the lines of rings without the steps that are in `seen`, where they go."""
    for ring in rings:
        line: list[Point] = []
        for one, other in zip(ring, (*ring[1:], ring[0]), strict=True):
            if (step := frozenset((one, other))) in seen:
                if line:
                    yield line
                line = []
            else:
                seen.add(step)
                line = [*(line or [one]), other]
        if line:
            yield line


def _draw_graticule(parent: Element, frame: Frame, line: str) -> None:
    """Draw meridians and parallels, where the package has no outlines."""
    across = [[(float(x), y / 2) for y in range(68, 145)] for x in range(-24, 33, 2)]
    along = [[(x / 2, float(y)) for x in range(-50, 65)] for y in range(34, 73, 2)]
    course = "".join(_path(each, frame) for each in (*across, *along))
    SubElement(parent, "path", {"class": "border", "fill": "none", "stroke": line, "stroke-width": "0.5", "d": course})


def _draw_areas(root: Element, layout: Layout, areas: Sequence[tuple[Site, int]]) -> None:
    """Draw each outline with a hatch of its own angle and colour."""
    definitions = SubElement(root, "defs")
    for site, order in areas:
        assert site.area is not None
        turn, hue = _TURNS[order % len(_TURNS)], STYLE["hues"][_HUES[order % len(_HUES)]]
        grid = {"width": "7", "height": "7", "patternUnits": "userSpaceOnUse", "patternTransform": f"rotate({turn})"}
        pattern = SubElement(definitions, "pattern", {"id": f"hatch-{order}", **grid})
        SubElement(pattern, "line", {"y2": "7", "stroke": hue, "stroke-width": "1.6", "stroke-opacity": "0.55"})
        frame = next((frame for area, frame in layout.overseas if area.code == site.area.code), layout.main)
        look = {"fill": f"url(#hatch-{order})", "stroke": hue, "stroke-width": "1.5", "stroke-linejoin": "round"}
        SubElement(root, "path", {"class": "area", **look, "d": _course(site.area.rings, frame)})


def _course(rings: Iterable[Ring], frame: Frame) -> str:
    return "".join(f"{_path(ring, frame)}z" for ring in rings)


def _path(points: Iterable[Point], frame: Frame) -> str:
    """Return a line as SVG holds it: where it starts, then each step, without steps of less than `_NEAR` pixels."""
    x = y = 0.0
    steps: list[str] = []
    for left, top in (frame.project(*point) for point in points):
        across, down = round(left - x, 1), round(top - y, 1)
        if not steps or abs(across) + abs(down) >= _NEAR:
            x, y = x + across, y + down
            steps.append(f"{number(across)} {number(down)}")
    return f"M{steps[0]}l{' '.join(steps[1:])}" if len(steps) > 1 else ""


def _inside(rings: Iterable[Ring], frame: Frame) -> Iterator[Ring]:
    """Yield the rings that may be seen in a frame: the rectangle around them touches it."""
    for ring in rings:
        places = [frame.project(*point) for point in ring]
        x, y = [each for each, _ in places], [each for _, each in places]
        across = min(x) < frame.left + frame.width and max(x) > frame.left
        if across and min(y) < frame.top + frame.height and max(y) > frame.top:
            yield ring


def _radius(site: Site) -> float:
    return 3.5 if site.area else 4.0 + 2.2 * max(len(site.members), 1) ** 0.5


def _words(site: Site, language: Language) -> str:
    """Return what a site is called, and how much is there."""
    name = set_in(site.name, language)
    return f"{name}\u00a0·\u00a0{len(site.members)}" if site.members else name


def _draw_site(parent: Element, site: Site, point: tuple[float, float], style: ClassStyle | None, words: str) -> None:
    shape: Shape = style.shape if style else "circle"
    mark = draw_mark(parent, shape, style.colour if style else STYLE["hues"]["grey"], (*point, _radius(site)))
    mark.set("class", "site")
    SubElement(mark, "title").text = clean(words)


def _draw_label(parent: Element, label: Label, point: tuple[float, float], theme: Theme) -> None:
    """Write the name of a site on its halo, a line to it where it stands apart."""
    if label.far:
        near = leader(label, Spot(*point, 0, ""), LETTER)
        ends = {"x1": point[0], "y1": point[1], "x2": near[0], "y2": near[1]}
        SubElement(parent, "line", {"class": "leader", **{name: number(value) for name, value in ends.items()}})
    for row, line in enumerate(label.lines):
        at = {"x": number(label.x), "y": number(label.y + LETTER * (0.35 + row * LINE))}
        halo = {"stroke": THEMES[theme]["ground"], "stroke-width": "2.5", "stroke-linejoin": "round"}
        SubElement(parent, "text", {"class": "word halo", **at, **halo}).text = clean(line)
        SubElement(
            parent, "text", {"class": "word", **at, "fill": THEMES[theme]["ink"], "stroke": "none"}
        ).text = clean(line)
