"""What the data are: the description of the dataset, its files, and the report of its problems."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from amu_graph import resources
from amu_graph.errors import AmuGraphError, Problem
from amu_graph.export import serialize
from amu_graph.formats import RDF_SYNTAXES
from amu_graph.graph import check
from amu_graph.namespaces import DATASET, DCTERMS, RDFS
from amu_graph.settings import Settings
from amu_graph.web.faces import known, negotiated
from amu_graph.web.state import state_of
from amu_graph.web.terms import texts

_LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"


def describing_routes() -> list[Route]:
    """Return the routes of the dataset as a whole."""
    return [
        Route("/dataset", dataset),
        *(Route(f"/dataset.{syntax.extensions[0]}", dataset) for syntax in RDF_SYNTAXES),
        Route("/download/amu-graph.{extension}", download),
        Route("/.well-known/void", void),
        Route("/report", report),
    ]


def dataset(request: Request) -> Response:
    """Answer with the description of the dataset (VoID and DCAT), as a page or as data."""
    state = state_of(request)
    if not known(state.graph.store, DATASET):
        return _page(request, DATASET, {})
    return negotiated(request, _page)


def _page(request: Request, iri: str, headers: Mapping[str, str]) -> Response:
    state = state_of(request)
    language = state.renderer.language(request)
    said = texts(state.graph, iri, language)
    values = {
        "iri": iri,
        "title": said.get(DCTERMS + "title") or said.get(RDFS + "label") or "amu-graph",
        "about": said.get(DCTERMS + "description", ""),
        "counts": [(name, n) for name, n in state.counts.items() if n],
        "statements": state.statements,
        "digest": state.graph.store.digest,
        "licence": _LICENCE,
        "formats": RDF_SYNTAXES,
    }
    return state.renderer.page(request, "dataset.html", values, headers=headers)


async def download(request: Request) -> Response:
    """Answer with the whole dataset in a format; those with named graphs tell which passage says what."""
    state = state_of(request)
    extension = request.path_params["extension"]
    syntax = next((each for each in RDF_SYNTAXES if extension == each.extensions[0]), None)
    if syntax is None:
        raise HTTPException(404)
    etag = state.etag("whole", syntax.name)
    headers = {"Cache-Control": "no-cache", **({"ETag": etag} if etag else {})}
    if etag and request.headers.get("if-none-match", "").removeprefix("W/") == etag.removeprefix("W/"):
        return Response(status_code=304, headers=headers)
    content = await run_in_threadpool(serialize, state.graph.store, syntax)
    return Response(content, headers=headers, media_type=syntax.media_types[0])


async def void(request: Request) -> Response:
    """Lead harvesters to the description (https://www.w3.org/TR/void/#well-known)."""
    del request
    return RedirectResponse("/dataset", 302)


async def report(request: Request) -> Response:
    """Answer with the problems of the reading notes, those of the folder that is being edited."""
    state = state_of(request)
    problems, failure = await run_in_threadpool(_checked, state.settings)
    values = {"problems": problems, "failure": failure, "data": str(state.settings.data)}
    return state.renderer.page(request, "report.html", values)


_last: dict[tuple[Path, float], list[Problem]] = {}


def _checked(settings: Settings) -> tuple[list[Problem], AmuGraphError | None]:
    """Return the problems, checked anew where a note has changed since; and why they could not be checked."""
    folders = (settings.data, resources.ontology())
    newest = max((path.stat().st_mtime for folder in folders for path in folder.rglob("*")), default=0.0)
    key = (settings.data, newest)
    if key not in _last:
        try:
            found = check(settings)
        except AmuGraphError as error:
            return [], error
        _last.clear()
        _last[key] = found
    return _last[key], None
