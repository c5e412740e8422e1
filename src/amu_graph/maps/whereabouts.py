"""Where things are: by their own coordinates, those of their place or of what it is part of, or an outline."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import pyoxigraph as ox

from amu_graph.language import Text
from amu_graph.maps.outlines import Area, Outlines, outlines
from amu_graph.model import MODEL
from amu_graph.namespaces import AMU, DCTERMS, KINDS, RELATIONS, WGS, kind_of
from amu_graph.query.portrait_queries import Row, rows
from amu_graph.store import Store

PLACES: Final = MODEL.in_group("place")
"""The properties that say where something is, acts, or is about."""
_LAT, _LONG, _PART, _THEME, _YEAR = WGS + "lat", WGS + "long", DCTERMS + "isPartOf", DCTERMS + "subject", AMU + "year"
_WHERE: Final = (*PLACES, _LAT, _LONG, _PART)
_MANY: Final = 10_000
"""Things that are somewhere from which on the years and themes of all are read at once."""
ON_MAP: Final = frozenset((*PLACES, _LAT))
"""The properties that put a thing on a map."""
_DEEPEST: Final = 8
"""How many times a place may be part of another before it is given up."""

Point = tuple[float, float]
"""Longitude and latitude, in degrees."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a place is: a point, or an outline; `by` is the place whose coordinates or name say so."""

    by: str
    point: Point
    area: Area | None = None


@dataclass(frozen=True, slots=True)
class Whereabout:
    """One place of a thing, the thing itself where it has coordinates, and what relates it to that place."""

    place: str
    relation: str
    position: Position | None


class Whereabouts:
    """Where everything is, when, and what it is about, as the merged graph says; read once."""

    def __init__(self, store: Store, label: Callable[[str], Text], known: Outlines | None = None) -> None:
        self._label = label
        self._outlines = known or outlines()
        self._said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        about = (_YEAR, _THEME)
        if store.elsewhere:  # one request
            self._keep(rows(store, "placed", relation=(*_WHERE, *about)))
            return
        self._keep(rows(store, "placed", relation=_WHERE))
        if len(self._said) > _MANY:
            self._keep(rows(store, "placed", relation=about))
        else:
            self._keep(rows(store, "merged", thing=tuple(self._said), property=about), "property")

    def _keep(self, found: Iterable[Row], relation: str = "relation") -> None:
        named = (row for row in found if isinstance(row["thing"], ox.NamedNode))
        for thing, said, value in sorted(
            (row["thing"].value, row[relation].value, row["value"].value) for row in named
        ):
            self._said[thing][said].append(value)

    @cached_property
    def things(self) -> tuple[str, ...]:
        """All that has a page and a place or coordinates, places among them where they have coordinates."""
        shown = {kind for kind in KINDS if kind not in RELATIONS}
        return tuple(thing for thing in self._said if kind_of(thing) in shown and self.of(thing))

    @property
    def places(self) -> frozenset[str]:
        """All places."""
        said = (place for found in self._said.values() for each in (*PLACES, _PART) for place in found.get(each, ()))
        return frozenset((*said, *(thing for thing in self._said if kind_of(thing) == "place")))

    def of(self, thing: str) -> tuple[Whereabout, ...]:
        """Return the places of a thing: itself where it has coordinates or is a place, else what is said of it."""
        said = self._said.get(thing)
        if said is None and kind_of(thing) != "place":
            return ()
        if kind_of(thing) == "place" or self._own(thing):
            return (Whereabout(thing, "", self.position(thing)),)
        found = [(relation, place) for relation in PLACES for place in (said or {}).get(relation, ())]
        return tuple(Whereabout(place, relation, self.position(place)) for relation, place in found)

    def position(self, place: str) -> Position | None:
        """Return where a place is; None where neither it nor what it is part of has coordinates or an outline."""
        at, above = place, 0
        while above < _DEEPEST:
            if point := self._own(at):
                return Position(at, point)
            if area := self._area(at):
                return Position(at, area.middle, area)
            wholes = [each for each in self._said.get(at, {}).get(_PART, ()) if kind_of(each) == "place"]
            if not wholes:
                return None
            at, above = wholes[0], above + 1
        return None

    def themes(self, thing: str) -> list[str]:
        """Return what a thing is about."""
        return self._said.get(thing, {}).get(_THEME, [])

    def years(self, thing: str) -> list[int]:
        """Return the years of a thing."""
        return [int(year) for year in self._said.get(thing, {}).get(_YEAR, ()) if year.lstrip("-").isdecimal()]

    def _own(self, thing: str) -> Point | None:
        said = self._said.get(thing, {})
        if not (said.get(_LAT) and said.get(_LONG)):
            return None
        try:
            longitude, latitude = float(said[_LONG][0]), float(said[_LAT][0])
        except ValueError:  # a dataset of others may hold words
            return None
        return (longitude, latitude) if abs(longitude) <= 180 and abs(latitude) <= 90 else None  # noqa: PLR2004

    def _area(self, place: str) -> Area | None:
        """Return the outline that has the name of a place; what is part of a department is a town, and has none."""
        if kind_of(place) != "place":
            return None
        areas: Iterable[Area] = self._outlines.named(self._label(place).fr)
        inside = {area.kind for whole in self._said.get(place, {}).get(_PART, ()) if (area := self._area_of(whole))}
        return next((area for area in areas if not (area.kind == "department" and "department" in inside)), None)

    def _area_of(self, place: str) -> Area | None:
        return next(iter(self._outlines.named(self._label(place).fr)), None) if kind_of(place) == "place" else None
