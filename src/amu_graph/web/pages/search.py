"""Search: the page of results with its facets, and suggestions while typing."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from amu_graph import project
from amu_graph.errors import NotFoundError
from amu_graph.export.bibliography import works
from amu_graph.export.bibliography.csl_values import WorkValues
from amu_graph.export.bibliography.work import asked_for_works
from amu_graph.formats import BibliographySyntax
from amu_graph.language import Language
from amu_graph.namespaces import curie
from amu_graph.query.labels import Names
from amu_graph.query.members import class_of
from amu_graph.search import Hit
from amu_graph.search.matching import query_words
from amu_graph.search.ranking import COMPARED
from amu_graph.text import in_cell
from amu_graph.web.pages.bibliographies import BIBLIOGRAPHIES, bibliography
from amu_graph.web.rendering.urls import path_of
from amu_graph.web.rendering.words import say
from amu_graph.web.state import State, state_of
from amu_graph.web.views.facets import NAMES, Choice, named_in
from amu_graph.web.views.tags import coins

LONGEST: Final = 500
"""Letters of a search that are read."""

_ON_A_PAGE: Final = 20


def routes() -> list[Route]:
    """Return the routes of search."""
    listed = [Route(f"/search.{suffix}", _bibliography(syntax)) for suffix, syntax in BIBLIOGRAPHIES.items()]
    return [Route("/search", search), Route("/search.csv", results), *listed, Route("/suggest", suggest)]


def suggest(request: Request) -> Response:
    """Answer with names for a text that is being typed, grouped by class, each with the reason."""
    state = state_of(request)
    language = state.renderer.language(request)
    asked = state.questions.asking(_text(request))
    questions = [{"path": each.path, "label": each.sentence.in_(language), "reason": ""} for each in asked]
    content: list[dict[str, object]] = [
        {
            "kind": group.kind,
            "title": str(say(f"kinds.{group.kind}", language)),
            "suggestions": [_suggestion(hit, language) for hit in group.hits],
        }
        for group in state.graph.index.suggest(_text(request))
    ]
    if questions:
        content.insert(0, {"kind": "Question", "title": str(say("nav.ask", language)), "suggestions": questions})
    return JSONResponse({"groups": content}, headers={"Cache-Control": "no-cache", "Vary": "Accept-Language, Cookie"})


def _suggestion(hit: Hit, language: Language) -> dict[str, str]:
    reason = hit.reasons[0].in_(language) if hit.reasons else ""
    if hit.unverified:
        reason = " · ".join(filter(None, [str(say("status.unverified", language)), reason]))
    return {"path": path_of(hit.iri) or "/", "label": hit.label(language), "reason": reason}


def _text(request: Request) -> str:
    return request.query_params.get("q", "").strip()[:LONGEST]


def search(request: Request) -> Response:
    """Answer with the results for `q`, narrowed by the facets in the address."""
    state = state_of(request)
    language = state.renderer.language(request)
    text, hits, chosen = _asked(request)
    if not text and (kind := _class_alone(chosen["class"])):
        return RedirectResponse(f"/browse/{kind}")
    fitting = state.facets.fitting(hits, chosen)
    start = _start(request.query_params.get("start", ""), len(fitting))
    shown = fitting[start : start + _ON_A_PAGE]
    publications = [hit.iri for hit in shown if hit.kind == "Publication"]
    if state.graph.store.elsewhere:
        _read_ahead(state, publications, named_in(state.facets.first(hits, chosen)))
    cited = works(state.graph.store, publications, language=language)
    values = {
        "q": text,
        "searches": [words.in_(language) for words in project.current().searches],
        "counts": state.counts,
        "asked": state.questions.asking(text),
        "hits": [(hit, _unanswered(hit, text)) for hit in shown],
        "coins": {work.iri: coins(work.asserted) for work in cited},
        "total": len(fitting),
        "facets": _links(state.facets.choices(hits, chosen, language), text, chosen),
        "filtered": any(chosen.values()),
        "cleared": _address(text, {}),
        "first": start + 1,
        "next": _address(text, chosen, start + _ON_A_PAGE) if start + _ON_A_PAGE < len(fitting) else "",
        "bibliographies": _bibliographies(text, chosen) if any(hit.kind == "Publication" for hit in fitting) else (),
        "table": "/search.csv?" + _address(text, chosen).partition("?")[2],
        "previous": _address(text, chosen, max(0, start - _ON_A_PAGE)) if start else "",
    }
    return state.renderer.page(request, "search.html", values)


def _class_alone(classes: Sequence[str]) -> str:
    """Return the list that a class without words means; empty where there is no such class, or several."""
    try:
        return class_of(classes[0]) if len(classes) == 1 else ""
    except NotFoundError:
        return ""


def _read_ahead(state: State, cited: Sequence[str], named: Sequence[str]) -> None:
    """Tell a store that is elsewhere what the page begins with."""
    store = state.graph.store
    works_asked = next(asked_for_works(WorkValues(store), cited, Names(store)))
    store.expect(chain(works_asked, state.graph.portraits.labels.asked(named), store.counting))


def _unanswered(hit: Hit, text: str) -> list[str]:
    """Return the words of a search that something found does not answer."""
    answered = {word for reason in hit.reasons for match in reason.matches for word in match.typed.split()}
    return [word for word in query_words(text, unfinished=False) if word not in answered]


def _asked(request: Request) -> tuple[str, Sequence[Hit], dict[str, list[str]]]:
    """Return the words that are looked for, what they find, and the facets that narrow it."""
    text = _text(request)
    hits = state_of(request).graph.search(text, limit=COMPARED) if text else []
    return text, hits, {name: request.query_params.getlist(name) for name in NAMES}


def _bibliography(syntax: BibliographySyntax) -> Callable[[Request], Response]:
    def listed(request: Request) -> Response:
        """Answer with all publications among the results."""
        _, hits, chosen = _asked(request)
        fitting = state_of(request).facets.fitting(hits, chosen)
        return bibliography(request, [hit.iri for hit in fitting], "works", syntax)

    return listed


def results(request: Request) -> Response:
    """Answer with all results as CSV: what each is, its class, and why it was found."""
    state = state_of(request)
    language = state.renderer.language(request)
    _, hits, chosen = _asked(request)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["id", "name", "class", "because", "status"])
    for hit in state.facets.fitting(hits, chosen):
        because = " | ".join(reason.in_(language) for reason in hit.reasons)
        cells = [hit.label(language), hit.kind, because, "unverified" if hit.unverified else ""]
        writer.writerow([curie(hit.iri), *map(in_cell, cells)])
    headers = {"Content-Disposition": 'attachment; filename="search.csv"', "Vary": "Accept-Language, Cookie"}
    return Response(text.getvalue(), headers=headers, media_type="text/csv; charset=utf-8")


def _start(text: str, total: int) -> int:
    return min(int(text), max(0, total - 1)) if text.isascii() and text.isdigit() and len(text) < 7 else 0  # noqa: PLR2004


def _links(
    table: Mapping[str, Sequence[Choice]], text: str, chosen: Mapping[str, Sequence[str]]
) -> dict[str, list[tuple[Choice, str]]]:
    """Return each choice with the address that adds it to, or removes it from, what is chosen."""
    return {
        name: [(choice, _toggled(choice, name, text, chosen)) for choice in choices] for name, choices in table.items()
    }


def _toggled(choice: Choice, name: str, text: str, chosen: Mapping[str, Sequence[str]]) -> str:
    before = list(chosen.get(name, ()))
    after = [each for each in before if each != choice.value] if choice.chosen else [*before, choice.value]
    return _address(text, {**chosen, name: after})


def _address(text: str, chosen: Mapping[str, Sequence[str]], start: int = 0) -> str:
    pairs = [("q", text), *((name, value) for name, values in chosen.items() for value in values)]
    return "/search?" + urlencode([*pairs, ("start", str(start))] if start else pairs)


def _bibliographies(text: str, chosen: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Return the titles of the formats, each with its address."""
    query = _address(text, chosen).partition("?")[2]
    return [(syntax.title, f"/search.{suffix}?{query}") for suffix, syntax in BIBLIOGRAPHIES.items()]
