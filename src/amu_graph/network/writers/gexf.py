"""GEXF 1.2 for Gephi: positions, colours, sizes, and the years as dates from which things are shown.

Readers that know no dates find the years as attributes; a colour names no opacity, since some readers know none.
"""

from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from amu_graph.language import Language
from amu_graph.network.drawing.families import family_style
from amu_graph.network.drawing.style import class_style, colour_of, radius_of
from amu_graph.network.layouts.table import layout as placed
from amu_graph.network.network_graph import NetworkGraph
from amu_graph.network.words import credited, flat, titled
from amu_graph.network.writers.attributes import Attributes, as_text, types_of

_SCALE: Final = 1000.0
_SHAPES: Final = {"circle": "disc", "square": "square", "diamond": "diamond", "triangle": "triangle"}
_NAMESPACE: Final = "http://www.gexf.net/1.2draft"
_OF_THE_FORMAT: Final = ("label", "weight")
"""What links have as attributes of XML."""


def gexf(network: NetworkGraph, language: Language, layout: str) -> bytes:
    """Return GEXF; whatever has a year begins in it (`start`), so that Gephi's timeline shows when it appears."""
    root = Element("gexf", {"xmlns": _NAMESPACE, "xmlns:viz": f"{_NAMESPACE}/viz", "version": "1.2"})
    meta = SubElement(root, "meta")
    SubElement(meta, "creator").text = credited(network, language)
    SubElement(meta, "description").text = titled(network, language)
    graph = SubElement(
        root,
        "graph",
        defaultedgetype="directed" if network.directed else "undirected",
        mode="dynamic",
        timeformat="date",
    )
    nodes, edges = dict(network.graph.nodes(data=True)), list(network.graph.edges(data=True))
    own = [_of_edge(network, head, attributes, language) for _, head, attributes in edges]
    _declared(graph, "node", list(nodes.values()))
    _declared(graph, "edge", [_without(each) for each in own])
    _write_nodes(SubElement(graph, "nodes"), network, language, layout)
    holder = SubElement(graph, "edges")
    for number, ((tail, head, _), attributes) in enumerate(zip(edges, own, strict=True)):
        _write_edge(holder, str(number), tail, head, attributes)
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _declared(graph: Element, class_: str, rows: list[Attributes]) -> None:
    attributes = SubElement(graph, "attributes", {"class": class_, "mode": "static"})
    for name, type_ in types_of(rows).items():
        SubElement(attributes, "attribute", id=name, title=name, type=type_)


def _write_nodes(holder: Element, network: NetworkGraph, language: Language, layout: str) -> None:
    positions, degrees = placed(network, layout), dict(network.graph.degree())
    for node, attributes in network.graph.nodes(data=True):
        label = str(flat(attributes.get(f"label_{language}", node)))
        element = SubElement(holder, "node", {"id": node, "label": label, **_start(attributes.get("year"))})
        _values(element, attributes)
        x, y = positions[node]
        SubElement(element, "viz:color", _rgb(colour_of(network, node)))
        SubElement(element, "viz:position", x=str(x * _SCALE), y=str(y * _SCALE), z="0.0")
        SubElement(element, "viz:size", value=str(2 * radius_of(network, node, degrees[node])))
        SubElement(element, "viz:shape", value=_SHAPES.get(class_style(attributes.get("class")).shape, "disc"))


def _of_edge(network: NetworkGraph, head: str, attributes: dict[str, Any], language: Language) -> dict[str, Any]:
    """Return the attributes of a link; it begins when what it leads to begins, unless it has a year of its own."""
    year = attributes.get("year", network.graph.nodes[head].get("year"))
    label = attributes.get(f"label_{language}", attributes.get("predicate", ""))
    family = family_style(attributes.get("predicate")).name
    return {**attributes, "year": year, "family": family, "label": label}


def _write_edge(holder: Element, number: str, tail: str, head: str, attributes: dict[str, Any]) -> None:
    plain = {name: text for name in _OF_THE_FORMAT if (text := as_text(attributes.get(name))) is not None}
    ends = {"id": number, "source": tail, "target": head}
    element = SubElement(holder, "edge", {**ends, **plain, **_start(attributes["year"])})
    _values(element, _without(attributes))
    SubElement(element, "viz:color", _rgb(family_style(attributes.get("predicate")).light))


def _without(attributes: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in attributes.items() if name not in _OF_THE_FORMAT}


def _values(element: Element, attributes: Attributes) -> None:
    values = SubElement(element, "attvalues")
    for name, value in attributes.items():
        text = as_text(value)
        if text is not None:
            SubElement(values, "attvalue", {"for": name, "value": text})


def _rgb(colour: str) -> dict[str, str]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return {"r": str(red), "g": str(green), "b": str(blue)}


def _start(year: object) -> dict[str, str]:
    return {"start": f"{year:04}-01-01"} if isinstance(year, int) else {}
