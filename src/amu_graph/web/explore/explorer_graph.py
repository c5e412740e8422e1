"""A network that the explorer shows: what is drawn of it, where its nodes stand and how they measure, made once."""

from collections.abc import Mapping
from threading import RLock
from typing import TYPE_CHECKING, Final

from cachetools import LRUCache

from amu_graph.errors import NotFoundError
from amu_graph.language import Text
from amu_graph.namespaces import AMU, expand
from amu_graph.network import Network, View, network_of, views
from amu_graph.network.explorer.columns import Columns, neighbours
from amu_graph.network.explorer.data_file import Progress, cached, make, packed, unpacked
from amu_graph.network.explorer.everything import everything_view
from amu_graph.network.explorer.payload import ON_DEMAND, SCALE, payload, scaled
from amu_graph.network.failures import EmptyNetworkError
from amu_graph.query.labels import Labels
from amu_graph.store import Store

if TYPE_CHECKING:
    from amu_graph.network.metrics.metric import Size
    from amu_graph.network.network_graph import Positions

_LAYOUTS: Final = 32


def sizes() -> "dict[str, Size]":
    """Return the metrics that the size of a node can show, with their words on the page."""
    from amu_graph.network.metrics import METRICS

    return {name: metric.size for name, metric in METRICS.items() if metric.size}


class ExplorerGraph:
    """The network of everything, or of a view; safe to be asked from several threads at once."""

    def __init__(self, store: Store, view: View | None = None) -> None:
        self.store = store
        self.view = view or everything_view()
        self._is_view = view is not None
        self._lock = RLock()  # the only one: `cached_property` of Python 3.11 has another, which waits for this one
        self._whole: Network | None = None
        self._core: Network | None = None
        self._data = b""
        self._places: LRUCache[tuple[str, bool, str], Positions] = LRUCache(_LAYOUTS)
        self._neighbours: dict[bool, dict[str, set[str]]] = {}
        self._measures: dict[str, Mapping[str, float]] = {}

    def data(self, progress: Progress = lambda _: None) -> bytes:
        """Return what the page draws at once, JSON compressed with gzip; of everything from the cache, or made now."""
        with self._lock:
            if not self._data:
                self._data = self._drawn() if self._is_view else cached(self.store) or make(self.store, progress)
            return self._data

    def _drawn(self) -> bytes:
        places = self.places("force", whole=True)
        columns = Columns.of(self.whole, self.store.values(AMU + "shortcut"))
        x, y = ([places[node][axis] for node in columns.nodes] for axis in (0, 1))
        projected = self.whole if self.whole.two_mode else None
        labels = Labels(self.store)
        return packed(payload(columns, scaled(x, y), ([], []), labels, directed=self.whole.directed, of=projected))

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
            return network_of(self.store, self.view)
        except EmptyNetworkError:
            return Network(view=self.view, graph=nx.MultiDiGraph(), directed=self.view.directed)

    @property
    def core(self) -> Network:
        """The network without what is drawn on demand and without unverified links; a view has neither."""
        if self._is_view:
            return self.whole
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

    def places(self, layout: str, *, whole: bool, around: str = "") -> "Positions":
        """Return where a layout puts the nodes: of the core, or of the whole; `around` is the middle of rings.

        Raises:
            UsageError: the layout means nothing for this network.

        """
        with self._lock:
            key = (layout, whole and not self._is_view, around if layout == "rings" else "")
            if key not in self._places:
                self._places[key] = self._laid_out(*key)
            return self._places[key]

    def _laid_out(self, layout: str, whole: bool, around: str) -> "Positions":  # noqa: FBT001 - the parts of a key
        if layout == "force" and not self._is_view:
            return self._forces(whole=whole)
        network = self.whole if whole else self.core
        if around:
            graph = network.graph.copy()
            graph.graph["around"] = around
            network = Network(view=network.view, graph=graph, directed=network.directed)
        if layout == "rings":
            return network.layout(layout, start=self.places("force", whole=whole))
        return network.layout(layout)

    def _forces(self, *, whole: bool) -> "Positions":
        """Return where the data of everything put the nodes."""
        nodes = unpacked(self.data())["nodes"]
        x, y = (nodes["X"], nodes["Y"]) if whole and nodes["X"] else (nodes["x"], nodes["y"])
        found = zip(map(expand, nodes["id"]), x, y, strict=True)
        return {iri: (x / SCALE, y / SCALE) for iri, x, y in found if iri and x is not None}

    def neighbours(self, *, unverified: bool) -> dict[str, set[str]]:
        """Return the nodes that are linked with each node, with or without what is unverified."""
        with self._lock:
            if unverified not in self._neighbours:
                found = unpacked(self.data())
                nodes = [expand(each) or each for each in found["nodes"]["id"]]
                links = zip(*(found["edges"][name] for name in ("source", "target", "status")), strict=True)
                self._neighbours[unverified] = neighbours(nodes, links, unverified=unverified)
            return self._neighbours[unverified]

    def measure(self, name: str) -> Mapping[str, float]:
        """Return a metric of the nodes of the core."""
        with self._lock:
            if name not in self._measures:
                self._measures[name] = self.core.metrics([name]).values[name]
            return self._measures[name]


class ExplorerGraphs:
    """The networks of a store that were asked for, by the names of their views; everything has none."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._made: dict[str, ExplorerGraph] = {}

    def of(self, name: str) -> ExplorerGraph:
        """Return the network of a view, of everything where none is named.

        Raises:
            NotFoundError: there is no such view.

        """
        if name not in self._made:
            self._made.setdefault(name, ExplorerGraph(self.store, view_named(name)))
        return self._made[name]


def view_named(name: str) -> View | None:
    """Return a view of networks of the project, None where none is named.

    Raises:
        NotFoundError: there is no such view; a file or a query, which a name could also be, is none.

    """
    if not name:
        return None
    view = next((each for each in views() if each.name == name), None)
    if view is None:
        raise NotFoundError(Text(fr=f"Il n’y a pas de vue « {name[:80]} ».", en=f"There is no view “{name[:80]}”."))
    return view
