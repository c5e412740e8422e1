"""What is computed for the explorer, away from the event loop: each task takes the networks of the store."""

import gzip
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from amu_graph.language import Language
from amu_graph.network.drawing.figure import written
from amu_graph.network.explorer.data_file import Progress, packed
from amu_graph.network.explorer.payload import scaled
from amu_graph.network.paper import Paper
from amu_graph.query.lists import make
from amu_graph.query.paths import shortest
from amu_graph.web.explore.address_state import address_state, given_in, said
from amu_graph.web.explore.explorer_graph import ExplorerGraphs
from amu_graph.web.explore.exporting import exported, wanted
from amu_graph.web.explore.parts import part_of, part_wanted
from amu_graph.web.explore.still import title_of, wanted_still
from amu_graph.web.views.printed import paper_of

if TYPE_CHECKING:
    from amu_graph.web.explore.overview import OverviewDrawing

MOST_DRAWN = 200
"""Nodes of the picture that the server draws."""


def data(graphs: ExplorerGraphs, progress: Progress, view: str) -> bytes:
    """Return what the page draws at once."""
    return graphs.of(view).data(progress)


def members_list(graphs: ExplorerGraphs, progress: Progress, kind: str) -> bytes:
    """Return the list of a class, kept beside the dataset where that can be."""
    return make(graphs.store, kind, progress)


def places(graphs: ExplorerGraphs, _: Progress, view: str, layout: str, wide: bool, around: str) -> bytes:  # noqa: FBT001
    """Return the places that a layout gives, null for what it leaves out."""
    graph = graphs.of(view)
    found = graph.places(layout, whole=wide, around=around)
    x, y = ([found[node][axis] if node in found else None for node in graph.nodes] for axis in (0, 1))
    return packed(dict(zip("xy", scaled(x, y), strict=True)))


def arranged(graphs: ExplorerGraphs, _: Progress, view: str, body: bytes) -> bytes:
    """Return where a layout puts some nodes and links for themselves alone, in the order in which JSON names them.

    Raises:
        UsageError: the request is not understood, or the layout means nothing for this network.

    """
    asked = part_wanted(body)
    graph = graphs.of(view)
    part = part_of(graph, asked)
    found = part.layout(asked.layout)
    nodes = [graph.nodes[number] for number in asked.nodes]
    x, y = ([found[node][axis] if node in found else None for node in nodes] for axis in (0, 1))
    return packed(dict(zip("xy", scaled(x, y), strict=True)))


def measure(graphs: ExplorerGraphs, _: Progress, view: str, name: str) -> bytes:
    """Return a metric of each node, null for what is drawn on demand."""
    graph = graphs.of(view)
    values = graph.measure(name)
    return packed([round(values[node], 6) if node in values else None for node in graph.nodes])


def picture(graphs: ExplorerGraphs, _: Progress, view: str, language: Language) -> bytes:
    """Return the network as an SVG drawing, of a large one the best linked."""
    graph = graphs.of(view)
    placed = replace(graph.most_linked(MOST_DRAWN), positions=graph.places("force", whole=False))
    return gzip.compress(placed.svg(language=language).encode(), 5, mtime=0)


def export(graphs: ExplorerGraphs, _: Progress, view: str, body: bytes, language: Language) -> tuple[str, bytes]:
    """Return the format and the content of a file of what is shown, which JSON asks for."""
    asked = wanted(body)
    return asked.format, exported(graphs.of(view), asked, language)


def still(graphs: ExplorerGraphs, _: Progress, view: str, query: str, language: Language, suffix: str) -> bytes:
    """Return a picture of the state that the query of an address says, as a file, compressed."""
    given = given_in(query)
    graph = graphs.of(view)
    paper, state = paper_of(given), address_state(given)
    asked = wanted_still(graph, state, language, paper=paper, query=urlencode(said(given)), suffix=suffix)
    return gzip.compress(exported(graph, asked, language), 5, mtime=0)


def told(graphs: ExplorerGraphs, _: Progress, view: str, query: str, language: Language) -> tuple[str, str]:
    """Return what the state that a query says shows, in words, and the query with nothing else in it.

    Raises:
        UsageError: a number is none, or the period is reversed.

    """
    given = given_in(query)
    return title_of(graphs.of(view), address_state(given), language), urlencode(said(given))


def printed(_: ExplorerGraphs, __: Progress, drawn: str, suffix: str, paper: Paper, language: Language) -> bytes:
    """Return a drawing as a file for print: a picture holds the interpreter for seconds, so that no server draws it.

    Raises:
        UsageError: a PNG of that paper would have too many pixels.

    """
    return written(drawn, suffix, paper, language)


def shared(graphs: ExplorerGraphs, _: Progress, view: str, one: str, other: str) -> list[str]:
    """Return what two nodes of a projection share."""
    graph = graphs.of(view).whole.graph
    links = (graph.get_edge_data(*ends) or {} for ends in ((one, other), (other, one)))
    return [thing for each in links for link in each.values() for thing in link.get("shared", ())]


def paths(graphs: ExplorerGraphs, _: Progress, start: str, end: str, unverified: bool) -> list[tuple[str, ...]]:  # noqa: FBT001
    """Return the nodes of the shortest telling paths between two nodes."""
    return shortest(graphs.of("").neighbours(unverified=unverified), start, end)


def drawings(graphs: ExplorerGraphs, _: Progress, language: Language) -> "list[OverviewDrawing]":
    """Return the drawings of the whole graph for pages."""
    from amu_graph.web.explore.overview import drawn

    return drawn(graphs.store, language)
