"""The map: where things are, as a page with a table, and as files for print."""

from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from amu_graph.maps.content import Content
from amu_graph.maps.drawing import MapPicture
from amu_graph.maps.map_file import map_file
from amu_graph.namespaces import BASE
from amu_graph.network.drawing.figure import MEDIA_TYPES
from amu_graph.network.paper import Paper
from amu_graph.web.explore import tasks
from amu_graph.web.explore.answering import explorer_of
from amu_graph.web.pages.answer_map import map_content, things_of_question
from amu_graph.web.pages.asked_sentence import sentence_of
from amu_graph.web.rendering.words import say
from amu_graph.web.state import state_of
from amu_graph.web.views.lines import class_name
from amu_graph.web.views.map_filters import CLASSES, Filters, filters_of
from amu_graph.web.views.map_view import anchor, drawn_map, listed, themes_of, title_of, told_apart
from amu_graph.web.views.printed import paper_of

LONGEST_TITLE = 400


def routes() -> list[Route]:
    """Return the routes of the map."""
    files = [Route(f"/map.{suffix}", partial(figure, suffix=suffix)) for suffix in MEDIA_TYPES]
    return [Route("/map", page), *files]


def page(request: Request) -> Response:
    """Answer with the map of what fits the filters, beside the table of what it shows and leaves out."""
    state = state_of(request)
    language = state.renderer.language(request)
    filters, content = asked_map(request)
    picture = MapPicture(content)
    values = {
        "filters": filters,
        "heading": title_of(filters, state.graph, language),
        "drawing": drawn_map(picture, language),
        "outlined": bool(picture.known.areas),
        "sites": listed(content, state.graph.portraits.label, language),
        "content": content,
        "beyond": {site.name for site in picture.beyond},
        "anchor": anchor,
        "called": told_apart(content, state.graph.portraits.label),
        "kind_named": class_name,
        "classes": CLASSES,
        "subjects": themes_of(state.whereabouts, state.graph, language),
        "files": [(suffix, f"/map.{suffix}?{filters.query}") for suffix in MEDIA_TYPES],
    }
    return state.renderer.page(request, "map.html", values)


async def figure(request: Request, suffix: str) -> Response:
    """Answer with the map as a file for print; one that is no SVG is made by the process beside the server."""
    language = state_of(request).renderer.language(request)
    paper = paper_of(request.query_params)
    drawn = await run_in_threadpool(_drawn, request, paper)
    content = drawn.encode()
    if suffix != "svg":
        content = await explorer_of(request).run(tasks.printed, drawn, suffix, paper, language)
    headers = {"Content-Disposition": f'inline; filename="{say("map.file", language)}.{suffix}"'}
    return Response(content, headers=headers, media_type=MEDIA_TYPES[suffix])


def _drawn(request: Request, paper: Paper) -> str:
    """Return the map as it is printed, as SVG."""
    state = state_of(request)
    language = state.renderer.language(request)
    filters, content = asked_map(request)
    title = request.query_params.get("title", "")[:LONGEST_TITLE] or title_of(filters, state.graph, language)
    return map_file(
        MapPicture(content, width=paper.units),
        language,
        title=title,
        digest=state.graph.store.digest,
        paper=paper,
        permanent=f"{BASE}map?{filters.query}".rstrip("?"),
    )


def asked_map(request: Request) -> tuple[Filters, Content]:
    """Return the filters of an address and what they leave on the map."""
    state = state_of(request)
    language = state.renderer.language(request)
    if asked := request.query_params.get("question"):
        given = {**request.query_params, "language": language}
        content = map_content(state, things_of_question(state.graph, asked, given), language)
        sentence = sentence_of(state, state.graph.catalogue.question(asked), given, language)
        return Filters(question=sentence, asked=request.url.query), content
    filters = filters_of(request.query_params.multi_items(), state.graph)
    label = state.graph.portraits.label
    return filters, filters.content(state.whereabouts, state.graph, lambda iri: label(iri).in_(language))
