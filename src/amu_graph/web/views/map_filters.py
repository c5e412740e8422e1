"""What an address asks a map to show: classes, themes, years, or some things alone."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from amu_graph.errors import UsageError
from amu_graph.graph import Graph
from amu_graph.language import Text
from amu_graph.maps.content import Content, content_of
from amu_graph.maps.whereabouts import Whereabouts
from amu_graph.namespaces import KINDS, RELATIONS, curie, kind_of
from amu_graph.query.names import named
from amu_graph.query.replaced import follow

CLASSES: Final = tuple(name for kind, name in KINDS.items() if kind not in RELATIONS)
_USUAL: Final = frozenset(CLASSES) - {"Place"}
_MOST: Final = 500
"""Things that an address may name."""
_LATEST: Final = 9999


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What narrows a map; a year of 0 leaves that end of the period open."""

    kinds: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    since: int = 0
    until: int = 0
    things: tuple[str, ...] = ()
    question: str = ""
    """What a map of an answer answers; it has no other filters, and `asked` is the query of its address."""
    asked: str = ""

    @property
    def query(self) -> str:
        """Return the filters as the query of an address."""
        if self.question:
            return self.asked
        pairs = [("kind", kind) for kind in self.kinds]
        pairs += [(name, curie(iri)) for name, iris in (("theme", self.themes), ("thing", self.things)) for iri in iris]
        pairs += [(name, str(year)) for name, year in (("since", self.since), ("until", self.until)) if year]
        return urlencode(pairs)

    def content(self, whereabouts: Whereabouts, graph: Graph, name: Callable[[str], str]) -> Content:
        """Return what the map shows of what fits the filters."""
        asked = self.things or [thing for thing in whereabouts.things if self._is_shown(thing)]
        about = [
            thing for thing in asked if not self.themes or not set(self.themes).isdisjoint(whereabouts.themes(thing))
        ]
        undated = [thing for thing in about if self._has_period and not whereabouts.years(thing)]
        dated = [thing for thing in about if not self._has_period or any(map(self._within, whereabouts.years(thing)))]
        graph.portraits.labels.read([*dated, *undated])
        return replace(content_of(whereabouts, dated, name), undated=tuple(undated))

    @property
    def _has_period(self) -> bool:
        return bool(self.since or self.until)

    def _is_shown(self, thing: str) -> bool:
        return KINDS.get(kind_of(thing) or "") in (self.kinds or _USUAL)

    def _within(self, year: int) -> bool:
        return self.since <= year <= (self.until or _LATEST)


def filters_of(given: Sequence[tuple[str, str]], graph: Graph) -> Filters:
    """Return the filters in the values of an address, an empty one of which restricts nothing.

    Raises:
        UsageError: a class, a year, a theme or a thing is not known, or the period is reversed.

    """
    values: dict[str, list[str]] = {}
    for name, value in given:
        if value.strip():
            values.setdefault(name, []).append(value.strip())
    filters = Filters(
        kinds=tuple(_class(name) for name in dict.fromkeys(values.get("kind", ()))),
        themes=_iris(values.get("theme", ()), graph),
        since=_year(values, "since"),
        until=_year(values, "until"),
        things=_iris(values.get("thing", ())[:_MOST], graph),
    )
    if filters.until and filters.since > filters.until:
        raise UsageError(
            Text(
                fr=f"La période va de {filters.since} à {filters.until} : la fin précède le début.",
                en=f"The period goes from {filters.since} to {filters.until}: its end comes before its start.",
            ),
            remedy=Text(fr="Échangez les deux années.", en="Swap the two years."),
        )
    return filters


def _iris(names: Iterable[str], graph: Graph) -> tuple[str, ...]:
    return tuple(dict.fromkeys(follow(named(name, graph.store).value, graph.store) for name in names))


def _class(name: str) -> str:
    if name in CLASSES:
        return name
    listed = ", ".join(CLASSES)
    raise UsageError(
        Text(fr=f"Aucune classe ne s’appelle « {name[:80]} ».", en=f"No class is called “{name[:80]}”."),
        remedy=Text(fr=f"Classes d’une carte : {listed}.", en=f"Classes of a map: {listed}."),
    )


def _year(values: Mapping[str, Sequence[str]], name: str) -> int:
    text = values.get(name, ["0"])[0]
    if text.isascii() and text.isdigit() and len(text) <= 4:  # noqa: PLR2004 - digits of a year
        return int(text)
    raise UsageError(
        Text(fr=f"« {text[:80]} » n’est pas une année.", en=f"“{text[:80]}” is no year."),
        remedy=Text(fr="Écrivez quatre chiffres : 2015.", en="Write four digits: 2015."),
    )
