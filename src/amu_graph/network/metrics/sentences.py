"""Each measure in a sentence, in both languages."""

from collections import Counter
from collections.abc import Mapping
from math import isclose
from typing import Any, Final

from amu_graph.language import Language, Text, counted
from amu_graph.network.metrics.metric import Metric
from amu_graph.network.network_graph import NetworkGraph
from amu_graph.network.words import called

_COLON: Final = Text(" : ", ": ")
_SEMICOLON: Final = Text(" ; ", "; ")


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


def reading(network: NetworkGraph, metric: Metric, found: Any) -> Text:  # noqa: ANN401 - a column or a figure
    """Return what a measure says of its network."""
    if metric.scope == "network":
        return _pairs(network, metric, found) if isinstance(found, list) else _figure(metric, found)
    if metric.name in ("component", "community"):
        return _groups(metric, found)
    return Text(*(_leading(network, metric, found, language) for language in ("fr", "en")))


def _leading(network: NetworkGraph, metric: Metric, column: Mapping[str, float], language: Language) -> str:
    title = f"{metric.title.in_(language)}{_COLON.in_(language)}"
    top = [(node, value) for node, value in leaders(metric, column) if value or metric.low_first]
    if not top:
        return title + Text("aucun nœud au-dessus de zéro.", "no node above zero.").in_(language)
    known = [value for value in column.values() if value == value]  # noqa: PLR0124 - NaN
    least = top[-1][1]
    if len(known) > len(top) and all(isclose(value, least) for value in known):
        same = shown(least, language)
        return title + Text(f"{same} pour tous les nœuds.", f"{same} for all nodes.").in_(language)
    listed = ", ".join(f"{called(network, node, language)} ({shown(value, language)})" for node, value in top)
    more = sum(isclose(value, least) for value in known) - sum(isclose(value, least) for _, value in top)
    if more:
        count, value = counted(more, "autre", "other"), shown(least, language)
        listed += Text(f" et {count.fr} à {value}", f" and {count.en} with {value}").in_(language)
    return f"{title}{listed} — {metric.high.in_(language)}"


def _pairs(network: NetworkGraph, metric: Metric, pairs: list[tuple[str, str]]) -> Text:
    def sentence(language: Language) -> str:
        title = f"{metric.title.in_(language)}{_COLON.in_(language)}{len(pairs)}"
        named = (" — ".join(called(network, end, language) for end in pair) for pair in pairs[:3])
        more = " …" if len(pairs) > 3 else ""  # noqa: PLR2004 - the first three are named
        return f"{title} ({_SEMICOLON.in_(language).join(named)}{more})" if pairs else title

    return Text(sentence("fr"), sentence("en"))


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
