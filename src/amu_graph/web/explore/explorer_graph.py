"""The network that the explorer shows, with layouts and metrics, computed once: of everything, or of a view."""

import gzip
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from threading import RLock, Thread
from typing import TYPE_CHECKING, Final

from amu_graph.errors import AmuGraphError, NotFoundError
from amu_graph.graph import Graph
from amu_graph.language import Text
from amu_graph.namespaces import curie, expand
from amu_graph.network import Network, View, network_of, view_of, views
from amu_graph.network.failures import EmptyNetworkError
from amu_graph.query.links import Links
from amu_graph.query.replaced import follow
from amu_graph.web.explore.places import kept_places
from amu_graph.web.http.cache import Cache

if TYPE_CHECKING:
    from amu_graph.network.metrics.metric import Size
    from amu_graph.network.network_graph import Positions

VIEW: Final = Path(__file__).parent / "everything.rq"
"""The network that the explorer shows where no view is named."""
ON_DEMAND: Final = frozenset(("Concept", "Place"))
"""The classes that are drawn of everything only when the reader asks for them; a view shows all of its nodes."""
_KEPT: Final = 32
_ANSWER_BYTES: Final = 128 << 20


def sizes() -> "dict[str, Size]":
    """Return the metrics that the size of a node can show, with their words on the page."""
    from amu_graph.network.metrics import METRICS

    return {name: metric.size for name, metric in METRICS.items() if metric.size}


class ExplorerGraph:
    """One network of a graph with its layouts, metrics and answers; usable from several threads at once."""

    def __init__(self, graph: Graph, view: View | None = None, everything: "ExplorerGraph | None" = None) -> None:
        self.graph = graph
        self.view = view or replace(view_of(str(VIEW)), foreign=False)  # a server of many threads must not fork
        self.on_demand = frozenset[str]() if view else ON_DEMAND
        self._everything = everything
        self._views: dict[str, ExplorerGraph] = {}
        self._lock = RLock()  # the only one: `cached_property` of Python 3.11 has another, which waits for this one
        self._whole: Network | None = None
        self._core: Network | None = None
        self._begun = False
        self._places: dict[tuple[str, bool, str], Positions] = {}
        self._answers: Cache[str, bytes] = Cache(_ANSWER_BYTES)
        self._measures: dict[str, Mapping[str, float]] = {}

    def of(self, name: str) -> "ExplorerGraph":
        """Return the graph of a view of networks of the project, this one where none is named.

        Raises:
            NotFoundError: there is no such view; a file or a query, which a name could also be, is none.

        """
        if not name:
            return self
        if name not in self._views:
            view = next((each for each in views() if each.name == name), None)
            if view is None:
                raise NotFoundError(
                    Text(fr=f"Il n’y a pas de vue « {name[:80]} ».", en=f"There is no view “{name[:80]}”.")
                )
            self._views.setdefault(name, ExplorerGraph(self.graph, view, self))
        return self._views[name]

    @property
    def of_everything(self) -> "ExplorerGraph":
        """The graph of everything."""
        return self._everything or self

    @property
    def name(self) -> str:
        """The name of the view, empty for everything."""
        return self.view.name if self._everything else ""

    @property
    def whole(self) -> Network:
        """The whole network of the view: of everything, unverified statements, concepts and places included."""
        with self._lock:
            if self._whole is None:
                self._whole = self._read()
            return self._whole

    def _read(self) -> Network:
        import networkx as nx

        try:
            return network_of(self.graph.store, self.view)
        except EmptyNetworkError:
            return Network(view=self.view, graph=nx.MultiDiGraph(), directed=self.view.directed)

    @property
    def core(self) -> Network:
        """The network without what is drawn on demand and without unverified links; a view has neither."""
        if self._everything:
            return self.whole
        with self._lock:
            if self._core is None:
                classes = self.whole.graph.nodes(data="class")
                core = self.whole.part(node for node, name in classes if name not in self.on_demand)
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
    def links(self) -> Links:
        """What links any two things."""
        return self._everything.links if self._everything else Links(self.graph.store, self.graph.portraits)

    def places(self, layout: str, *, whole: bool, around: str = "") -> "Positions":
        """Return where a layout puts the nodes: of the core, or of the whole; `around` is the middle of rings.

        Raises:
            NotFoundError: there is no such layout.

        """
        with self._lock:
            key = (layout, whole and not self._everything, around if layout == "rings" else "")
            if key not in self._places:
                if len(self._places) >= _KEPT:
                    self._places.pop(next(iter(self._places)))
                self._places[key] = self._laid_out(*key)
            return self._places[key]

    def lay_out(self) -> None:
        """Compute, once for a dataset, the layout with which the explorer opens."""
        with suppress(AmuGraphError):  # the request for it reports the error
            self.places("force", whole=True)

    def lay_out_ahead(self) -> None:
        """Compute it in the background, once."""
        if not self._begun:
            self._begun = True
            Thread(target=self.lay_out, daemon=True, name="layout").start()

    def _laid_out(self, layout: str, whole: bool, around: str) -> "Positions":  # noqa: FBT001 - the parts of a key
        network = self.whole if whole else self.core
        if around:
            graph = network.graph.copy()
            graph.graph["around"] = around
            network = Network(view=network.view, graph=graph, directed=network.directed)
        if layout == "rings":
            return network.layout(layout, start=self.places("force", whole=whole))
        if layout != "force" or self._everything:
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

    def compressed(self, name: str, make: Callable[[], bytes]) -> bytes:
        """Return the cached answer of that name, compressed with gzip, else what `make` makes."""
        found = self._answers.get(name)
        if found is None:
            found = gzip.compress(make(), 6, mtime=0)
            self._answers.put(name, found, len(found))
        return found

    def iri(self, name: str) -> str:
        """Return the IRI of a node given as its IRI or CURIE, or as those of what it took the place of.

        Raises:
            NotFoundError: it is no node of the network.
            SplitError, WithdrawnError: it was split, or withdrawn.

        """
        iri = expand(name) or name
        iri = iri if iri in self.whole.graph else follow(iri, self.graph.store)
        if iri not in self.whole.graph:
            raise NotFoundError(
                Text(fr=f"« {name[:200]} » n’est pas dans le graphe dessiné.", en=f"“{name[:200]}” is not drawn."),
                remedy=Text(fr="Cherchez un nom.", en="Search for a name."),
            )
        return iri


def short(iri: str) -> str:
    """Return the name by which addresses and answers call an IRI: its CURIE."""
    return curie(iri)
