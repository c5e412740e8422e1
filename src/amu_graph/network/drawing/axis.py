"""What a layout writes over a picture: the years of a time line and its band without dates, the heads of columns."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from amu_graph.language import Language, Text
from amu_graph.network.network_graph import NetworkGraph
from amu_graph.network.words import class_words

_NO_DATE: Final = Text("sans date", "no date")
_MOST: Final = 12
"""Years that are written at most."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Words at places across a picture; those of years have a line, what stands left of `band` has no date."""

    years: tuple[tuple[float, str], ...] = ()
    heads: tuple[tuple[float, str], ...] = ()
    band: float | None = None


def axis(network: NetworkGraph, across: Mapping[str, float], layout: str, language: Language) -> Axis:
    """Return what is written over a picture whose nodes stand at those places; nothing where a layout has no axis."""
    if layout == "timeline":
        return _years(network, across, language)
    if layout == "two-mode" and network.parts:
        sides = [[(across[node], network.graph.nodes[node].get("class")) for node in side] for side in network.parts]
        return Axis(heads=tuple(_head(side, language) for side in sides if side))
    return Axis()


def _head(side: list[tuple[float, object]], language: Language) -> tuple[float, str]:
    """Return the middle of a column and what stands in it, the most frequent classes first."""
    classes = Counter(class_words(str(name)).in_(language) for _, name in side)
    ordered = sorted(classes.items(), key=lambda each: (-each[1], each[0]))
    return float(np.median([x for x, _ in side])), ", ".join(name for name, _ in ordered[:3])


def _years(network: NetworkGraph, across: Mapping[str, float], language: Language) -> Axis:
    nodes = network.graph.nodes(data="year")
    dated = [(across[node], year) for node, year in nodes if year is not None]
    undated = [across[node] for node, year in nodes if year is None]
    years = sorted({year for _, year in dated})
    if not years:
        return Axis()
    slope, origin = _scale(dated)
    first = origin + slope * years[0]
    apart = [x for x in undated if x < first]
    heads = ((float(min(apart) + max(apart)) / 2, _NO_DATE.in_(language)),) if apart else ()
    band = (max(apart) + first) / 2 if apart else None
    spread = years[-1] - years[0]
    step = next(each for each in (1, 2, 5, 10, 20, 50, 100, 1000) if spread / each <= _MOST)
    shown = [year for year in range(years[0], years[-1] + 1) if year % step == 0] or years
    return Axis(tuple((float(origin + slope * year), str(year)) for year in shown), heads, band)


def _scale(dated: list[tuple[float, int]]) -> tuple[float, float]:
    """Return how far a year reaches and where year 0 stands, as most say: a reader may have moved some of them."""
    by_year: dict[int, list[float]] = defaultdict(list)
    for x, year in dated:
        by_year[year].append(x)
    years, places = np.array(list(by_year), dtype=float), np.array([np.median(each) for each in by_year.values()])
    if len(years) == 1:
        return 0.0, float(places[0])
    one, other = np.triu_indices(len(years), 1)
    slope = float(np.median((places[one] - places[other]) / (years[one] - years[other])))
    return slope, float(np.median(places - slope * years))
