"""The table of metrics. A new metric is one record and one line in the test that compares with networkx.

The help of the command, the page and the manual read it.
"""

from typing import Final

from amu_graph.language import Text
from amu_graph.network.failures import unknown
from amu_graph.network.metrics.centrality_table import CENTRALITY
from amu_graph.network.metrics.cohesion_table import COHESION
from amu_graph.network.metrics.metric import Metric
from amu_graph.network.metrics.two_mode_table import TWO_MODE
from amu_graph.network.network_graph import NetworkGraph

METRICS: Final[dict[str, Metric]] = {record.name: record for record in (*CENTRALITY, *COHESION, *TWO_MODE)}


def metric(name: str) -> Metric:
    """Return the metric of a name.

    Raises:
        NotFoundError: there is none; the error lists the near names.

    """
    if name not in METRICS:
        raise unknown(Text(fr="Mesure", en="metric"), name, METRICS)
    return METRICS[name]


def fitting(network: NetworkGraph) -> tuple[str, ...]:
    """Return the names of the metrics that make sense for a network, in the order of the table."""
    fits = {"all": True, "directed": network.directed, "two-mode": network.parts is not None}
    return tuple(name for name, each in METRICS.items() if fits[each.fits])
