"""Each measure in a sentence, in both languages."""

from typing import TYPE_CHECKING

from amu_graph.language import Language, Text

if TYPE_CHECKING:
    from amu_graph.network.measures import Measures
    from amu_graph.network.metrics import Metric


def shown(value: object) -> str:
    """Return a value as a person reads it: three significant digits, an em dash for none."""
    if isinstance(value, float):
        if value != value:  # noqa: PLR0124 - NaN
            return "—"
        return f"{value:.0f}" if value == int(value) and abs(value) < 10**6 else f"{value:.3g}"
    return str(value)


def reading(measures: "Measures", metric: "Metric") -> Text:
    """Return what a measure says of its network."""
    if metric.scope == "network":
        return _figure(measures, metric)
    if metric.name in ("component", "community"):
        return _groups(measures, metric)
    return Text(*(_leaders(measures, metric, language) for language in ("fr", "en")))


def _name(measures: "Measures", node: str, language: Language) -> str:
    return str(measures.network.graph.nodes[node].get(f"label_{language}", node))


def _leaders(measures: "Measures", metric: "Metric", language: Language) -> str:
    top = [(node, value) for node, value in measures.top(metric.name) if value or metric.low_first]
    colon = " : " if language == "fr" else ": "
    if not top:
        none = Text("aucun nœud au-dessus de zéro.", "no node above zero.")
        return metric.title.in_(language) + colon + none.in_(language)
    listed = ", ".join(f"{_name(measures, node, language)} ({shown(value)})" for node, value in top)
    return f"{metric.title.in_(language)}{colon}{listed} — {metric.high.in_(language)}"


def _figure(measures: "Measures", metric: "Metric") -> Text:
    value = measures.figures[metric.name]
    if isinstance(value, list):
        pairs = [
            Text(*(" — ".join(_name(measures, end, language) for end in pair) for language in ("fr", "en")))
            for pair in value
        ]
        count, more = len(pairs), " …" if len(pairs) > 3 else ""  # noqa: PLR2004 - the first three are named
        fr, en = (" ; ".join(pair.in_(language) for pair in pairs[:3]) + more for language in ("fr", "en"))
        return Text(f"{metric.title.fr} : {count} ({fr})", f"{metric.title.en}: {count} ({en})")
    number = shown(value)
    return Text(
        f"{metric.title.fr} : {number} — {metric.high.fr}",
        f"{metric.title.en}: {number} — {metric.high.en}",
    )


def _groups(measures: "Measures", metric: "Metric") -> Text:
    column = measures.values[metric.name]
    sizes: dict[float, int] = {}
    for group in column.values():
        sizes[group] = sizes.get(group, 0) + 1
    largest = max(sizes.values(), default=0)
    return Text(
        f"{metric.title.fr} : {len(sizes)}, dont la plus grande réunit {largest} nœuds sur {len(column)}.",
        f"{metric.title.en}: {len(sizes)}, the largest holding {largest} of {len(column)} nodes.",
    )
