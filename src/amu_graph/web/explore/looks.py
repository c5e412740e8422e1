"""The colours and sizes of nodes as a state of the explorer asks for them (`web/src/explore/looks.ts`)."""

from collections import defaultdict
from math import sqrt
from typing import Any, Final

from amu_graph.language import Language
from amu_graph.network.drawing.style import COMMUNITIES, OTHER_CLASS, class_style
from amu_graph.web.explore.address_state import AddressState
from amu_graph.web.explore.explorer_graph import ExplorerGraph
from amu_graph.web.explore.shown import Shown
from amu_graph.web.rendering.words import say

_RAMP: Final = ("#5e3c99", "#d8c9a8", "#e66101")
_FEW, _MANY = 600, 3000


class Looks:
    """Colours, sizes and their key, as `looks.ts` has them."""

    def __init__(self, graph: ExplorerGraph, shown: Shown, language: Language) -> None:
        self._graph, self._shown, self._language = graph, shown, language
        self._state = shown.state
        measured = {self._state.size} - {"degree", "equal"} | {"community"} & {self._state.colour}
        self._measures = {name: graph.measure(name) for name in measured}
        self._years = [year for year in shown.payload["nodes"]["year"] if year]
        self._size = len(shown.numbers)

    def colour(self, node: int) -> str:
        """Return the colour of a node."""
        if self._state.colour == "community":
            community = self._measures["community"].get(self._graph.nodes[node])
            return OTHER_CLASS.colour if community is None else COMMUNITIES[min(int(community), len(COMMUNITIES) - 1)]
        if self._state.colour == "year":
            year = self._shown.payload["nodes"]["year"][node]
            return self._ramp(year) if year else OTHER_CLASS.colour
        return class_style(self._shown.kind(node)).colour

    def radius(self, node: int) -> float:
        """Return the radius of a node, in pixels."""
        base = 1.6 if self._size > _MANY else 2.6 if self._size > _FEW else 4.6
        if self._state.size == "equal":
            return base * 1.5
        if self._state.size == "degree":
            return base + min(16.0, base * 0.42 * sqrt(self._degree(node)))
        values = self._measures[self._state.size]
        share = max(values.get(self._graph.nodes[node], 0.0), 0.0) / (max(values.values(), default=0.0) or 1.0)
        return base + base * 2.6 * sqrt(share)

    def stands(self, edge: int, stands: set[int], state: AddressState) -> bool:
        """Return whether a link stands out: one of the chosen node, else one between what stands out."""
        edges = self._shown.payload["edges"]
        ends = {edges["source"][edge], edges["target"][edge]}
        chosen = set(self._shown.of([state.node]))
        return ends <= stands and (not chosen or bool(state.start) or bool(ends & chosen))

    def key(self) -> tuple[tuple[str, str], ...]:
        """Return what colours mean where they are not those of classes."""
        if self._state.colour == "year" and self._years:
            first, last = min(self._years), max(self._years)
            years = dict.fromkeys((first, round((first + last) / 2), last))
            undated = (OTHER_CLASS.colour, str(say("explore.undated", self._language)))
            return (*((self._ramp(year), str(year)) for year in years), undated)
        return self._communities() if self._state.colour == "community" else ()

    def _communities(self) -> tuple[tuple[str, str], ...]:
        members: dict[int, list[int]] = defaultdict(list)
        for node in sorted(self._shown.nodes):
            community = self._measures["community"].get(self._graph.nodes[node])
            if community is not None:
                members[int(community)].append(node)
        rows = []
        for community, nodes in sorted(members.items())[: len(COMMUNITIES)]:
            if len(nodes) > 1 and community < len(COMMUNITIES):
                best = max(nodes, key=self._degree)
                name = self._graph.whole.name(self._graph.nodes[best], self._language)
                words = say("explore.community", self._language, n=len(nodes), name=name)
                rows.append((COMMUNITIES[community], words.unescape()))
        return tuple(rows)

    def _degree(self, node: int) -> int:
        return sum(self._shown.status(link.edge) != "unverified" for link in self._shown.links[node])

    def _ramp(self, year: int) -> str:
        first, last = min(self._years), max(self._years)
        place = (year - first) / max(1, last - first)
        low, high, share = (_RAMP[0], _RAMP[1], place * 2) if place < 0.5 else (_RAMP[1], _RAMP[2], place * 2 - 1)  # noqa: PLR2004
        pairs: Any = zip(bytes.fromhex(low[1:]), bytes.fromhex(high[1:]), strict=True)
        return "#" + "".join(f"{round(one + (other - one) * share):02x}" for one, other in pairs)
