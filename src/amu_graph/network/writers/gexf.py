"""GEXF for Gephi: positions, colours, sizes, and the years as dynamic attributes."""

import io
import re
from typing import Any
from xml.sax.saxutils import escape

from amu_graph.language import Language
from amu_graph.network.bare import BareNetwork
from amu_graph.network.drawing.families import family_style
from amu_graph.network.drawing.style import class_style, colour_of, radius_of
from amu_graph.network.layouts.table import layout as placed
from amu_graph.network.words import credited, flat, titled

_SCALE = 1000.0
_CREATOR = re.compile(rb"<creator>[^<]*</creator>")
"""What networkx writes of itself; the file says instead what it shows, and of which dataset and licence."""
_SHAPES = {"circle": "disc", "square": "square", "diamond": "diamond", "triangle": "triangle"}


def gexf(network: BareNetwork, language: Language, layout: str) -> bytes:
    """Return GEXF 1.2, written by networkx from values that it can write.

    Whatever has a year begins in it (`start`), so that Gephi's timeline shows when it appears.
    """
    import networkx as nx

    graph: Any = nx.MultiDiGraph(mode="dynamic") if network.directed else nx.MultiGraph(mode="dynamic")
    graph.graph["name"] = titled(network, language)
    positions, degrees = placed(network, layout), dict(network.graph.degree())
    for node, attributes in network.graph.nodes(data=True):
        x, y = positions[node]
        style = class_style(attributes.get("class"))
        viz: dict[str, Any] = {
            "position": {"x": x * _SCALE, "y": y * _SCALE, "z": 0.0},
            "color": {**_rgb(colour_of(network, node)), "a": 1.0},
            "size": 2 * radius_of(network, node, degrees[node]),
            "shape": _SHAPES.get(style.shape, "disc"),
        }
        own = {name: flat(value) for name, value in attributes.items() if value is not None}
        graph.add_node(
            node, **own, **_start(attributes), label=flat(attributes.get(f"label_{language}", node)), viz=viz
        )
    for number, (tail, head, key, attributes) in enumerate(network.graph.edges(keys=True, data=True)):
        year = attributes.get("year", network.graph.nodes[head].get("year"))
        label = flat(attributes.get(f"label_{language}", key))
        own = {**_edge(attributes), **_start({"year": year}), "label": label, "predicate_key": flat(key)}
        graph.add_edge(tail, head, key=number, id=str(number), **own)
    written = io.BytesIO()
    nx.write_gexf(graph, written, version="1.2draft")
    source, title = escape(credited(network, language)), escape(titled(network, language))
    meta = f"<creator>{source}</creator><description>{title}</description>".encode()
    return _CREATOR.sub(lambda _: meta, written.getvalue(), count=1)


def _edge(attributes: dict[str, Any]) -> dict[str, Any]:
    family = family_style(attributes.get("predicate"))
    own: dict[str, Any] = {name: flat(value) for name, value in attributes.items() if value is not None}
    return {**own, "family": family.name, "viz": {"color": {**_rgb(family.light), "a": 1.0}}}


def _rgb(colour: str) -> dict[str, int]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return {"r": red, "g": green, "b": blue}


def _start(attributes: dict[str, Any]) -> dict[str, str]:
    year = attributes.get("year")
    return {} if year is None else {"start": f"{year}-01-01"}
