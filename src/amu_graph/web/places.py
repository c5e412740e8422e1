"""Where nodes stand, computed once per dataset and kept beside it."""

import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from amu_graph.files import WritingError, replace
from amu_graph.graph import Graph
from amu_graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from amu_graph.network.bare import Positions


def kept_places(graph: Graph, name: str, compute: "Callable[[], Positions]") -> "Positions":
    """Return the positions of that name: from the file beside the dataset, else computed and written there.

    A graph that comes from no folder keeps nothing.
    """
    file = f"layout-{name}-{graph.store.digest[:12]}.json"
    path = graph.store.beside(file)
    found = _read(path) if path else {}
    if found:
        return found
    computed = compute()
    write_beside(graph.store, file, json.dumps(computed), stale=f"layout-{name}-*.json")
    return computed


def write_beside(store: Store, name: str, content: str, *, stale: str) -> None:
    """Keep a file beside the dataset that it was made from, instead of those that match `stale`.

    A folder that cannot be written, or holds another dataset by now, only costs the next start some time.
    """
    path = store.beside(name)
    if path is None:
        return
    with suppress(OSError, WritingError):
        for old in path.parent.glob(stale):
            old.unlink(missing_ok=True)
        replace(path, content.encode())


def _read(path: Path) -> "Positions":
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return {iri: (float(x), float(y)) for iri, (x, y) in content.items()}
    except (OSError, ValueError, AttributeError):
        return {}
