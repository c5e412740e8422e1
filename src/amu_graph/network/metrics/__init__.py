"""The metrics, as records, and the table of measures that they give for a network."""

from amu_graph.extras import needed

with needed("network"):
    from amu_graph.network.metrics.measures import Measures
    from amu_graph.network.metrics.measuring import measure
    from amu_graph.network.metrics.metric import LINKS, Metric
    from amu_graph.network.metrics.table import METRICS, fitting

__all__ = ["LINKS", "METRICS", "Measures", "Metric", "fitting", "measure"]
