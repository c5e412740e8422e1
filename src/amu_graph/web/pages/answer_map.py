"""The map of an answer: of a question in the address, or of the rows that the SPARQL page posts."""

from collections.abc import Iterable
from math import isfinite
from typing import Final

import pyoxigraph as ox
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from amu_graph.errors import UsageError
from amu_graph.graph import Graph
from amu_graph.language import Language, Text
from amu_graph.maps.content import Content, content_of, with_points
from amu_graph.maps.drawing import MapPicture
from amu_graph.maps.whereabouts import Point
from amu_graph.namespaces import is_entity
from amu_graph.query import Boolean, Solutions, Triples
from amu_graph.web.http.posted import posted
from amu_graph.web.rendering.urls import path_of
from amu_graph.web.rendering.words import say
from amu_graph.web.state import State, state_of
from amu_graph.web.views.map_view import drawn_map

MOST: Final = 2000
"""Things and points of an answer that a map shows."""
PLACED: Final = frozenset({"place", "project", "building", "organization", "event"})
"""The kinds of things that usually have a place."""
_LONGEST: Final = 200


def routes() -> list[Route]:
    """Return the route of the map that the SPARQL page asks for."""
    return [Route("/map/answer", answered, methods=["POST"])]


async def answered(request: Request) -> Response:
    """Answer with the map of things and points as SVG, how many of them stand on it, and who does not."""
    state, asked = state_of(request), await posted(request)
    language = state.renderer.language(request)
    try:
        things = [str(each) for each in asked.get("things", ())][:MOST]
        points = [_point(*each) for each in asked.get("points", ())][:MOST]
    except (AttributeError, TypeError, ValueError, OverflowError) as error:
        raise UsageError(
            Text(fr="Cette demande de carte ne se lit pas.", en="This request for a map cannot be read."),
            remedy=Text(fr="Rechargez la page.", en="Load the page anew."),
        ) from error
    return JSONResponse(await run_in_threadpool(_drawn, state, things, points, language))


def _point(words: object, longitude: float, latitude: float) -> tuple[str, Point]:
    place = float(longitude), float(latitude)
    if not all(map(isfinite, place)) or abs(place[0]) > 180 or abs(place[1]) > 90:  # noqa: PLR2004 - degrees
        raise ValueError
    return str(words)[:_LONGEST], place


def _drawn(state: State, things: list[str], points: list[tuple[str, Point]], language: Language) -> dict[str, object]:
    content = with_points(map_content(state, things, language), points)
    picture = MapPicture(content)
    label = state.graph.portraits.label
    missing = [label(thing).in_(language) for thing in (*content.nowhere, *content.placeless)]
    missing += [site.name for site in picture.beyond]
    places = say("map.places", language, n=len(picture.placed))
    return {
        "svg": drawn_map(picture, language, address=path_of) if picture.placed else "",
        "said": str(say("map.shown", language, n=len(content.things) + len(points), places=places)),
        "missing": missing,
    }


def map_content(state: State, things: Iterable[str], language: Language) -> Content:
    """Return what the map of some things shows."""
    kept = [thing for thing in dict.fromkeys(things) if is_entity(thing)]
    state.graph.portraits.labels.read(kept)
    label = state.graph.portraits.label
    return content_of(state.whereabouts, kept, lambda iri: label(iri).in_(language))


def things_in(answer: Solutions | Boolean | Triples) -> list[str]:
    """Return the entities of the rows of an answer, each once."""
    if not isinstance(answer, Solutions):
        return []
    terms = (term.value for row in answer for term in row.terms.values() if isinstance(term, ox.NamedNode))
    return list(dict.fromkeys(term for term in terms if is_entity(term)))


def things_of_question(graph: Graph, name: str, given: dict[str, str]) -> list[str]:
    """Return the entities in the answer of a question.

    Raises:
        NotFoundError: there is no such question, or a value names nothing.

    """
    question = graph.catalogue.question(name)
    names = {parameter.name for parameter in question.parameters}
    return things_in(graph.ask(name, **{key: value for key, value in given.items() if key in names and value.strip()}))
