"""One HTML page that holds a whole network: it opens anywhere, needs no connection and sends nothing.

The data are those of a pyvis network with computed places, drawn by the vis-network that pyvis carries; the page around
it is our own, because that of pyvis 0.3.2 loads files from the web and shows labels as HTML. Here all text is text, and
a content security policy forbids every request.
"""

import json
from importlib.resources import files
from typing import Any, Final

from amu_graph.language import LANGUAGES, Language, Text
from amu_graph.namespaces import BASE
from amu_graph.network.drawing.axis import Axis, axis
from amu_graph.network.drawing.families import FAMILIES, OTHER_FAMILY, family_style
from amu_graph.network.drawing.key import STATUSES
from amu_graph.network.drawing.label_placement import wrapped
from amu_graph.network.drawing.style import CLASSES, OTHER_CLASS, class_style, style
from amu_graph.network.layouts.table import layout as placed
from amu_graph.network.network_graph import NetworkGraph
from amu_graph.network.words import called, clean, credited, sentence, titled
from amu_graph.typography import set_in

_LIBRARY: Final = "lib/vis-9.1.2"
_SHAPES: Final = {"circle": "dot", "triangle-down": "triangleDown"}
_MARKS: Final = {
    "circle": "M6 0A6 6 0 1 1-6 0A6 6 0 1 1 6 0Z",
    "square": "M-5.5-5.5H5.5V5.5H-5.5Z",
    "diamond": "M0-7L7 0L0 7L-7 0Z",
    "triangle": "M0-7L6.5 5H-6.5Z",
    "triangle-down": "M0 7L6.5-5H-6.5Z",
    "star": "M0-7.5L1.9-2.6L7.1-2.3L3.1 1L4.4 6.1L0 3.2L-4.4 6.1L-3.1 1L-7.1-2.3L-1.9-2.6Z",
    "hexagon": "M7 0L3.5 6.1H-3.5L-7 0L-3.5-6.1H3.5Z",
}
_WORDS: Final = {
    "find": Text("Chercher", "Search"),
    "other": Text("English", "Français"),
    "legend": Text("Légende", "Legend"),
    "interpreted": STATUSES["interpreted"],
    "unverified": STATUSES["unverified"],
    "nothing": Text("Rien de ce nom dans ce réseau.", "Nothing of that name in this network."),
}
_STATUS: Final = {**STATUSES, "derived": Text("dérivé", "derived")}
_REPEATED: Final = frozenset({"label", "title", "color", "arrows"})
_ROLE: Final = Text("rôle", "role")
_PHASE: Final = Text("phase", "phase")


def to_pyvis(network: NetworkGraph, *, layout: str = "") -> Any:  # noqa: ANN401 - pyvis has no types
    """Return the network as a pyvis `Network`, with places, shapes and colours, physics off, parallel links curved."""
    from pyvis.edge import Edge
    from pyvis.network import Network as Pyvis

    drawn = Pyvis(directed=True, cdn_resources="in_line", height="100%", width="100%")
    positions, degrees = placed(network, layout), dict(network.graph.degree())
    scale = 62.0 * max(len(network), 4) ** 0.5
    for node in network.graph:
        x, y = positions[node]
        drawn.add_node(node, x=round(x * scale, 1), y=round(-y * scale, 1), **_node(network, node, degrees[node]))
    seen: dict[frozenset[str], int] = {}
    for number, (tail, head, attributes) in enumerate(network.graph.edges(data=True)):
        pair = frozenset((tail, head))
        seen[pair] = seen.get(pair, -1) + 1
        own = _edge(network, tail, head, attributes, seen[pair])
        # pyvis looks each end up in a list, which takes minutes for a large network; the record is the same.
        drawn.edges.append({**Edge(tail, head, network.directed, **own).options, "id": str(number)})
    return drawn


def _node(network: NetworkGraph, node: str, degree: int) -> dict[str, Any]:
    attributes = network.graph.nodes[node]
    drawn = class_style(attributes.get("class"))
    own: dict[str, Any] = {
        "shape": _SHAPES.get(drawn.shape, drawn.shape),
        "color": drawn.colour,
        "colour": drawn.colour,
        "size": round(7 + 3.5 * degree**0.5, 1),
    }
    for language in LANGUAGES:
        name = clean(called(network, node, language))
        kind = str(attributes.get(f"kind_{language}") or drawn.label.in_(language))
        facts = [kind, *(str(date) for date in attributes.get("dates", ()))]
        own[f"name_{language}"] = name
        own[f"label_{language}"] = "\n".join(wrapped(name))
        own[f"title_{language}"] = clean("\n".join([name, *facts]))
    return {**own, "label": own["label_fr"], "title": own["title_fr"]}


def _edge(network: NetworkGraph, tail: str, head: str, attributes: dict[str, Any], place: int) -> dict[str, Any]:
    family = family_style(attributes.get("predicate"))
    own: dict[str, Any] = {
        "family": family.name,
        "width": min(6.0, 1.0 + 0.7 * float(attributes.get("weight", 1.0))),
        "dashes": list(family.dash) or False,
        "status": str(attributes.get("status", "asserted")),
        "arrows": "to" if network.directed else "",
        "smooth": {"enabled": True, "type": "curvedCW", "roundness": 0.12 * place} if place else False,
    }
    for language in LANGUAGES:
        own[f"title_{language}"] = clean("\n".join(_evidence(network, tail, head, attributes, language)))
    return {**own, "title": own["title_fr"]}


def _evidence(network: NetworkGraph, tail: str, head: str, attributes: dict[str, Any], language: Language) -> list[str]:
    """Return a link in lines: the sentence, role and phase, and where it is said."""
    colon = " : " if language == "fr" else ": "
    lines = [sentence(network, tail, head, attributes, language)]
    for name, label in (("role", _ROLE), ("phase", _PHASE)):
        if value := attributes.get(name):
            lines.append(f"{label.in_(language)}{colon}{value}")
    if status := _STATUS.get(str(attributes.get("status"))):
        lines.append(status.in_(language))
    return [*lines, *(str(passage).removeprefix(BASE + "source/") for passage in attributes.get("passages", ()))]


def page(network: NetworkGraph, language: Language = "fr", layout: str = "") -> str:
    """Return the page, in which the reader may change the language."""
    drawn = to_pyvis(network, layout=layout)
    classes = {class_style(name).name for _, name in network.graph.nodes(data="class")}
    families = {edge["family"] for edge in drawn.edges}
    across = {node["id"]: node["x"] for node in drawn.nodes}
    data = {
        "language": language,
        "title": {each: set_in(titled(network, each), each) for each in LANGUAGES},
        "note": _both(Text(*(_said(network, each) for each in LANGUAGES))),
        "words": {name: _both(text) for name, text in _WORDS.items()},
        "style": style(),
        "marks": _MARKS,
        "classes": [each.name for each in (*CLASSES, OTHER_CLASS) if each.name in classes],
        "families": [each.name for each in (*FAMILIES, OTHER_FAMILY) if each.name in families],
        "nodes": [_lean(node) for node in drawn.nodes],
        "edges": [_lean(edge) for edge in drawn.edges],
        "axis": {each: _axis(axis(network, across, layout, each)) for each in LANGUAGES},
        "options": _options(len(drawn.nodes), directed=network.directed),
    }
    template = files("amu_graph.network.drawing").joinpath("page.html").read_text(encoding="utf-8")
    for name, text in (
        ("/*VIS-CSS*/", _vendored("vis-network.css")),
        ("/*VIS-JS*/", _vendored("vis-network.min.js")),
        ("/*DATA*/", _inert(data)),
    ):
        template = template.replace(name, text, 1)
    return template


def _axis(axis: Axis) -> dict[str, Any]:
    return {"years": axis.years, "heads": axis.heads, "band": axis.band}


def _lean(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record without what the page does not read: the words that it has in both languages, and defaults."""
    return {name: value for name, value in record.items() if name not in _REPEATED and value is not False}


def _both(text: Text) -> dict[str, str]:
    return {"fr": clean(text.fr), "en": clean(text.en)}


def _said(network: NetworkGraph, language: Language) -> str:
    graph, view = network.graph, network.view
    counts = Text(
        f"{len(graph)} nœuds, {graph.number_of_edges()} liens. ",
        f"{len(graph)} nodes, {graph.number_of_edges()} links. ",
    )
    edge = Text(f"Un lien : {view.edge.fr}. ", f"A link: {view.edge.en}. ")
    return counts.in_(language) + edge.in_(language) * bool(view.edge.fr) + credited(network, language)


def _options(size: int, *, directed: bool) -> dict[str, Any]:
    large = size > 400  # noqa: PLR2004 - where moving the edges along becomes slow
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "interaction": {"hover": not large, "tooltipDelay": 150, "hideEdgesOnDrag": large, "hideEdgesOnZoom": large},
        "nodes": {
            "borderWidth": 1,
            "font": {"size": 13, "face": "system-ui, sans-serif", "strokeWidth": 3, "multi": False},
        },
        "edges": {
            "arrows": {"to": {"enabled": directed, "scaleFactor": 0.5}},
            "selectionWidth": 1.5,
            "smooth": False,
        },
    }


def _vendored(name: str) -> str:
    """Return a file of vis-network as the installed pyvis carries it."""
    return files("pyvis").joinpath(_LIBRARY, name).read_text(encoding="utf-8").replace("</script", "<\\/script")


def _inert(data: dict[str, Any]) -> str:
    """Return JSON that can end neither its element nor a comment, whatever the labels hold."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
