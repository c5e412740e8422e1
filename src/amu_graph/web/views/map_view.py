"""What the page of a map shows: the drawing, its sites with what is there, and its filters in words."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final
from xml.etree.ElementTree import Element, tostring

from markupsafe import Markup

from amu_graph.graph import Graph
from amu_graph.language import Language, Text
from amu_graph.maps.content import Content, Member, Site
from amu_graph.maps.drawing import MapPicture
from amu_graph.maps.whereabouts import Whereabouts
from amu_graph.namespaces import local
from amu_graph.network.drawing.key import number
from amu_graph.network.drawing.label_placement import LETTER
from amu_graph.query.namesakes import namesakes, with_class
from amu_graph.text import reading_key
from amu_graph.web.rendering.words import say
from amu_graph.web.views.map_filters import Filters

_MOST_THEMES: Final = 200

Name = Callable[[str], Text]


def anchor(place: str) -> str:
    """Return the identifier of a site in its page.

    >>> anchor("https://w3id.org/amu-graph/place/lyon-7e")
    'place-lyon-7e'
    """
    return local(place).replace("/", "-")


def row_of(place: str) -> str:
    """Return the address of the row of a site, in its page."""
    return f"#{anchor(place)}"


def drawn_map(picture: MapPicture, language: Language, *, address: Callable[[str], str | None] = row_of) -> Markup:
    """Return a map as an SVG element for a page, whose marks lead to the rows of the table beside it, or elsewhere."""
    wide, high = picture.size
    shown = {"viewBox": f"0 0 {number(wide)} {number(high)}", "class": "map", "font-size": number(LETTER)}
    root = Element("svg", {**shown, "role": "group", "aria-label": str(say("map.title", language))})
    picture.draw(root, language, address=address)
    return Markup(tostring(root, encoding="unicode"))  # noqa: S704 - ElementTree escapes what it writes


def listed(content: Content, name: Name, language: Language) -> list[tuple[Site, list[Member]]]:
    """Return the sites in the order of their names, each with what is there in the order of its names."""

    def by_name(member: Member) -> object:
        return reading_key(name(member.thing).in_(language))

    sites = sorted(content.sites, key=lambda site: reading_key(site.name))
    return [(site, sorted(site.members, key=by_name)) for site in sites]  # type: ignore[arg-type]  # tuples


def told_apart(content: Content, name: Name) -> Name:
    """Return what the things of a map are called on it: with their class where two of them have one name."""
    things = [*(each.thing for site in content.sites for each in site.members), *content.nowhere, *content.undated]
    alike = namesakes((thing, name(thing).fr) for thing in things)
    return lambda thing: with_class(name(thing), thing) if thing in alike else name(thing)


def themes_of(whereabouts: Whereabouts, graph: Graph, language: Language) -> list[tuple[str, str]]:
    """Return the themes of what has a place, with their names."""
    found = {theme for thing in whereabouts.things for theme in whereabouts.themes(thing)}
    graph.portraits.labels.read(found)
    named = [(theme, graph.portraits.label(theme).in_(language)) for theme in found]
    return sorted(named, key=lambda each: reading_key(each[1]))[:_MOST_THEMES]


def title_of(filters: Filters, graph: Graph, language: Language) -> str:
    """Return what a map shows, in words: its classes or things, themes and years."""
    if filters.question:
        return filters.question
    said = [str(say(f"kinds.{kind}", language)) for kind in filters.kinds]
    said += _labels((*filters.things[:3], *filters.themes), graph, language)
    if filters.since or filters.until:
        said.append(f"{filters.since or '…'} – {filters.until or '…'}")
    heading = str(say("map.title", language))
    return f"{heading} · {', '.join(said)}" if said else heading


def _labels(iris: Iterable[str], graph: Graph, language: Language) -> Sequence[str]:
    return [graph.portraits.label(iri).in_(language) for iri in iris]
