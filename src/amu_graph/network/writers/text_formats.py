"""Pajek, tables of nodes and of links, and Turtle."""

import csv
import io
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from amu_graph.language import Language
from amu_graph.namespaces import AMU, PREFIXES, RDF, RDFS, VOCAB
from amu_graph.network.layouts.table import layout as placed
from amu_graph.network.network_graph import NetworkGraph
from amu_graph.network.views.links import AGENT, CONTEXT, INVOLVED_IN
from amu_graph.network.words import clean, flat
from amu_graph.text import in_cell

if TYPE_CHECKING:
    from collections.abc import Iterator


def pajek(network: NetworkGraph, language: Language, layout: str) -> bytes:
    """Return a Pajek network: vertices numbered from 1 with label, place and shape, then arcs or edges with weights.

    Labels are unique, as Pajek needs: a repeated one is followed by the IRI. Lines of `%` are comments.
    """
    positions = placed(network, layout)
    number = {node: place for place, node in enumerate(network.graph, start=1)}
    lines = [f"% {clean(network.title.in_(language))}", f"*Vertices {len(number)}"]
    seen: set[str] = set()
    for node, place in number.items():
        label = str(flat(network.graph.nodes[node].get(f"label_{language}", node))).replace('"', "'")
        label = " ".join(label.split())
        label = f"{label} <{node}>" if label in seen else label
        seen.add(label)
        x, y = ((each + 1) / 2 for each in positions[node])
        lines.append(f'{place} "{label}" {x:.4f} {1 - y:.4f} 0.5')
    lines.append("*Arcs" if network.directed else "*Edges")
    for tail, head, attributes in network.graph.edges(data=True):
        lines.append(f"{number[tail]} {number[head]} {float(attributes.get('weight', 1.0)):g}")
    return ("\n".join(lines) + "\n").encode()


def nodes_csv(network: NetworkGraph, language: Language, layout: str) -> bytes:
    """Return the table of nodes: `Id` and `Label` as Gephi names them, then the other attributes and the place."""
    positions = placed(network, layout)
    rows = [
        {
            "Id": node,
            "Label": attributes.get(f"label_{language}", node),
            **attributes,
            "x": positions[node][0],
            "y": positions[node][1],
        }
        for node, attributes in network.graph.nodes(data=True)
    ]
    return _csv(rows)


def edges_csv(network: NetworkGraph, language: Language, _layout: str) -> bytes:
    """Return the table of links: `Source`, `Target`, `Type`, `Label`, `Weight` as Gephi names them, then the rest."""
    rows = [
        {
            "Source": tail,
            "Target": head,
            "Type": "Directed" if network.directed else "Undirected",
            "Label": attributes.get(f"label_{language}", ""),
            "Weight": attributes.get("weight", 1.0),
            "key": key,
            **{name: value for name, value in attributes.items() if name != "weight"},
        }
        for tail, head, key, attributes in network.graph.edges(keys=True, data=True)
    ]
    return _csv(rows)


def _csv(rows: list[dict[str, Any]]) -> bytes:
    """Return rows as CSV (RFC 4180); a text that a spreadsheet would run as a formula begins with an apostrophe."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, columns, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(value) for name, value in row.items() if value is not None})
    return written.getvalue().encode()


def _cell(value: object) -> object:
    cell = flat(value)
    return in_cell(cell) if isinstance(cell, str) else cell


def turtle(network: NetworkGraph, _language: Language, _layout: str) -> bytes:
    """Return the triples of the network, sorted: each link, the participation that it stands for, and names."""
    triples = sorted(set(_triples(network)), key=str)
    return bytes(ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES)) or b"")


def _triples(network: NetworkGraph) -> "Iterator[ox.Triple]":
    node = ox.NamedNode
    for iri, attributes in network.graph.nodes(data=True):
        for language in ("fr", "en"):
            if label := attributes.get(f"label_{language}"):
                yield ox.Triple(node(iri), node(RDFS + "label"), ox.Literal(str(label), language=language))
        class_ = str(attributes.get("class", "Thing"))
        if class_ not in ("Thing", "Concept") and class_.isalpha():
            yield ox.Triple(node(iri), node(RDF + "type"), node(f"{AMU}{class_}"))
    for tail, head, attributes in network.graph.edges(data=True):
        yield ox.Triple(node(tail), node(attributes.get("predicate", INVOLVED_IN)), node(head))
        if participation := attributes.get("participation"):
            yield ox.Triple(node(participation), node(AGENT), node(tail))
            yield ox.Triple(node(participation), node(CONTEXT), node(head))
            for part in ("role", "phase"):
                for slug in str(attributes.get(part, "")).split():
                    yield ox.Triple(node(participation), node(AMU + part), node(f"{VOCAB}{part}/{slug}"))
