"""The file of the explorer's data, made when the dataset is built and cached beside it."""

import gzip
import json
from collections.abc import Callable
from math import isnan
from typing import Any, Final

import numpy as np

from amu_graph import collector
from amu_graph.network.arrays import Booleans, Floats
from amu_graph.network.explorer.columns import Columns
from amu_graph.network.explorer.everything import everything, everything_view
from amu_graph.network.explorer.kept_places import KeptPlaces, Pictures
from amu_graph.network.explorer.payload import ON_DEMAND, Places, payload, scaled
from amu_graph.network.layouts.table import by_forces
from amu_graph.query.labels import Labels
from amu_graph.store import Store
from amu_graph.store.cache_file import read_cached, write_cached

FORM: Final = 1
"""The version of the format: a file in another is not read."""
_READ, _PLACED = 0.5, 0.9
Progress = Callable[[float], None]


def cached(store: Store) -> bytes | None:
    """Return the cached data of a dataset, JSON compressed with gzip; None where there are none."""
    return read_cached(store, _name(store))


def make(store: Store, progress: Progress = lambda _: None, *, kept: KeptPlaces | None = None) -> bytes:
    """Make the data of a dataset, cache them beside it and return them; `progress` is called after each part.

    `kept` are the places of earlier datasets.
    """
    with collector.paused():
        columns = everything(store)
    progress(_READ)
    core, whole = kept.of(columns, _places) if kept else _places(columns)
    progress(_PLACED)
    found = payload(columns, core, whole, Labels(store), directed=everything_view().directed)
    content = packed(found)
    keep(store, content)
    return content


def keep(store: Store, content: bytes) -> None:
    """Keep the data of a dataset beside it."""
    write_cached(store, _name(store), content, stale="explorer-*.json.gz")


def packed(data: object) -> bytes:
    """Return a value as JSON, compressed with gzip."""
    return gzip.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), 5, mtime=0)


def unpacked(content: bytes) -> Any:  # noqa: ANN401 - JSON
    """Return the value that was packed."""
    return json.loads(gzip.decompress(content))


def _name(store: Store) -> str:
    return f"explorer-{store.digest[:12]}-{FORM}.json.gz"


def _places(columns: Columns) -> Pictures:
    """Return where the nodes stand without what is drawn on demand and the unverified links, and with them.

    The second picture begins with the first, and there is none where nothing is drawn on demand.
    """
    drawn = np.array([each not in ON_DEMAND for each in columns.classes], dtype=bool)
    everywhere = np.ones_like(drawn)
    core = _spread(by_forces(columns.arrays(drawn, unverified=False)), drawn)
    if drawn.all():
        return _scaled(core), ([], [])
    return _scaled(core), _scaled(by_forces(columns.arrays(everywhere, unverified=True), core))


def _spread(places: Floats, drawn: Booleans) -> Floats:
    """Return places for all nodes, NaN for those that are not drawn."""
    found = np.full((len(drawn), 2), np.nan)
    found[drawn] = places
    return found


def _scaled(places: Floats) -> Places:
    x, y = ([None if isnan(each) else each for each in column] for column in places.T.tolist())
    return scaled(x, y)
