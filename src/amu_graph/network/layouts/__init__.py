"""The layouts: where the nodes of a network stand."""

from amu_graph.network.layouts.table import LAYOUTS, Layout, layout

__all__ = ["LAYOUTS", "Layout", "layout"]
