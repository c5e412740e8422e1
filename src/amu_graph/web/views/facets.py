"""Facets of search results: class, kind, role, place, theme, period, source."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from amu_graph.graph import Graph
from amu_graph.language import Language, Text
from amu_graph.namespaces import AMU, PROV
from amu_graph.query.portrait_queries import rows
from amu_graph.search import Hit
from amu_graph.text import fold
from amu_graph.web.rendering.words import say, table
from amu_graph.web.views.dossier import KIND, PLACES, THEMES

NAMES: Final = ("class", "kind", "role", "place", "theme", "period", "source")
_YEAR: Final = AMU + "year"
_SINGLE: Final = {KIND: "kind", **dict.fromkeys(THEMES, "theme"), **dict.fromkeys(PLACES, "place")}
_FACETS: Final = {**_SINGLE, _YEAR: "period", AMU + "role": "role", PROV + "wasQuotedFrom": "source"}
_MOST: Final = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet: what it is called, how many results have it, and whether it is chosen."""

    value: str
    label: str
    count: int
    chosen: bool


class Facets:
    """The values of each facet for everything in a graph, read once."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    @cached_property
    def _values(self) -> Mapping[str, Mapping[str, set[str]]]:
        """IRI → facet → values."""
        found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for row in rows(self._graph.store, "facets", property=(*_SINGLE, _YEAR)):
            property_, value = row["property"].value, row["value"].value
            value = f"{value[:-1]}0" if property_ == _YEAR else value
            found[row["thing"].value][_FACETS[property_]].add(value)
        return found

    def of(self, hit: Hit) -> Mapping[str, set[str]]:
        """Return the values of each facet for a result."""
        return {**self._values.get(hit.iri, {}), "class": {hit.kind}}

    def fitting(self, hits: Iterable[Hit], chosen: Mapping[str, Sequence[str]]) -> list[Hit]:
        """Return the results that have one of the chosen values of every facet."""
        wanted = {name: set(values) for name, values in chosen.items() if values}
        return [hit for hit in hits if all(wanted[name] & self.of(hit).get(name, set()) for name in wanted)]

    def choices(
        self, hits: Sequence[Hit], chosen: Mapping[str, Sequence[str]], language: Language
    ) -> dict[str, list[Choice]]:
        """Return the values of each facet with their counts, given what is chosen in the other facets."""
        found = {}
        for name in NAMES:
            others = {other: values for other, values in chosen.items() if other != name}
            counts = Counter(value for hit in self.fitting(hits, others) for value in self.of(hit).get(name, ()))
            counts.update(dict.fromkeys(set(chosen.get(name, ())) - counts.keys(), 0))
            choices = [
                Choice(value, self._label(name, value, language), count, value in chosen.get(name, ()))
                for value, count in counts.items()
            ]
            choices.sort(key=lambda each: (not each.chosen, -each.count, fold(each.label)))
            found[name] = choices[:_MOST]
        return {name: choices for name, choices in found.items() if choices}

    def _label(self, name: str, value: str, language: Language) -> str:
        if name == "class":
            key = f"kinds.{value}"
            return str(say(key, language)) if key in table() else value
        if name == "period":
            return f"{value} – {value[:-1]}9"
        label: Text = self._graph.portraits.label(value)
        return label.in_(language)
