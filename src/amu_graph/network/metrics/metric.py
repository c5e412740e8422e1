"""What a metric is: a record with its definition, its source, its reading and its limits."""

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from amu_graph.language import Text
from amu_graph.network.arrays import Arrays, Floats
from amu_graph.network.metrics import centrality
from amu_graph.network.metrics.centrality import Estimate, Progress
from amu_graph.network.network_graph import NetworkGraph

Scope = Literal["node", "network"]
Fits = Literal["all", "directed", "two-mode"]
Links = Literal["each", "weighted", "directed", "plain"]

LINKS: Final = MappingProxyType(
    {
        "each": Text("chaque lien, parallèles compris", "each link, parallel ones too"),
        "weighted": Text(
            "liens parallèles réunis, poids ajoutés, sens oublié",
            "parallel links merged, weights added, direction dropped",
        ),
        "directed": Text(
            "poids des liens, et leur sens là où il en a un",
            "weights of the links, and their direction if it means any",
        ),
        "plain": Text(
            "liens parallèles réunis, poids et sens oubliés", "parallel links merged, weights and direction dropped"
        ),
    }
)
"""What a metric makes of the links."""

SOURCES_ONLY: Final = Text(
    "Ne compte que ce que les sources lues rapportent.", "Counts only what the sources read report."
)
"""The caveat of what counts links."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a metric is computed from; `paths` holds what measures of all shortest paths have found so far."""

    network: NetworkGraph
    arrays: Arrays
    seed: int
    progress: Progress | None
    paths: dict[str, Floats | Estimate]

    @property
    def betweenness(self) -> Floats | Estimate:
        """The betweenness of each node."""
        if "betweenness" not in self.paths:
            found = centrality.betweenness(self.arrays, seed=self.seed, progress=self.progress)
            self.paths["betweenness"] = found
        return self.paths["betweenness"]

    @property
    def closeness(self) -> Floats | Estimate:
        """The closeness of each node."""
        if "closeness" not in self.paths:
            self.paths["closeness"] = centrality.closeness(self.arrays, seed=self.seed, progress=self.progress)
        return self.paths["closeness"]


class Size(NamedTuple):
    """What the explorer calls a metric that the size of nodes shows, and what a large node means."""

    title: Text
    about: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A measure: its definition, where the formula comes from, what a high value means and what it does not.

    `links` is how it reads the links (`LINKS`).
    `low_first` means that low values are the remarkable ones, `whole` that values are whole numbers.
    `size` is there where the size of nodes can show it.
    `scope` is `node` for a value of each node, `network` for one figure; `fits` the networks for which it makes sense.
    """

    name: str
    title: Text
    definition: Text
    high: Text
    caveat: Text
    source: str
    scope: Scope = "node"
    fits: Fits = "all"
    links: Links = "plain"
    whole: bool = False
    low_first: bool = False
    size: Size | None = None
    compute: Callable[[Work], object]
