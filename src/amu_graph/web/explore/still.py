"""A still picture of a state of the explorer: what its address shows, drawn without the script."""

from collections.abc import Mapping
from typing import Final

from amu_graph.errors import UsageError
from amu_graph.language import Language, Text
from amu_graph.namespaces import expand
from amu_graph.network.explorer.data_file import unpacked
from amu_graph.network.network_graph import Positions
from amu_graph.network.paper import Paper
from amu_graph.query.paths import shortest
from amu_graph.web.explore.address_state import AddressState, Camera
from amu_graph.web.explore.explorer_graph import ExplorerGraph
from amu_graph.web.explore.exporting import Node, Wanted
from amu_graph.web.explore.looks import Looks
from amu_graph.web.explore.parts import PartWanted, part_of
from amu_graph.web.explore.shown import Shown

MOST_NODES: Final = 2000
"""Nodes that a still picture shows at most."""
FRAME: Final = 1.02
"""Half a side of the frame that cameras look at, where the layout is 2 wide, as `drawing.ts` has it."""
_BEYOND: Final = 1.13
"""How much more than the frame a window shows, for its padding (`camera.ts`)."""


def wanted_still(
    graph: ExplorerGraph, state: AddressState, language: Language, *, paper: Paper, query: str, suffix: str
) -> Wanted:
    """Return what has to be drawn for a state.

    Raises:
        UsageError: it shows nothing, or too much; a layout means nothing for this network.
        NotFoundError: there is no such layout.

    """
    payload = unpacked(graph.data())
    way = _way(graph, state)
    shown = Shown(payload, state, way)
    _check(len(shown.nodes))
    looks = Looks(graph, shown, language)
    places = _places(graph, shown, state)
    seen = _seen(places, state.camera)
    stands = _standing(shown, state, way)
    nodes = {
        number: Node(
            x=places[number][0],
            y=places[number][1],
            colour=looks.colour(number),
            radius=looks.radius(number),
            faded=bool(stands) and number not in stands,
        )
        for number in sorted(seen)
    }
    edges = {edge: bool(stands) and not looks.stands(edge, stands, state) for edge in shown.edges}
    return Wanted(
        format=suffix,
        layout=state.layout,
        title=title_of(graph, state, language),
        nodes=nodes,
        edges=edges,
        key=looks.key(),
        address=query,
        paper=paper,
        statuses=frozenset(state.statuses),
        since=state.since,
        until=state.until,
    )


def _check(count: int) -> None:
    if not count:
        raise UsageError(
            Text(fr="Rien n’est montré à cette adresse.", en="Nothing is shown at this address."),
            remedy=Text(fr="Retirez un filtre.", en="Remove a filter."),
        )
    if count > MOST_NODES:
        raise UsageError(
            Text(
                fr=f"Cette image aurait {count} nœuds ; le plus est {MOST_NODES}.",
                en=f"This picture would have {count} nodes; the most is {MOST_NODES}.",
            ),
            remedy=Text(fr="Filtrez dans l’explorateur.", en="Filter in the explorer."),
        )


def _way(graph: ExplorerGraph, state: AddressState) -> list[int]:
    """Return the nodes of the path that is shown."""
    ends = expand(state.start), expand(state.end)
    if not (ends[0] and ends[1]):
        return []
    near = graph.neighbours(unverified="unverified" in state.statuses)
    paths = shortest(near, ends[0], ends[1]) if ends[0] in near and ends[1] in near else []
    numbers = {iri: number for number, iri in enumerate(graph.nodes)}
    return [numbers[iri] for iri in paths[min(state.way, len(paths) - 1)] if iri in numbers] if paths else []


def _places(graph: ExplorerGraph, shown: Shown, state: AddressState) -> dict[int, tuple[float, float]]:
    """Return where nodes stand: where they are pinned, where the layout puts them, else among their neighbours."""
    if state.arranged:
        numbers = tuple(sorted(shown.nodes))
        part = part_of(graph, PartWanted(state.layout, numbers, frozenset(shown.edges)))
        own = part.layout(state.layout)
        found = {iri: own[iri] for number in numbers if (iri := graph.nodes[number]) in own}
    else:
        found = _usual(graph, state)
    numbered = {number: found[iri] for number, iri in enumerate(graph.nodes) if iri in found}
    scale = float(shown.payload["scale"])
    pins = {number: (x / scale, y / scale) for name, (x, y) in state.pins.items() for number in shown.of([name])}
    return {
        number: pins.get(number) or numbered.get(number) or _among(number, shown, numbered) for number in shown.nodes
    }


def _seen(places: Mapping[int, tuple[float, float]], camera: Camera | None) -> list[int]:
    """Return the nodes that the camera of the address sees in a window as wide as high; all where it says none.

    Raises:
        UsageError: it sees none.

    """
    if camera is None:
        return list(places)
    reach = camera.ratio * _BEYOND / 2

    def sees(x: float, y: float) -> bool:
        across, up = (0.5 + each / (2 * FRAME) for each in (x, y))
        return max(abs(across - camera.x), abs(up - camera.y)) <= reach

    seen = [number for number, place in places.items() if sees(*place)]
    if not seen:
        raise UsageError(
            Text(fr="Cette adresse regarde à côté du dessin.", en="This address looks beside the drawing."),
            remedy=Text(fr="Retirez « at » de l’adresse : tout sera montré.", en="Leave “at” out: all is shown."),
        )
    return seen


def _usual(graph: ExplorerGraph, state: AddressState) -> Positions:
    """Return where the layout of the whole network puts its nodes."""
    around = expand(state.node or next(iter(state.only), "")) or ""
    return graph.places(state.layout, whole=bool(state.plus), around=around if around in graph.nodes else "")


def _among(number: int, shown: Shown, placed: Mapping[int, tuple[float, float]]) -> tuple[float, float]:
    near = [placed[link.other] for link in shown.links[number] if link.other in placed]
    if not near:
        return 1.04, 0.04 * (number % 20) - 0.4
    return sum(x for x, _ in near) / len(near), sum(y for _, y in near) / len(near) + 0.03 + 0.02 * (number % 5)


def _standing(shown: Shown, state: AddressState, way: list[int]) -> set[int]:
    """Return what stands out: the path, else the ends of the chosen link, else the chosen node and its neighbours."""
    if way:
        return set(way)
    chosen = shown.of([state.node])
    if not chosen or state.other:
        return set(shown.of([state.node, state.other])) if chosen else set()
    edges = set(shown.edges)
    return {chosen[0], *(link.other for link in shown.links[chosen[0]] if link.edge in edges)}


def title_of(graph: ExplorerGraph, state: AddressState, language: Language) -> str:
    """Return what a state shows, in words: its network, its period, and what stands in its middle."""
    parts = [graph.view.summary.in_(language)]
    if state.since or state.until:
        parts.append(f"{state.since or '…'}–{state.until or '…'}")
    names = [
        graph.whole.name(iri, language) for each in (*state.only, state.node) if (iri := expand(each)) in graph.nodes
    ]
    return " · ".join([*parts, *dict.fromkeys(names)])
