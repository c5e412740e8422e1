"""Pages of the vocabularies: their list, and each with its concepts as a tree."""

from collections.abc import Iterable, Iterator, Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from amu_graph.formats import RDF_SYNTAXES
from amu_graph.graph import Graph
from amu_graph.language import Language
from amu_graph.namespaces import SKOS, VOCAB
from amu_graph.query.portrait_queries import queries, rows
from amu_graph.text import fold
from amu_graph.web.pages.ontology import texts
from amu_graph.web.pages.resource import negotiated
from amu_graph.web.state import state_of
from amu_graph.web.views.concept_tree import Branch, tree


def routes() -> list[Route]:
    """Return the routes of concept schemes."""
    return [Route("/vocab", vocabularies), Route("/vocab/{scheme}", vocabulary)]


def vocabularies(request: Request) -> Response:
    """Answer with the list of concept schemes."""
    state = state_of(request)
    language = state.renderer.language(request)
    found = [row["scheme"].value for row in rows(state.graph.store, "schemes")]
    iris = [iri for iri in found if iri.startswith(VOCAB)]
    definitions = _definitions(state.graph, iris, language)
    labels = state.graph.portraits.labels
    labels.read(iris)
    schemes = [(iri, labels.of(iri), definitions[iri]) for iri in sorted(iris, key=lambda iri: fold(labels.of(iri).fr))]
    return state.renderer.page(request, "vocabularies.html", {"schemes": schemes})


def vocabulary(request: Request) -> Response:
    """Answer with a concept scheme as a page or as data."""
    return negotiated(request, _page, _first_asked)


def _first_asked(graph: Graph, iri: str) -> Iterator[str]:
    yield from queries("concepts", scheme=[iri])
    yield from queries("described", entity=[iri])
    yield from graph.portraits.labels.asked([iri])


def _page(request: Request, iri: str, headers: Mapping[str, str]) -> Response:
    state = state_of(request)
    language = state.renderer.language(request)
    branches = tree(state.graph, iri)
    definitions = _definitions(state.graph, [iri, *_all(branches)], language)
    values = {
        "iri": iri,
        "label": state.graph.portraits.label(iri),
        "about": definitions[iri],
        "branches": branches,
        "definitions": definitions,
        "formats": RDF_SYNTAXES,
    }
    return state.renderer.page(request, "vocabulary.html", values, headers=headers)


def _all(branches: tuple[Branch, ...]) -> list[str]:
    return [iri for each in branches for iri in (each.iri, *_all(each.branches))]


def _definitions(graph: Graph, iris: Iterable[str], language: Language) -> dict[str, str]:
    return {iri: said.get(SKOS + "definition", "") for iri, said in texts(graph, iris, language).items()}
