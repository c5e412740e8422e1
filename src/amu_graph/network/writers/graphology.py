"""The network as graphology's JSON (`graph.import`), which the pages draw with sigma."""

import json
from typing import Any

from amu_graph.language import Language
from amu_graph.network.drawing.families import family_style
from amu_graph.network.drawing.style import class_style
from amu_graph.network.layouts.table import layout as placed
from amu_graph.network.network_graph import NetworkGraph
from amu_graph.network.words import sentence


def as_json(network: NetworkGraph, language: Language, layout: str) -> bytes:
    """Return graphology's JSON as a file."""
    found = graphology(network, layout=layout, language=language)
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def graphology(network: NetworkGraph, *, layout: str = "", language: Language = "fr") -> dict[str, Any]:
    """Return the serialisation of graphology: `attributes`, `options`, `nodes` and `edges`.

    A node has `x`, `y` (the longer side from −1 to 1), `size`, `color`, `shape` and `label` beside its own attributes;
    an edge has `family`, `color`, `dash`, `size` and `label` (the link in words). Keys of edges are unique.
    """
    positions = placed(network, layout)
    degrees = dict(network.graph.degree())
    nodes = [
        {
            "key": node,
            "attributes": {
                **attributes,
                "label": attributes.get(f"label_{language}", node),
                "x": positions[node][0],
                "y": positions[node][1],
                "size": round(3 + 2 * degrees[node] ** 0.5, 2),
                "color": class_style(attributes.get("class")).colour,
                "shape": class_style(attributes.get("class")).shape,
            },
        }
        for node, attributes in network.graph.nodes(data=True)
    ]
    return {
        "attributes": {"name": network.title.in_(language), "view": network.view.name},
        "options": {"type": "directed" if network.directed else "undirected", "multi": True, "allowSelfLoops": True},
        "nodes": nodes,
        "edges": [_edge(network, *edge, language=language) for edge in network.graph.edges(keys=True, data=True)],
    }


def _edge(
    network: NetworkGraph, tail: str, head: str, key: str, attributes: dict[str, Any], *, language: Language
) -> dict[str, Any]:
    family = family_style(attributes.get("predicate"))
    return {
        "key": f"{tail} {key} {head}",
        "source": tail,
        "target": head,
        "undirected": not network.directed,
        "attributes": {
            **attributes,
            "label": sentence(network, tail, head, attributes, language),
            "family": family.name,
            "color": family.light,
            "dash": list(family.dash),
            "size": float(attributes.get("weight", 1.0)),
        },
    }
