"""Pages of the vocabularies: their list, and each with its concepts as a tree."""

from collections.abc import Mapping

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from amu_graph.formats import RDF_SYNTAXES
from amu_graph.graph import Graph
from amu_graph.language import Text
from amu_graph.namespaces import RDF, SKOS, VOCAB
from amu_graph.text import fold
from amu_graph.web.pages.ontology import texts
from amu_graph.web.pages.resource import negotiated
from amu_graph.web.state import state_of
from amu_graph.web.views.concept_tree import Branch, tree

_TYPE = ox.NamedNode(RDF + "type")
_SCHEME = ox.NamedNode(SKOS + "ConceptScheme")


def routes() -> list[Route]:
    """Return the routes of concept schemes."""
    return [Route("/vocab", vocabularies), Route("/vocab/{scheme}", vocabulary)]


def vocabularies(request: Request) -> Response:
    """Answer with the list of concept schemes."""
    state = state_of(request)
    language = state.renderer.language(request)
    schemes = [
        (iri, label, texts(state.graph, iri, language).get(SKOS + "definition", ""))
        for iri, label in _schemes(state.graph)
    ]
    return state.renderer.page(request, "vocabularies.html", {"schemes": schemes})


def _schemes(graph: Graph) -> list[tuple[str, Text]]:
    found = graph.store.quads(None, _TYPE, _SCHEME, ox.DefaultGraph())
    iris = {quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode)}
    labelled = [(iri, graph.portraits.label(iri)) for iri in iris if iri.startswith(VOCAB)]
    return sorted(labelled, key=lambda pair: fold(pair[1].fr))


def vocabulary(request: Request) -> Response:
    """Answer with a concept scheme as a page or as data."""
    return negotiated(request, _page)


def _page(request: Request, iri: str, headers: Mapping[str, str]) -> Response:
    state = state_of(request)
    language = state.renderer.language(request)
    branches = tree(state.graph, iri)
    values = {
        "iri": iri,
        "label": state.graph.portraits.label(iri),
        "about": texts(state.graph, iri, language).get(SKOS + "definition", ""),
        "branches": branches,
        "definitions": {
            each: texts(state.graph, each, language).get(SKOS + "definition", "") for each in _all(branches)
        },
        "formats": RDF_SYNTAXES,
    }
    return state.renderer.page(request, "vocabulary.html", values, headers=headers)


def _all(branches: tuple[Branch, ...]) -> list[str]:
    return [iri for each in branches for iri in (each.iri, *_all(each.branches))]
