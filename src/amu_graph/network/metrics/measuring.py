"""Measuring a network."""

from collections.abc import Callable

from amu_graph.network.arrays import Arrays, Floats
from amu_graph.network.metrics.centrality import Estimate, Progress
from amu_graph.network.metrics.measures import Measures
from amu_graph.network.metrics.metric import Work
from amu_graph.network.metrics.table import fitting, metric
from amu_graph.network.network_graph import NetworkGraph


def measure(
    network: NetworkGraph,
    names: tuple[str, ...] = (),
    *,
    seed: int = 0,
    progress: Callable[[str, int, int], None] | None = None,
) -> Measures:
    """Return the measures of those names, or of all that fit, with what to beware of.

    `progress` is called with the metric, the steps done and their number. Ctrl-C keeps what is done: the
    measures that are finished are returned, and `interrupted` is true.

    Raises:
        NotFoundError: there is no such metric.

    """
    chosen = [metric(name) for name in names or fitting(network)]
    arrays = Arrays.of(network.graph)
    measures = Measures(network)
    paths: dict[str, Floats | Estimate] = {}
    for each in chosen:
        reported = _progress_of(each.name, progress)
        try:
            measures.add(each, each.compute(Work(network, arrays, seed, reported, paths)))
        except KeyboardInterrupt:
            measures.interrupted = True
            break
    return measures


def _progress_of(name: str, progress: Callable[[str, int, int], None] | None) -> Progress | None:
    if progress is None:
        return None
    return lambda done, total: progress(name, done, total)
