"""The atlas: the whole network, where its nodes stand and how they measure, computed once for a graph."""

import gzip
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from threading import RLock, Thread
from typing import TYPE_CHECKING, Final

from amu_graph.errors import AmuGraphError, NotFoundError
from amu_graph.graph import Graph
from amu_graph.language import Text
from amu_graph.namespaces import curie, expand
from amu_graph.network import Network, network_of, view_of
from amu_graph.query.ties import Ties
from amu_graph.web.places import kept_places

if TYPE_CHECKING:
    from amu_graph.network.bare import Positions

VIEW: Final = Path(__file__).parent / "everything.rq"
ON_DEMAND: Final = frozenset(("Concept", "Place"))
"""The classes that are drawn only when the reader asks for them."""
SIZES: Final = ("degree", "betweenness", "pagerank", "closeness")
_KEPT: Final = 32


class Atlas:
    """What the explorer knows of a graph; safe to be asked from several threads at once."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._lock = RLock()  # the only one: `cached_property` of Python 3.11 has another, which waits for this one
        self._whole: Network | None = None
        self._core: Network | None = None
        self._begun = False
        self._places: dict[tuple[str, bool, str], Positions] = {}
        self._answers: dict[str, bytes] = {}
        self._measures: dict[str, Mapping[str, float]] = {}

    @property
    def whole(self) -> Network:
        """Everything that a passage links, unverified statements, concepts and places included."""
        with self._lock:
            if self._whole is None:
                self._whole = network_of(self.graph.store, view_of(str(VIEW)))
            return self._whole

    @property
    def core(self) -> Network:
        """The network without what is drawn on demand and without unverified links."""
        with self._lock:
            if self._core is None:
                classes = self.whole.graph.nodes(data="class")
                core = self.whole.part(node for node, name in classes if name not in ON_DEMAND)
                unsure = [edge[:3] for edge in core.graph.edges(keys=True, data="status") if edge[3] == "unverified"]
                core.graph.remove_edges_from(unsure)
                self._core = core
            return self._core

    def most_linked(self, most: int) -> Network:
        """Return the core, or of a larger one the `most` nodes with the most links."""
        graph = self.core.graph
        if len(graph) <= most:
            return self.core
        kept = sorted(graph, key=lambda node: (-graph.degree(node), node))[:most]
        return self.core.part(kept)

    @property
    def nodes(self) -> list[str]:
        """The IRIs of the nodes, in the order in which every answer lists them."""
        return list(self.whole.graph)

    @cached_property
    def ties(self) -> Ties:
        """What links any two things."""
        return Ties(self.graph.store, self.graph.painter)

    def places(self, layout: str, *, whole: bool, around: str = "") -> "Positions":
        """Return where a layout puts the nodes: of the core, or of the whole; `around` is the middle of rings.

        Raises:
            NotFoundError: there is no such layout.

        """
        with self._lock:
            key = (layout, whole, around if layout == "rings" else "")
            if key not in self._places:
                if len(self._places) >= _KEPT:
                    self._places.pop(next(iter(self._places)))
                self._places[key] = self._laid_out(*key)
            return self._places[key]

    def lay_out(self) -> None:
        """Compute, once for a dataset, where the nodes stand when the explorer opens."""
        with suppress(AmuGraphError):  # nothing is linked: there is nothing to draw
            self.places("force", whole=True)

    def lay_out_ahead(self) -> None:
        """Begin to, once, in a thread that nobody waits for."""
        if not self._begun:
            self._begun = True
            Thread(target=self.lay_out, daemon=True, name="layout").start()

    def _laid_out(self, layout: str, whole: bool, around: str) -> "Positions":  # noqa: FBT001 - the parts of a key
        network = self.whole if whole else self.core
        if around:
            graph = network.graph.copy()
            graph.graph["around"] = around
            network = Network(view=network.view, graph=graph, directed=True)
        if layout == "rings":
            return network.layout(layout, start=self.places("force", whole=whole))
        if layout != "force":
            return network.layout(layout)
        start = self.places("force", whole=False) if whole else None
        extent = "everything" if whole else "core"
        return kept_places(self.graph, f"explore-{extent}", lambda: network.layout(layout, start=start))

    def measure(self, name: str) -> Mapping[str, float]:
        """Return a metric of the nodes of the core.

        Raises:
            NotFoundError: there is no such metric.

        """
        with self._lock:
            if name not in self._measures:
                self._measures[name] = self.core.metrics([name]).values[name]
            return self._measures[name]

    def kept(self, name: str, make: Callable[[], bytes]) -> bytes:
        """Return an answer, compressed with gzip, made only once while it is among the last that were asked for."""
        found = self._answers.get(name)
        if found is None:
            found = gzip.compress(make(), 6, mtime=0)  # without the lock: nobody waits for the answer to another
            with self._lock:
                if len(self._answers) >= _KEPT:
                    self._answers.pop(next(iter(self._answers)))
                self._answers[name] = found
        return found

    def iri(self, name: str) -> str:
        """Return the IRI of a node given as its IRI or CURIE.

        Raises:
            NotFoundError: it is no node of the network.

        """
        iri = expand(name) or name
        if iri not in self.whole.graph:
            raise NotFoundError(
                Text(fr=f"« {name[:200]} » n’est pas dans le graphe dessiné.", en=f"“{name[:200]}” is not drawn."),
                remedy=Text(fr="Cherchez un nom.", en="Search for a name."),
            )
        return iri


def short(iri: str) -> str:
    """Return the name by which addresses and answers call an IRI: its CURIE."""
    return curie(iri)
