"""How are two things linked? The shortest telling paths between them, each step with its sentences and passages.

A path is the shorter, the fewer its steps and the less crowded what it passes through: that two documents share a theme
with fifty others says little, that two projects share an architect says much (compare the degree-weighted path of
Moore et al., CIKM 2011, and PathSim). Concepts and places that are linked with many things are never passed through.
"""

import heapq
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import islice
from math import inf, log2
from typing import Final

from amu_graph.namespaces import BASE, VOCAB

MOST_PATHS: Final = 5
MOST_STEPS: Final = 7
HUB: Final = 20
"""A concept or a place with more ties than this is not passed through."""
_LOOKED_AT: Final = 20_000
_GENERAL: Final = (VOCAB, BASE + "place/")
_Partial = tuple[float, int, tuple[str, ...], float]
Neighbours = Mapping[str, Collection[str]]
"""For each thing, those that something links with it."""


def shortest(neighbours: Neighbours, start: str, end: str, *, most: int = MOST_PATHS) -> list[tuple[str, ...]]:
    """Return up to `most` paths without a loop between two things, the shortest first, each as the things on it.

    There are none where nothing links the two.
    """
    if start == end or start not in neighbours or end not in neighbours:
        return []
    return list(islice(_Search(neighbours, start, end).paths(), most))


class _Search:
    """Best-first search among the paths without a loop, guided by the exact distance to the end."""

    def __init__(self, neighbours: Neighbours, start: str, end: str) -> None:
        self._neighbours = neighbours
        self._start = start
        self._end = end
        self._left = self._distances()

    def paths(self) -> Iterator[tuple[str, ...]]:
        """Iterate over the paths, shortest first; equally short ones in the order of their IRIs."""
        waiting: list[_Partial] = []
        self._push(waiting, (self._start,), 0.0)
        for _ in range(_LOOKED_AT):
            if not waiting:
                return
            _, _, nodes, gone = heapq.heappop(waiting)
            if nodes[-1] == self._end:
                yield nodes
            elif len(nodes) <= MOST_STEPS:
                for other, step in self._steps(nodes[-1]):
                    if other not in nodes:
                        self._push(waiting, (*nodes, other), gone + step)

    def _push(self, waiting: list[_Partial], nodes: tuple[str, ...], gone: float) -> None:
        left = self._left.get(nodes[-1], inf)
        if left < inf:
            heapq.heappush(waiting, (round(gone + left, 9), len(nodes), nodes, gone))

    def _distances(self) -> dict[str, float]:
        """Return the length of the shortest path from each thing to the end (Dijkstra)."""
        left = {self._end: 0.0}
        waiting = [(0.0, self._end)]
        while waiting:
            far, node = heapq.heappop(waiting)
            if far > left[node] or node == self._start:
                continue
            for other, _ in self._steps(node, back=True):
                length = far + self._entered(node)
                if length < left.get(other, inf):
                    left[other] = length
                    heapq.heappush(waiting, (length, other))
        return left

    def _steps(self, node: str, *, back: bool = False) -> Iterator[tuple[str, float]]:
        """Iterate over the things that a step leads to, and the length of the step."""
        passes: Callable[[str], bool] = self._leads_back if back else self._leads_on
        for other in self._neighbours[node]:
            if passes(other):
                yield other, self._entered(other)

    def _leads_on(self, node: str) -> bool:
        return node == self._end or not self._is_hub(node)

    def _leads_back(self, node: str) -> bool:
        return node == self._start or not self._is_hub(node)

    def _entered(self, node: str) -> float:
        """Return the length of a step into a thing: one, more where it is general or linked with many."""
        if node == self._end:
            return 1.0
        return 1.0 + (1.5 if node.startswith(_GENERAL) else 0.0) + log2(len(self._neighbours[node])) / 4

    def _is_hub(self, node: str) -> bool:
        return node.startswith(_GENERAL) and len(self._neighbours[node]) > HUB
