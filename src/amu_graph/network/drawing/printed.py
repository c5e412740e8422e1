"""A network on paper: as the screen shows it, with names of a height in points, and told apart without colour too.

Lines of families that have the same dashes have a letter; nodes whose colour is not that of their class have its number
in the key, or their year beside their name. Names stand on no node; those that find no room are counted.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from string import ascii_lowercase
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from amu_graph.language import LANGUAGES, Language, Text
from amu_graph.network.drawing import typeface
from amu_graph.network.drawing.figure import Caption, figure
from amu_graph.network.drawing.key import Rows, key_of, number
from amu_graph.network.drawing.label_placement import LETTER, Sheet
from amu_graph.network.drawing.picture import Curve, Picture, picture
from amu_graph.network.drawing.style import THEMES
from amu_graph.network.drawing.svg import draw, draw_axis
from amu_graph.network.layouts.table import layout as placed
from amu_graph.network.network_graph import NetworkGraph, Positions
from amu_graph.network.paper import Paper
from amu_graph.network.words import credited, titled
from amu_graph.typography import set_in

_TALLEST: Final = 1.4
"""How many times as high as wide a drawing may be."""
_LOWEST: Final = 0.1
_ROOM: Final = 9000.0
"""Square units that a node has where it is drawn at its full size."""
_SMALLEST: Final = 0.35
_MARK: Final = 8.0
"""Height of letters on lines and of numbers in nodes."""
_ONE: Final = Text("{n} nom n’a pas trouvé de place à cette taille.", "{n} name found no room at this size.")
_MANY: Final = Text("{n} noms n’ont pas trouvé de place à cette taille.", "{n} names found no room at this size.")


def printed(network: NetworkGraph, language: Language, layout: str, paper: Paper) -> str:
    """Return a network as an SVG figure as wide as the paper."""
    positions, network = placed(network, layout), _with_years(network)
    drawn = picture(network, positions, language, layout, sheet=_sheet(positions, paper))
    letters = _letters(drawn)

    def draw_all(root: Element) -> None:
        draw_axis(root, drawn, "light")
        draw(root, drawn, "light", directed=network.directed)
        _draw_letters(root, drawn, letters)
        _draw_numbers(root, drawn, _numbers(network))

    unnamed = sum(dot.label is None and not dot.faded for dot in drawn.dots)
    said = [(_ONE if unnamed == 1 else _MANY).in_(language).format(n=unnamed)] if unnamed else []
    address = network.looks.address if network.looks else ""
    caption = Caption(
        title=set_in(titled(network, language), language),
        rows=_marked(key_of(network, drawn, language, "light"), network, drawn, letters, language),
        notes=[*said, credited(network, language), *filter(None, [address])],
    )
    return figure(draw_all, (drawn.width, drawn.height), caption, paper=paper, language=language)


def _sheet(positions: Positions, paper: Paper) -> Sheet:
    """Return a sheet as wide as the paper, and as high as the places ask for: one scale in both directions."""
    wide, margin = paper.units, min(0.16 * paper.units, 110.0)
    x, y = [x for x, _ in positions.values()], [y for _, y in positions.values()]
    ratio = max((max(y) - min(y)) / max(max(x) - min(x), 1e-9), _LOWEST)
    inner = min(wide - 2 * margin, _TALLEST * wide / ratio)
    high = inner * ratio + 6 * LETTER
    scale = max(_SMALLEST, min(1.0, (wide * high / (len(positions) * _ROOM)) ** 0.5))
    measure = typeface.width
    return Sheet(width=wide, height=high, margin=(wide - inner) / 2, scale=scale, measure=measure)


def _letters(drawn: Picture) -> dict[str, str]:
    """Return a letter for each family of lines that another one of the picture has the dashes of."""
    styles = {curve.style.name: curve.style for curve in drawn.curves}
    shared = Counter(style.dash for style in styles.values())
    alike = sorted(name for name, style in styles.items() if shared[style.dash] > 1)
    return dict(zip(alike, ascii_lowercase, strict=False))


def _is_of_years(network: NetworkGraph) -> bool:
    return bool(network.looks and network.looks.key and network.looks.key[0][1].isdecimal())


def _with_years(network: NetworkGraph) -> NetworkGraph:
    """Return a network whose names say their years where the colours do."""
    if not _is_of_years(network):
        return network
    graph = network.graph.copy()
    for node, year in network.graph.nodes(data="year"):
        if year is not None:
            for language in LANGUAGES:
                graph.nodes[node][f"label_{language}"] = f"{network.name(node, language)} ({year})"
    return replace(network, graph=graph)


def _numbers(network: NetworkGraph) -> Mapping[str, str]:
    """Return the number of each colour in the key, where the colours are those of groups."""
    if not network.looks or _is_of_years(network):
        return {}
    return {colour: str(place) for place, (colour, _) in enumerate(network.looks.key, 1)}


def _marked(rows: Rows, network: NetworkGraph, drawn: Picture, letters: Mapping[str, str], language: Language) -> Rows:
    """Return the rows of a key with the letters and numbers that stand in the picture."""
    marks = {curve.style.label.in_(language): letters.get(curve.style.name, "") for curve in drawn.curves}
    numbers = _numbers(network)
    marks |= {words: numbers.get(colour, "") for colour, words in (network.looks.key if network.looks else ())}
    return [(sign, f"{marks[words]}\u00a0\u00a0{words}" if marks.get(words) else words) for sign, words in rows]


def _draw_letters(root: Element, drawn: Picture, letters: Mapping[str, str]) -> None:
    curves = (curve for curve in drawn.curves if not curve.faded and curve.style.name in letters)
    _draw_words(root, ((letters[curve.style.name], *_beside(curve), curve.style.light) for curve in curves))


def _beside(curve: Curve) -> tuple[float, float]:
    """Return a point on a curve, nearer to where it starts than its middle, which the sign of a doubt may take."""
    across, down = curve.head.x - curve.tail.x, curve.head.y - curve.tail.y
    length = (across**2 + down**2) ** 0.5 or 1.0
    share = 0.36
    bend = 4 * share * (1 - share) * curve.bend
    return curve.tail.x + across * share - down / length * bend, curve.tail.y + down * share + across / length * bend


def _draw_numbers(root: Element, drawn: Picture, numbers: Mapping[str, str]) -> None:
    dots = (dot for dot in drawn.dots if not dot.faded and dot.colour in numbers)
    _draw_words(root, ((numbers[dot.colour], dot.x, dot.y, THEMES["light"]["ink"]) for dot in dots))


def _draw_words(root: Element, words: Iterable[tuple[str, float, float, str]]) -> None:
    """Write small words at places, on a halo."""
    halo = {"stroke": THEMES["light"]["ground"], "stroke-width": "2", "paint-order": "stroke"}
    group = SubElement(root, "g", {"font-size": number(_MARK), "text-anchor": "middle", **halo})
    for text, x, y, colour in words:
        SubElement(group, "text", {"x": number(x), "y": number(y + _MARK * 0.35), "fill": colour}).text = text
