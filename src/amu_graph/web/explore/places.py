"""Layouts, computed once per dataset and cached beside it."""

import json
from typing import TYPE_CHECKING

from amu_graph.graph import Graph
from amu_graph.web.explore.beside import read_beside, write_beside

if TYPE_CHECKING:
    from collections.abc import Callable

    from amu_graph.network.network_graph import Positions


def kept_places(graph: Graph, name: str, compute: "Callable[[], Positions]") -> "Positions":
    """Return the positions of that name: from the file beside the dataset, else computed and written there.

    A graph that comes from no folder keeps nothing.
    """
    file = f"layout-{name}-{graph.store.digest[:12]}.json"
    kept = read_beside(graph.store, file)
    if kept:
        return {iri: (x, y) for iri, (x, y) in json.loads(kept).items()}
    computed = compute()
    write_beside(graph.store, file, json.dumps(computed), stale=f"layout-{name}-*.json")
    return computed
