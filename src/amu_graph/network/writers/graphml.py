"""GraphML for yEd, Cytoscape, igraph, R and JGraphT: valid against its schema, whatever the names of things.

Identifiers are `n0`, `e0` …, as the schema allows no IRI there: the IRI of a node is its attribute `iri`. Keys of nodes
begin with `v_`, those of links with `e_`, since one document has each key once; each key has one type.
"""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from amu_graph.language import Language
from amu_graph.network.drawing.style import colour_of, radius_of
from amu_graph.network.layouts.table import layout as placed
from amu_graph.network.network_graph import NetworkGraph
from amu_graph.network.words import credited, flat, titled
from amu_graph.network.writers.attributes import Attributes, as_text, types_of

_NAMESPACE: Final = "http://graphml.graphdrawing.org/xmlns"
_PREFIXES: Final = MappingProxyType({"graph": "g_", "node": "v_", "edge": "e_"})
_TYPES: Final = MappingProxyType({"integer": "int", "double": "double", "string": "string"})


def graphml(network: NetworkGraph, language: Language, layout: str) -> bytes:
    """Return GraphML; a node has `iri`, `label`, a place, colour (`r`, `g`, `b`), `size`, and all else known of it."""
    positions = placed(network, layout)
    told_of = {"title": titled(network, language), "source": credited(network, language)}
    nodes = {
        node: {
            "iri": node,
            "label": flat(attributes.get(f"label_{language}", node)),
            **_looks(network, node),
            **attributes,
            "x": positions[node][0],
            "y": positions[node][1],
        }
        for node, attributes in network.graph.nodes(data=True)
    }
    edges = [
        (tail, head, {"label": attributes.get(f"label_{language}"), **attributes})
        for tail, head, attributes in network.graph.edges(data=True)
    ]
    root = Element("graphml", {"xmlns": _NAMESPACE})
    _declare(root, "graph", [told_of])
    _declare(root, "node", nodes.values())
    _declare(root, "edge", [attributes for _, _, attributes in edges])
    graph = SubElement(root, "graph", id="g0", edgedefault="directed" if network.directed else "undirected")
    _write(graph, "graph", told_of)
    number = {node: f"n{place}" for place, node in enumerate(nodes)}
    for node, attributes in nodes.items():
        _write(SubElement(graph, "node", id=number[node]), "node", attributes)
    for place, (tail, head, attributes) in enumerate(edges):
        edge = SubElement(graph, "edge", id=f"e{place}", source=number[tail], target=number[head])
        _write(edge, "edge", attributes)
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _looks(network: NetworkGraph, node: str) -> dict[str, object]:
    """Return the colour and the size of a node as Gephi reads them; the size is a diameter, as in GEXF."""
    red, green, blue = bytes.fromhex(colour_of(network, node).removeprefix("#"))
    return {"r": red, "g": green, "b": blue, "size": 2 * radius_of(network, node, network.graph.degree(node))}


def _declare(root: Element, kind: str, rows: Iterable[Attributes]) -> None:
    for name, type_ in types_of(rows).items():
        key = {"id": _PREFIXES[kind] + name, "for": kind, "attr.name": name, "attr.type": _TYPES[type_]}
        SubElement(root, "key", key)


def _write(element: Element, kind: str, attributes: Attributes) -> None:
    for name, value in attributes.items():
        text = as_text(value)
        if text is not None:
            SubElement(element, "data", key=_PREFIXES[kind] + name).text = text
