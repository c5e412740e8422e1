"""The metrics, as records, and the table of measures that they give for a network.

The help of the command, the page and the manual read `METRICS`. Measures of paths and groups look at the simple graph
(no direction, one link between two nodes); PageRank, hubs and authorities follow the direction where the view has one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from amu_graph.language import Text
from amu_graph.network.failures import unknown
from amu_graph.network.measures import Measures

if TYPE_CHECKING:
    from amu_graph.network.arrays import Arrays
    from amu_graph.network.centrality import Progress
    from amu_graph.network.network import Network

Scope = Literal["node", "network"]
Fits = Literal["all", "directed", "two-mode"]


@dataclass(frozen=True, slots=True)
class Work:
    """What a metric is computed from."""

    network: "Network"
    arrays: "Arrays"
    seed: int
    progress: "Progress | None"


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


def metric(name: str) -> Metric:
    """Return the metric of a name.

    Raises:
        NotFoundError: there is none; the error lists the near names.

    """
    from amu_graph.network.metric_table import METRICS

    if name not in METRICS:
        raise unknown(Text(fr="Mesure", en="metric"), name, METRICS)
    return METRICS[name]


def fitting(network: "Network") -> tuple[str, ...]:
    """Return the names of the metrics that make sense for a network, in the order of the table."""
    from amu_graph.network.metric_table import METRICS

    fits = {"all": True, "directed": network.directed, "two-mode": network.parts is not None}
    return tuple(name for name, each in METRICS.items() if fits[each.fits])


def measure(
    network: "Network",
    names: tuple[str, ...] = (),
    *,
    seed: int = 0,
    progress: "Callable[[str, int, int], None] | None" = None,
) -> Measures:
    """Return the measures of those names, or of all that fit, with what to beware of.

    `progress` is told the metric, the steps done and their number during an estimation. Ctrl-C keeps what is done: the
    measures that are finished are returned, and `interrupted` tells so.

    Raises:
        NotFoundError: there is no such metric.

    """
    from amu_graph.network.arrays import Arrays

    chosen = [metric(name) for name in names or fitting(network)]
    arrays = Arrays(network.graph)
    measures = Measures(network=network, metrics=[], values={}, estimates={}, figures={})
    for each in chosen:
        told = _told(each.name, progress)
        try:
            measures.add(each, each.compute(Work(network, arrays, seed, told)))
        except KeyboardInterrupt:
            measures.interrupted = True
            break
    return measures


def _told(name: str, progress: "Callable[[str, int, int], None] | None") -> "Progress | None":
    if progress is None:
        return None
    return lambda done, total: progress(name, done, total)
