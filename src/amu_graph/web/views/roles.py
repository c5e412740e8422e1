"""Participations in words: grouped by what their role means, read from the agent or from what it takes part in."""

from collections import defaultdict
from typing import Final

import pyoxigraph as ox

from amu_graph.graph import Graph
from amu_graph.language import Text
from amu_graph.namespaces import AMU
from amu_graph.query.portrait import Part, Portrait
from amu_graph.text import fold
from amu_graph.web.views.lines import Lines, Statement, class_name, sorted_lines

_SHORTCUT: Final = ox.NamedNode(AMU + "shortcut")
_INVERSE: Final = ox.NamedNode(AMU + "inverseLabel")


def roles(graph: Graph, portrait: Portrait, parts: list[Part], *, outgoing: bool) -> tuple[Lines, ...]:
    """Return participations by the words of their role's shortcut (« porté par »), else by those of the role."""
    grouped: dict[str, list[Statement]] = defaultdict(list)
    headings: dict[str, Text] = {}
    for part in parts:
        shortcut = _shortcut(graph, part.role)
        key = shortcut or part.role
        headings[key] = _heading(graph, portrait, part, shortcut, outgoing=outgoing)
        other = part.context if outgoing else part.agent
        grouped[key].append(
            Statement(
                text=portrait.labels[other],
                iri=other,
                kind=class_name(other),
                role=portrait.labels[part.role],
                role_iri=part.role,
                notes=tuple((iri, portrait.labels[iri]) for iri in (part.phase, part.through) if iri),
                aside=part.when,
                passages=part.passages,
            )
        )
    lines = [
        Lines(heading=headings[key], predicate=key, statements=sorted_lines(statements))
        for key, statements in grouped.items()
    ]
    return tuple(sorted(lines, key=lambda each: (-len(each.statements), fold(each.heading.fr))))


def _heading(graph: Graph, portrait: Portrait, part: Part, shortcut: str | None, *, outgoing: bool) -> Text:
    if shortcut is None:
        return portrait.labels[part.role]
    return graph.painter.label(shortcut) if outgoing else inverse(graph, shortcut)


def _shortcut(graph: Graph, role: str) -> str | None:
    found = graph.store.quads(ox.NamedNode(role), _SHORTCUT, None, ox.DefaultGraph())
    values = [quad.object.value for quad in found if isinstance(quad.object, ox.NamedNode)]
    return next((value for value in values if value != AMU + "involvedIn"), None)


def inverse(graph: Graph, predicate: str) -> Text:
    """Return how a property reads from its object."""
    found = graph.store.quads(ox.NamedNode(predicate), _INVERSE, None, ox.DefaultGraph())
    words = {quad.object.language: quad.object.value for quad in found if isinstance(quad.object, ox.Literal)}
    label = graph.painter.label(predicate)
    return Text(fr=words.get("fr", f"← {label.fr}"), en=words.get("en", f"← {label.en}"))


def holding(part: Part, portrait: Portrait) -> Statement:
    """Return the line of a participation on the page of its role, its phase or its fund."""
    notes = tuple((iri, portrait.labels[iri]) for iri in (part.context, part.phase, part.through) if iri)
    return Statement(
        text=portrait.labels[part.agent],
        iri=part.agent,
        kind=class_name(part.agent),
        role=portrait.labels[part.role] if part.role != portrait.iri else None,
        role_iri=part.role,
        notes=tuple((iri, label) for iri, label in notes if iri != portrait.iri),
        aside=part.when,
        passages=part.passages,
    )
