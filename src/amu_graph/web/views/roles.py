"""Participations in words: grouped by what their role means, read from the agent or from what it takes part in."""

from collections import defaultdict

from amu_graph.graph import Graph
from amu_graph.language import Text
from amu_graph.query.portraits import INVOLVED_IN, Portrait
from amu_graph.query.statements import Statement
from amu_graph.text import fold
from amu_graph.web.views.lines import Line, Lines, class_name, sorted_lines


def roles(graph: Graph, portrait: Portrait, parts: list[Statement], *, outgoing: bool) -> tuple[Lines, ...]:
    """Return participations by the words of their role's shortcut (« porté par »), else by those of the role."""
    grouped: dict[str, list[Line]] = defaultdict(list)
    headings: dict[str, Text] = {}
    for part in parts:
        key = part.role if part.predicate == INVOLVED_IN else part.predicate
        headings[key] = _heading(graph, part, outgoing=outgoing)
        grouped[key].append(
            Line(
                text=part.value_label if outgoing else part.label,
                iri=part.target if outgoing else part.source,
                kind=class_name(part.target if outgoing else part.source),
                role=part.words,
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


def _heading(graph: Graph, part: Statement, *, outgoing: bool) -> Text:
    if part.predicate == INVOLVED_IN:
        return part.words
    labels = graph.portraits.labels
    return labels.of(part.predicate) if outgoing else labels.inverse(part.predicate)


def holding(part: Statement, portrait: Portrait) -> Line:
    """Return the line of a participation on the page of its role, its phase or its fund."""
    notes = tuple((iri, portrait.labels[iri]) for iri in (part.target, part.phase, part.through) if iri)
    return Line(
        text=part.label,
        iri=part.source,
        kind=class_name(part.source),
        role=part.words if part.role != portrait.iri else None,
        role_iri=part.role,
        notes=tuple((iri, label) for iri, label in notes if iri != portrait.iri),
        aside=part.when,
        passages=part.passages,
    )
