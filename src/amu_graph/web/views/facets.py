"""Facets of search results: class, kind, role, place, theme, period, source."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from amu_graph.graph import Graph
from amu_graph.language import Language, Text
from amu_graph.search import Hit
from amu_graph.text import fold
from amu_graph.web.rendering.words import say, table

NAMES: Final = ("class", "kind", "role", "place", "theme", "period", "source")
_MOST: Final = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet: what it is called, how many results have it, and whether it is chosen."""

    value: str
    label: str
    count: int
    chosen: bool


class Facets:
    """The facets of results: each says its values, as the index keeps them."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def fitting(self, hits: Iterable[Hit], chosen: Mapping[str, Sequence[str]]) -> list[Hit]:
        """Return the results that have one of the chosen values of every facet."""
        wanted = {name: set(values) for name, values in chosen.items() if values}
        return [hit for hit in hits if all(not wanted[name].isdisjoint(_values(hit, name)) for name in wanted)]

    def choices(
        self, hits: Sequence[Hit], chosen: Mapping[str, Sequence[str]], language: Language
    ) -> dict[str, list[Choice]]:
        """Return the values of each facet with their counts, given what is chosen in the other facets."""
        first = self.first(hits, chosen)
        self._graph.portraits.labels.read(named_in(first))
        found = {}
        for name, counts in first.items():
            given = chosen.get(name, ())
            labels = {value: self._label(name, value, language) for value in counts}
            choices = [Choice(value, labels[value], count, value in given) for value, count in counts.items()]
            found[name] = sorted(choices, key=lambda each: (not each.chosen, -each.count, fold(each.label)))
        return {name: choices for name, choices in found.items() if choices}

    def first(self, hits: Sequence[Hit], chosen: Mapping[str, Sequence[str]]) -> dict[str, dict[str, int]]:
        """Return the values of each facet that are offered, what is chosen and what is most frequent, with counts."""
        found = {}
        for name in NAMES:
            given = chosen.get(name, ())
            others = {other: values for other, values in chosen.items() if other != name}
            counts = Counter(value for hit in self.fitting(hits, others) for value in _values(hit, name))
            counts.update(dict.fromkeys(set(given) - counts.keys(), 0))
            first = sorted(counts, key=lambda value: (value not in given, -counts[value], value))[:_MOST]
            found[name] = {value: counts[value] for value in first}
        return found

    def _label(self, name: str, value: str, language: Language) -> str:
        if name == "class":
            key = f"kinds.{value}"
            return str(say(key, language)) if key in table() else value
        if name == "period":
            return f"{value} – {value[:-1]}9"
        label: Text = self._graph.portraits.label(value)
        return label.in_(language)


def named_in(first: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the values of facets that have a name in the graph."""
    return [value for name, values in first.items() if name not in ("class", "period") for value in values]


def _values(hit: Hit, name: str) -> Sequence[str]:
    return (hit.kind,) if name == "class" else hit.facets.get(name, ())
