"""What a metric is: a record with its definition, its source, its reading and its limits.

Measures of paths and groups look at the simple graph (no direction, one link between two nodes); PageRank, hubs and
authorities follow the direction where the view has one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from amu_graph.language import Text
from amu_graph.network.arrays import Arrays
from amu_graph.network.bare import BareNetwork
from amu_graph.network.metrics.centrality import Progress

Scope = Literal["node", "network"]
Fits = Literal["all", "directed", "two-mode"]


@dataclass(frozen=True, slots=True)
class Work:
    """What a metric is computed from."""

    network: BareNetwork
    arrays: Arrays
    seed: int
    progress: Progress | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A measure: its definition, where the formula comes from, what a high value means and what it does not.

    `low_first` tells that low values are the remarkable ones, `whole` that values are whole numbers.
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
    whole: bool = False
    low_first: bool = False
    compute: Callable[[Work], object]
