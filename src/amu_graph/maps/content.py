"""What a map shows: things gathered where they are, and what has no place on it, counted and named."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from amu_graph.maps.outlines import Area
from amu_graph.maps.whereabouts import Point, Position, Whereabouts


class Member(NamedTuple):
    """A thing at a place of the map: what relates it to the place that is said of it, which may be a part of it."""

    thing: str
    relation: str
    place: str


@dataclass(frozen=True, slots=True)
class Site:
    """A point or an outline of the map, what it is called, and what is there."""

    place: str
    """The place whose coordinates these are; empty for coordinates that an answer gives."""
    name: str
    point: Point
    area: Area | None
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """The sites of a map, fullest first; `nowhere` are things of places without coordinates, each with these places."""

    sites: tuple[Site, ...]
    nowhere: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    placeless: tuple[str, ...] = ()
    """Things of which no place is said."""
    undated: tuple[str, ...] = ()
    """Things that a period leaves out because they have no year."""

    @property
    def things(self) -> frozenset[str]:
        """Return all things that stand on the map."""
        return frozenset(member.thing for site in self.sites for member in site.members)


def content_of(whereabouts: Whereabouts, things: Iterable[str], name: Callable[[str], str]) -> Content:
    """Return what a map of some things shows; a thing of several places stands at each of them."""
    positions: dict[str, Position] = {}
    members: dict[str, list[Member]] = defaultdict(list)
    nowhere: dict[str, tuple[str, ...]] = {}
    placeless = []
    for thing in dict.fromkeys(things):
        found = whereabouts.of(thing)
        placed = [each for each in found if each.position]
        if not found:
            placeless.append(thing)
        elif not placed:
            nowhere[thing] = tuple(each.place for each in found)
        for each in placed:
            assert each.position is not None
            positions[each.position.by] = each.position
            members[each.position.by].append(Member(thing, each.relation, each.place))
    sites = [_site(positions[by], name(by), tuple(there)) for by, there in members.items()]
    return Content(tuple(sorted(sites, key=_fullest)), nowhere, tuple(placeless))


def with_points(content: Content, points: Iterable[tuple[str, Point]]) -> Content:
    """Return a map that also has points of an answer, which have words and coordinates."""
    more = (Site("", words, point, None, ()) for words, point in points)
    return replace(content, sites=(*content.sites, *more))


def _site(position: Position, name: str, members: tuple[Member, ...]) -> Site:
    return Site(position.by, name, position.point, position.area, members)


def _fullest(site: Site) -> tuple[int, str]:
    return -len(site.members), site.name
