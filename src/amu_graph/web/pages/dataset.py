"""The description of the dataset (VoID and DCAT)."""

from collections.abc import Iterator, Mapping

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from amu_graph import project
from amu_graph.formats import RDF_SYNTAXES
from amu_graph.graph import Graph
from amu_graph.namespaces import DATASET, DCTERMS, RDFS
from amu_graph.query.portrait_queries import queries
from amu_graph.query.replaced import is_known
from amu_graph.web.pages.bibliographies import BIBLIOGRAPHIES
from amu_graph.web.pages.ontology import texts
from amu_graph.web.pages.resource import negotiated
from amu_graph.web.state import state_of


def routes() -> list[Route]:
    """Return the routes of the dataset as a whole."""
    return [
        Route("/dataset", dataset),
        *(Route(f"/dataset.{syntax.extensions[0]}", dataset) for syntax in RDF_SYNTAXES),
        Route("/.well-known/void", void),
    ]


def dataset(request: Request) -> Response:
    """Answer with the description of the dataset (VoID and DCAT), as a page or as data."""
    state = state_of(request)
    state.graph.store.expect(_first_asked(state.graph, DATASET))
    if not is_known(DATASET, state.graph.store):
        return _page(request, DATASET, {})
    return negotiated(request, _page, _first_asked)


def _first_asked(graph: Graph, iri: str) -> Iterator[str]:
    for name in ("known", "replaced", "merged"):
        yield from queries(name, thing=[iri])
    yield from graph.store.counting


def _page(request: Request, iri: str, headers: Mapping[str, str]) -> Response:
    state = state_of(request)
    language = state.renderer.language(request)
    said = texts(state.graph, [iri], language)[iri]
    values = {
        "iri": iri,
        "title": said.get(DCTERMS + "title") or said.get(RDFS + "label") or project.current().name,
        "about": said.get(DCTERMS + "description", ""),
        "counts": state.counts,
        "triples": len(state.graph),
        "statements": state.graph.store.totals.statements,
        "digest": state.graph.store.digest,
        "formats": RDF_SYNTAXES,
        "bibliographies": BIBLIOGRAPHIES,
    }
    return state.renderer.page(request, "dataset.html", values, headers=headers)


async def void(request: Request) -> Response:
    """Lead harvesters to the description (https://www.w3.org/TR/void/#well-known)."""
    del request
    return RedirectResponse("/dataset", 302)
