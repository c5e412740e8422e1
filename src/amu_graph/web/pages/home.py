"""The home page, the icon and robots.txt."""

from collections.abc import Iterator
from itertools import chain

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from amu_graph import project
from amu_graph.graph import Graph
from amu_graph.language import Language
from amu_graph.namespaces import BASE, expand
from amu_graph.query.catalogue import Question
from amu_graph.web.explore.overview import cached_drawing, drawing
from amu_graph.web.rendering.palette import palette
from amu_graph.web.rendering.words import said_in
from amu_graph.web.state import State, state_of

QUESTIONS = (
    "project/participants",
    "publication/recommended",
    "organization/partners",
    "co-production/responsibilities",
    "event/chronology",
    "theme/most-frequent",
)
"""The questions that the home page asks; those that the catalogue lacks are left out."""


def routes() -> list[Route]:
    """Return the routes of the home page and of what stands at the root of every site."""
    return [
        Route("/", home),
        Route("/drawing", drawn),
        Route("/palette.css", colours),
        Route("/favicon.svg", icon),
        Route("/favicon.ico", icon),
        Route("/robots.txt", robots),
    ]


def home(request: Request) -> Response:
    """Answer with the search box, the counts, the drawn graph and six questions."""
    state = state_of(request)
    language = state.renderer.language(request)
    _read_ahead(state.graph)
    totals = state.graph.store.totals
    values = {
        "tiles": state.counts,
        "questions": list(_questions(state.graph, language)),
        "searches": [words.in_(language) for words in project.current().searches],
        "drawing": cached_drawing(state, language),
        "statements": totals.statements,
        "digest": state.graph.store.digest,
        "documents": (totals.documents["read"], totals.documents["known"]),
    }
    return state.renderer.page(request, "home.html", values)


async def drawn(request: Request) -> Response:
    """Answer with the drawing of the whole graph, rendered now where none is cached, for the home page."""
    state = state_of(request)
    html = await drawing(state, request.app.state.explorer, state.renderer.language(request))
    return HTMLResponse(html, headers={"Cache-Control": "no-cache", "Vary": "Accept-Language, Cookie"})


def _questions(graph: Graph, language: Language) -> Iterator[tuple[str, str, str]]:
    """Yield path, words and example of each question."""
    for name in QUESTIONS:
        if name in graph.catalogue.names:
            question = graph.catalogue.question(name)
            yield f"/ask/{name}", said_in(question.summary, language), _example(graph, question, language)


def _read_ahead(graph: Graph) -> None:
    """Read what the page names, and the totals, in one query where the store is elsewhere."""
    asked = [graph.catalogue.question(name) for name in QUESTIONS if name in graph.catalogue.names]
    terms = [expand(each.default) for question in asked for each in question.parameters if each.default]
    named = [iri for iri in terms if iri]
    graph.store.expect(chain(graph.store.counting, graph.portraits.labels.asked(named)))
    graph.portraits.labels.read(named)


def _example(graph: Graph, question: Question, language: Language) -> str:
    """Return the labels of the values that the file has."""
    values = [parameter.default for parameter in question.parameters if parameter.default]
    return ", ".join(label_of_term(graph, value, language) for value in values)


def label_of_term(graph: Graph, term: str, language: Language) -> str:
    """Return the words of a SPARQL term: a label, or the text of a literal."""
    iri = expand(term)
    return graph.portraits.label(iri).in_(language) if iri else term.strip('"')


async def colours(request: Request) -> Response:
    """Answer with the colours of classes and links, which have one source: the style of networks."""
    del request
    return Response(palette(), media_type="text/css", headers={"Cache-Control": "max-age=3600"})


def icon(request: Request) -> Response:
    """Answer with the icon of the site."""
    state: State = state_of(request)
    text = state.renderer.environment.get_template("favicon.svg").render()
    return Response(text, media_type="image/svg+xml", headers={"Cache-Control": "max-age=86400"})


async def robots(request: Request) -> Response:
    """Answer with robots.txt: queries and searches cost, and lead to nothing new."""
    lines = ["User-agent: *", *(f"Disallow: /{path}" for path in ("sparql", "query", "search", "suggest", "explore"))]
    del request
    return PlainTextResponse("\n".join([*lines, f"# {BASE}", ""]))
