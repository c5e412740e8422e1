"""The pictures of the manual, drawn as the commands that it shows draw them."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from markup import ROOT

import amu_graph
from amu_graph.settings import Settings

FOLDER: Final = ROOT / "docs" / "images"
PICTURES: Final[Mapping[str, tuple[str, str, Mapping[str, Any]]]] = {
    "network-whole.svg": ("whole", "communities", {}),
    "network-ego.svg": ("ego", "", {"entity": "project/lieu-commun", "depth": 2}),
    "network-two-mode.svg": ("authorship", "two-mode", {}),
    "network-timeline.svg": ("participations", "timeline", {}),
}
"""File → view, layout (empty for that of the view) and parameters."""

_DIGEST: Final = re.compile(r" · données [0-9a-f]{12}")


def drawn(name: str, dataset: Path) -> str:
    """Return a picture of `PICTURES` as it should be."""
    view, layout, given = PICTURES[name]
    graph = amu_graph.load(settings=Settings.from_environment({"AMU_GRAPH_DATASET": str(dataset)}))
    svg = graph.network(view, **given).svg(language="fr", layout=layout)
    return _DIGEST.sub("", svg)  # another concept in a vocabulary makes another dataset, and the same picture


def words(svg: str) -> str:
    """Return a picture without its numbers, which the last digits of a processor may change."""
    return re.sub(r"-?\d+(?:\.\d+)?", "0", svg)
