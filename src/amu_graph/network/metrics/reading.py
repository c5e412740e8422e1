"""Each measure in a sentence, in both languages."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from amu_graph.language import Language, Text
from amu_graph.network.bare import BareNetwork
from amu_graph.network.metrics.records import Metric


def shown(value: object, language: Language) -> str:
    """Return a value as a person reads it: three significant digits, an em dash for none.

    >>> shown(0.02941, "fr"), shown(-0.5, "en"), shown(4.0, "fr")
    ('0,0294', '−0.5', '4')
    """
    if isinstance(value, float):
        if value != value:  # noqa: PLR0124 - NaN
            return "—"
        digits = f"{value:.0f}" if value == int(value) and abs(value) < 10**6 else f"{value:.3g}"
        return digits.replace("-", "−").replace(".", "," if language == "fr" else ".")
    return str(value)


def leaders(metric: Metric, column: Mapping[str, float], count: int = 3) -> list[tuple[str, float]]:
    """Return the nodes of the most remarkable values, ties in the order of their IRIs; NaN is left out."""
    known = [(node, value) for node, value in column.items() if value == value]  # noqa: PLR0124 - NaN
    return sorted(known, key=lambda pair: (pair[1] if metric.low_first else -pair[1], pair[0]))[:count]


def reading(network: BareNetwork, metric: Metric, found: Any) -> Text:  # noqa: ANN401 - a column or a figure
    """Return what a measure says of its network."""
    if metric.scope == "network":
        return _pairs(network, metric, found) if isinstance(found, list) else _figure(metric, found)
    if metric.name in ("component", "community"):
        return _groups(metric, found)
    return Text(*(_leading(network, metric, found, language) for language in ("fr", "en")))


def _leading(network: BareNetwork, metric: Metric, column: Mapping[str, float], language: Language) -> str:
    top = [(node, value) for node, value in leaders(metric, column) if value or metric.low_first]
    colon = " : " if language == "fr" else ": "
    if not top:
        none = Text("aucun nœud au-dessus de zéro.", "no node above zero.")
        return metric.title.in_(language) + colon + none.in_(language)
    listed = ", ".join(f"{network.name(node, language)} ({shown(value, language)})" for node, value in top)
    return f"{metric.title.in_(language)}{colon}{listed} — {metric.high.in_(language)}"


def _pairs(network: BareNetwork, metric: Metric, pairs: list[tuple[str, str]]) -> Text:
    more = " …" if len(pairs) > 3 else ""  # noqa: PLR2004 - the first three are named
    fr, en = (
        " ; ".join(" — ".join(network.name(end, language) for end in pair) for pair in pairs[:3]) + more
        for language in ("fr", "en")
    )
    return Text(f"{metric.title.fr} : {len(pairs)} ({fr})", f"{metric.title.en}: {len(pairs)} ({en})")


def _figure(metric: Metric, figure: float) -> Text:
    if figure != figure:  # noqa: PLR0124 - NaN
        return Text(f"{metric.title.fr} : sans objet ici.", f"{metric.title.en}: not defined here.")
    return Text(
        f"{metric.title.fr} : {shown(figure, 'fr')} ({metric.high.fr.rstrip('.')}).",
        f"{metric.title.en}: {shown(figure, 'en')} ({metric.high.en.rstrip('.')}).",
    )


def _groups(metric: Metric, column: Mapping[str, float]) -> Text:
    sizes = Counter(column.values())
    largest = max(sizes.values(), default=0)
    return Text(
        f"{metric.title.fr} : {len(sizes)}, dont la plus grande réunit {largest} nœuds sur {len(column)}.",
        f"{metric.title.en}: {len(sizes)}, the largest holding {largest} of {len(column)} nodes.",
    )
