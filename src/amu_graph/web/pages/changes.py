"""What is new: the documents by the day on which they were read, and what has changed since a reader was here.

What a reader has seen stays in the browser, which compares it with the fingerprints that it is given.
"""

from itertools import groupby
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from amu_graph.query.portrait_queries import rows
from amu_graph.web.http.conditional import not_modified, validated
from amu_graph.web.rendering.urls import path_of
from amu_graph.web.state import state_of
from amu_graph.web.views.changes import is_compared

SHOWN: Final = 200
"""Documents that the page lists, the last ones."""


def routes() -> list[Route]:
    """Return the routes of what is new."""
    return [Route("/changes", changes), Route("/changes.json", fingerprints)]


def changes(request: Request) -> Response:
    """Answer with the documents by the day on which they were read, the last first."""
    state = state_of(request)
    read = [(row["source"].value, row["date"].value) for row in rows(state.graph.store, "source-dates")]
    state.graph.portraits.labels.read(iri for iri, _ in read[:SHOWN])
    by_day = groupby(read[:SHOWN], key=lambda pair: pair[1])
    values = {
        "days": [(day, [iri for iri, _ in group]) for day, group in by_day],
        "left_out": max(0, len(read) - SHOWN),
        "undated": dict(state.counts).get("Source", 0) - len({iri for iri, _ in read}),
        "compared": is_compared(state.graph.store),
    }
    return state.renderer.page(request, "changes.html", values)


def fingerprints(request: Request) -> Response:
    """Answer with path, name and fingerprint of each source; with none of a graph too large to be compared."""
    state = state_of(request)
    language = state.renderer.language(request)
    headers = validated(state.etag("changes", language), Vary="Accept-Language, Cookie")
    if unchanged := not_modified(request, headers):
        return unchanged
    found = state.fingerprints
    label = state.graph.portraits.label
    state.graph.portraits.labels.read(found)
    sources = {path_of(iri): [digest, label(iri).in_(language)] for iri, digest in sorted(found.items())}
    return JSONResponse({"digest": state.graph.store.digest, "sources": sources}, headers=headers)
