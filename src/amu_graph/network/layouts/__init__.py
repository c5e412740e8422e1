"""The layouts: where the nodes of a network stand."""

from amu_graph.extras import needed

with needed("network"):
    from amu_graph.network.layouts.table import LAYOUTS, Layout, layout, layout_of

__all__ = ["LAYOUTS", "Layout", "layout", "layout_of"]
