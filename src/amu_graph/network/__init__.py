"""Networks: views of the graph for analysis and drawing, with metrics, layouts and writers."""

from amu_graph.network.compare import Comparison, brokers, combined_roles, compare, group_name, role_names
from amu_graph.network.network import Network, network_of
from amu_graph.network.views import View, view_of, views

__all__ = [
    "Comparison",
    "Network",
    "View",
    "brokers",
    "combined_roles",
    "compare",
    "group_name",
    "network_of",
    "role_names",
    "view_of",
    "views",
]
