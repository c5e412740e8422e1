"""Pages that other sites may show in a frame, and oEmbed, which tells how: a card, a map, a state of the explorer."""

import gzip
import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote, unquote, urlsplit
from xml.etree.ElementTree import Element, SubElement, tostring

from markupsafe import Markup, escape
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from amu_graph import project
from amu_graph.errors import NotFoundError, UsageError
from amu_graph.language import Text
from amu_graph.maps.drawing import MapPicture
from amu_graph.namespaces import BASE, is_entity
from amu_graph.query.portraits import MOST_READ
from amu_graph.query.replaced import follow
from amu_graph.web.explore import tasks
from amu_graph.web.explore.answering import explorer_of
from amu_graph.web.explore.explorer_graph import view_named
from amu_graph.web.explore.pictures import still_query
from amu_graph.web.http.protection import policy_for
from amu_graph.web.pages.map import asked_map
from amu_graph.web.rendering.urls import iri_of, path_of
from amu_graph.web.rendering.words import say
from amu_graph.web.state import state_of
from amu_graph.web.views.ahead import read_portrait_ahead
from amu_graph.web.views.citing import today
from amu_graph.web.views.dossier import dossier
from amu_graph.web.views.map_view import drawn_map, title_of
from amu_graph.web.views.summary import summing_up

_SIZE: Final = {"card": (600, 260), "map": (720, 720), "explore": (720, 720)}
"""The width and height of a frame, in pixels, where nobody asks for less."""
_SIDES: Final = (100, 4000)
_IN_QUERIES: Final = "%/?:@!$&'()*+,;=-._~"
"""What stands in a query as it is (RFC 3986, 3.4); `%` begins what is written by its number already."""


def routes() -> list[Route]:
    """Return the routes of what is embedded."""
    return [
        Route("/oembed", oembed),
        Route("/embed/map", embedded_map),
        Route("/embed/explore", explored),
        Route("/embed/explore/{view}", explored),
        Route("/embed/{kind}/{slug}", card),
    ]


def _page(request: Request, values: Mapping[str, Any]) -> Response:
    """Answer with a page that only the frames of the sites that are allowed may show."""
    state = state_of(request)
    headers = {"Content-Security-Policy": policy_for(state.settings.embedders)}
    return state.renderer.page(request, "embed.html", {"source": project.current().base, **values}, headers=headers)


def card(request: Request) -> Response:
    """Answer with what is most telling of an entity."""
    state = state_of(request)
    language = state.renderer.language(request)
    iri = follow(BASE + "/".join(request.path_params[each] for each in ("kind", "slug")), state.graph.store)
    read_portrait_ahead(state.graph, iri)
    portrait = state.graph.portraits.portrait(iri, most=MOST_READ)
    if not portrait.classes:
        raise HTTPException(404)
    content = dossier(state.graph, portrait, language)
    summary = summing_up(content, language, today())
    values = {"heading": portrait.label.in_(language), "kind": content.kind, "summary": summary, "full": path_of(iri)}
    return _page(request, values)


def embedded_map(request: Request) -> Response:
    """Answer with the map that the address asks for: what its filters leave, or the answer of a question."""
    state = state_of(request)
    language = state.renderer.language(request)
    filters, content = asked_map(request)
    drawing = drawn_map(MapPicture(content), language, address=path_of)
    heading = title_of(filters, state.graph, language)
    return _page(request, {"heading": heading, "drawing": drawing, "full": f"/map?{filters.query}".rstrip("?")})


async def explored(request: Request) -> Response:
    """Answer with the picture of a state of the explorer."""
    state = state_of(request)
    language = state.renderer.language(request)
    view, query = view_named(request.path_params.get("view", "")), still_query(request)
    name = view.name if view else ""
    drawn = gzip.decompress(await explorer_of(request).cached(tasks.still, name, query, language, "svg")).decode()
    full = f"/explore{f'/{name}' if name else ''}{f'?{query}' if query else ''}"
    heading = view.summary.in_(language) if view else str(say("nav.explore", language))
    picture = Markup(drawn)  # noqa: S704 - our own SVG
    values = {"heading": heading, "drawing": picture, "full": full, "captioned": True, "theme": "light"}
    return await run_in_threadpool(_page, request, values)  # a figure stands on white, whatever the theme


def oembed(request: Request) -> Response:
    """Answer how a page of ours is embedded (https://oembed.com, 1.0), as JSON or XML.

    Raises:
        UsageError: the format is neither, a size is none.
        NotFoundError: the address is none of ours that can be embedded.

    """
    given = request.query_params
    form = given.get("format", "json")
    if form not in ("json", "xml"):
        raise NoSuchFormatError(
            Text(fr=f"oEmbed ne se donne pas en « {form[:40]} ».", en=f"oEmbed is not given as “{form[:40]}”."),
            remedy=Text(fr="format=json ou format=xml.", en="format=json or format=xml."),
        )
    found = _described(request, given.get("url", ""), _side(given, "maxwidth"), _side(given, "maxheight"))
    if form == "json":
        return JSONResponse(found, headers={"Cache-Control": "no-cache"})
    root = Element("oembed")
    for name, value in found.items():
        SubElement(root, name).text = str(value)
    return Response(tostring(root, encoding="utf-8", xml_declaration=True), media_type="text/xml")


class NoSuchFormatError(UsageError):
    """A format that oEmbed asks to be answered so."""

    http_status = 501


def _side(given: Mapping[str, str], name: str) -> int:
    low, high = _SIDES
    text = given.get(name, str(high))
    if not (text.isascii() and text.isdigit() and len(text) <= 6 and int(text) >= low):  # noqa: PLR2004 - pixels
        raise UsageError(
            Text(
                fr=f"{name} vaut « {text[:40]} » : il faut {low} pixels au moins.",
                en=f"{name} is “{text[:40]}”: it must be {low} pixels at least.",
            )
        )
    return int(text)


def _described(request: Request, address: str, wide: int, high: int) -> dict[str, object]:
    """Return what oEmbed says of an address."""
    path, query = _own_path(request, address)
    kind, title = _embeddable(request, path)
    width, height = min(_SIZE[kind][0], wide), min(_SIZE[kind][1], high)
    origin = f"{request.url.scheme}://{request.url.netloc}"
    frame = f"{origin}/embed{path}{f'?{query}' if query else ''}"
    attributes = f'title="{escape(title)}" width="{width}" height="{height}" loading="lazy"'
    ours = project.current()
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": ours.name,
        "provider_url": ours.base,
        "cache_age": 3600,
        "html": f'<iframe src="{escape(frame)}" {attributes}></iframe>',
        "width": width,
        "height": height,
    }


def _own_path(request: Request, address: str) -> tuple[str, str]:
    """Return the path and the query of an address of this server, or of the project's permanent addresses.

    The query is one that an address may hold as it is, whatever was written.
    """
    try:
        found = urlsplit(address)
    except ValueError:
        found = urlsplit("")
    query = quote(found.query, safe=_IN_QUERIES)
    if address.startswith(BASE):
        return "/" + unquote(re.split("[?#]", address.removeprefix(BASE), maxsplit=1)[0]), query
    if found.scheme in ("http", "https") and found.netloc == request.url.netloc:
        return unquote(found.path), query
    raise NotFoundError(
        Text(fr="Cette adresse n’est pas de ce graphe.", en="This address is none of this graph."),
        remedy=Text(
            fr="Donnez celle d’une fiche, de la carte ou de l’explorateur.",
            en="Give that of an entity, of the map or of the explorer.",
        ),
    )


def _embeddable(request: Request, path: str) -> tuple[str, str]:
    """Return what an address shows, and its title."""
    state = state_of(request)
    language = state.renderer.language(request)
    if path == "/map":
        return "map", str(say("map.title", language))
    if path == "/explore" or path.startswith("/explore/"):
        view = view_named(path.removeprefix("/explore").strip("/"))
        return "explore", view.summary.in_(language) if view else str(say("nav.explore", language))
    iri = iri_of(path)
    if not is_entity(iri) or not state.graph.portraits.portrait(iri, most=MOST_READ).classes:
        raise NotFoundError(
            Text(
                fr="Rien à intégrer ne se trouve à cette adresse.",
                en="Nothing that can be embedded is at this address.",
            )
        )
    return "card", state.graph.portraits.label(iri).in_(language)
