"""The table of metrics. A new metric is one record and one line in the test that compares with networkx."""

from typing import Final

from amu_graph.network.centrality_table import CENTRALITY
from amu_graph.network.cohesion_table import COHESION
from amu_graph.network.metrics import Metric

METRICS: Final[dict[str, Metric]] = {record.name: record for record in (*CENTRALITY, *COHESION)}
