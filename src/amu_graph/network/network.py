"""The network object: a view of the graph as a networkx `MultiDiGraph`, and what can be done with it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from amu_graph import collector
from amu_graph.errors import UsageError
from amu_graph.extras import needed
from amu_graph.language import Language, Text
from amu_graph.namespaces import expand
from amu_graph.network.failures import EmptyNetworkError, NotANetworkError
from amu_graph.network.network_graph import Given, NetworkGraph, Positions
from amu_graph.network.onemode import one_mode
from amu_graph.network.views.construct import build
from amu_graph.network.views.describe import Describer
from amu_graph.network.views.links import Reading, read_links
from amu_graph.network.views.view import View, view_of
from amu_graph.query.answering import answer_within
from amu_graph.query.names import named
from amu_graph.query.parameters import bind
from amu_graph.query.prepare import prepare
from amu_graph.query.results import Triples
from amu_graph.store import Store
from amu_graph.store.embedded import Results
from amu_graph.store.workers import Limits

if TYPE_CHECKING:
    from amu_graph.network.drawing.families import Theme
    from amu_graph.network.metrics import Measures


@dataclass(frozen=True)
class Network(NetworkGraph):
    """A view of the graph: measure it, lay it out, draw, write, project or narrow it.

    `graph` is a networkx `MultiDiGraph`: nodes are IRIs with `label_fr`, `label_en`, `class`, `kind`, `dates` and
    `year`; the key of an edge is its predicate (followed by role and phase where one predicate links two nodes several
    times), its attributes are `predicate`, `role`, `phase`, `passages`, `status` and `weight`. `directed` is whether
    the direction of the edges means anything. `positions`, where given, are where the nodes stand in any layout.
    """

    def metrics(
        self, names: Iterable[str] = (), *, seed: int = 0, progress: Callable[[str, int, int], None] | None = None
    ) -> "Measures":
        """Return the measures of those names (all that fit the network where none is named) as one table.

        `progress` is called with the metric, the steps done and their number; Ctrl-C keeps what is
        done.

        Raises:
            NotFoundError: there is no such metric; the error lists the near names.

        """
        from amu_graph.network.metrics import measure

        return measure(self, tuple(names), seed=seed, progress=progress)

    def layout(self, name: str = "", *, seed: int = 0, start: Positions | None = None) -> Positions:
        """Return a position for each node, about −1 to 1; `start` keeps the picture near earlier positions.

        Raises:
            NotFoundError: there is no such layout; the error lists the near names.

        """
        from amu_graph.network.layouts import layout

        return layout(self, name, seed=seed, start=start)

    def svg(self, *, language: Language = "fr", layout: str = "", theme: "Theme" = "light") -> str:
        """Return the network as an SVG picture.

        Raises:
            NotFoundError: there is no such layout; the error lists the near names.

        """
        with needed("network"):
            from amu_graph.network.drawing.svg import svg

        return svg(self, language=language, layout=layout, theme=theme)

    def write(self, path: Path | str, *, language: Language = "fr", layout: str = "") -> None:
        """Write the network to a file in the format that its extension names.

        Raises:
            UsageError: the extension names no format.

        """
        with needed("network"):
            from amu_graph.network.writers import write

        write(self, Path(path), language=language, layout=layout)

    def to_graphology(self, *, layout: str = "", language: Language = "fr") -> dict[str, Any]:
        """Return the network as graphology's JSON, with positions, colours and shapes, for the pages that draw it."""
        from amu_graph.network.writers.graphology import graphology

        return graphology(self, layout=layout, language=language)

    def one_mode(self, side: str, *, newman: bool = False) -> "Network":
        """Return the network of the `sources` or the `targets`, linked where they share neighbours."""
        return one_mode(self, side, newman=newman)

    def around(self, iri: str, depth: int = 1) -> "Network":
        """Return the part of the network at most `depth` links away from a node, in any direction.

        Raises:
            EmptyNetworkError: the node is not part of this network.

        """
        import networkx as nx

        if iri not in self.graph:
            raise EmptyNetworkError(
                Text(fr=f"{iri} n’est relié à rien dans cette vue.", en=f"{iri} is linked to nothing in this view."),
                remedy=Text(fr="Essayez une autre vue, par exemple whole.", en="Try another view, for example whole."),
            )
        near = nx.single_source_shortest_path_length(self.graph.to_undirected(as_view=True), iri, cutoff=depth)
        part = self.part(near)
        part.graph.graph["around"] = iri
        return part

    def part(self, nodes: Iterable[str]) -> "Network":
        """Return the network of some of the nodes and the links between them, in the order that they have here."""
        kept = frozenset(nodes)
        graph = self.graph.copy()  # a subgraph of networkx has the order of a set, another one each time
        graph.remove_nodes_from([node for node in self.graph if node not in kept])
        return replace(self, graph=graph)

    def _repr_html_(self) -> str:
        return self.svg()


def network_of(
    store: Store, view: View | str, *, newman: bool = False, limits: Limits | None = None, **given: Given
) -> Network:
    """Return the network that a view yields: a name, a `.rq` file, the text of a CONSTRUCT query, or a `View`.

    `given` are the parameters of the view; a name that Python reserves may end in `_` (`from_=2010`). `newman` weights
    a shared context with 1/(number of participants − 1). `limits` are those of a query that is not the project's own.

    Raises:
        NotFoundError: there is no such view.
        QueryRefusedError, QueryLimitError, QuerySyntaxError: as `Graph.query`, for a query of one's own.
        NotANetworkError: the query constructs triples that make no network.
        EmptyNetworkError: it constructs none; the error says which parameters to widen.

    """
    view = view if isinstance(view, View) else view_of(view)
    values = {name.rstrip("_"): value for name, value in given.items() if value is not None}
    with collector.paused():
        reading = _read(store, view, values, limits)
        if not reading.links:
            raise _empty(store, view, values, limits)
        graph = build(reading, Describer(store, reading))
        network = Network(view=view, graph=graph, directed=True, given=values, digest=store.digest)
    if view.ego:
        network = network.around(*_middle(store, view, values))
    if view.one_mode:
        network = network.one_mode(view.one_mode, newman=newman)
        if not network.graph.number_of_edges():
            raise _empty(store, view, values, limits)
    return replace(network, directed=view.directed)


def _read(store: Store, view: View, given: Mapping[str, Given], limits: Limits | None) -> Reading:
    text = bind(view.question, given, store)
    found = answer_within(store, prepare(text), limits or Limits()) if view.foreign else _triples(store.query(text))
    if not isinstance(found, list | Triples):
        raise NotANetworkError(
            Text(fr="Cette requête ne construit pas de triplets.", en="This query constructs no triples."),
            remedy=Text(fr="Écrivez-la comme CONSTRUCT.", en="Write it as CONSTRUCT."),
        )
    return read_links(found)


def _triples(results: Results) -> list[ox.Triple] | None:
    """Return triples, None for another answer; an error may not keep what the engine iterates over."""
    return list(results) if isinstance(results, ox.QueryTriples) else None


def _middle(store: Store, view: View, given: Mapping[str, Given]) -> tuple[str, int]:
    entity, depth = view.ego or ("", "")
    defaults = {parameter.name: parameter.default for parameter in view.question.parameters}
    wanted = str(given.get(entity) or expand(defaults[entity]) or "")
    steps = int(given.get(depth, defaults[depth]) or 0)
    if steps < 1:
        raise UsageError(
            Text(fr=f"{depth} vaut au moins 1.", en=f"{depth} is at least 1."),
        )
    return named(wanted, store).value, steps


def _empty(store: Store, view: View, given: Mapping[str, Given], limits: Limits | None) -> EmptyNetworkError:
    """Return the error with the number of links that there would be without each parameter."""
    message = Text(
        fr=f"Le réseau « {view.name} » est vide : aucun lien ne répond à ces conditions.",
        en=f"The network “{view.name}” is empty: no link meets these conditions.",
    )
    fewer = ((name, {k: v for k, v in given.items() if k != name}) for name in given)
    without = [(name, len(_read(store, view, others, limits).links)) for name, others in fewer]
    if not any(count for _, count in without):
        fr = "Le graphe ne contient rien de tel ; essayez une vue plus large : participations, whole."
        return EmptyNetworkError(
            message, remedy=Text(fr=fr, en="The graph holds no such thing; try a wider view: participations, whole.")
        )
    return EmptyNetworkError(
        message,
        remedy=Text(
            fr="Élargissez : " + " ; ".join(f"sans {name}, {count} liens" for name, count in without) + ".",
            en="Widen: " + "; ".join(f"without {name}, {count} links" for name, count in without) + ".",
        ),
    )
