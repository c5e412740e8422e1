"""Pages of the ontology: all its terms on one page, and a page for each class and property."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from amu_graph.formats import RDF_SYNTAXES
from amu_graph.graph import Graph
from amu_graph.language import Language, Text, nearest
from amu_graph.namespaces import AMU, ONTOLOGY, OWL, RDF, RDFS, SCHEMA, SKOS
from amu_graph.query.portrait_queries import query_text
from amu_graph.text import fold
from amu_graph.typography import set_in
from amu_graph.web.pages.resource import negotiated
from amu_graph.web.state import state_of
from amu_graph.web.views.lines import class_name, in_words
from amu_graph.web.views.reused import reused_terms

_MOST_SHOWN: Final = 500
_SORTS: Final = (
    ("classes", OWL + "Class"),
    ("object", OWL + "ObjectProperty"),
    ("data", OWL + "DatatypeProperty"),
    ("annotation", OWL + "AnnotationProperty"),
)


@dataclass(frozen=True, kw_only=True)
class Term:
    """A class or a property; the texts are in the reader's language."""

    iri: str
    name: str
    label: Text
    definition: str
    comment: str
    parents: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    inverse: Text | None = None


def routes() -> list[Route]:
    """Return the routes of the ontology."""
    return [
        Route("/ontology", ontology),
        *(Route(f"/ontology.{syntax.extensions[0]}", ontology) for syntax in RDF_SYNTAXES),
        Route("/ontology/{name}", term_page),
    ]


def ontology(request: Request) -> Response:
    """Answer with the ontology as a page or as data."""
    return negotiated(request, _ontology)


def _ontology(request: Request, iri: str, headers: Mapping[str, str]) -> Response:
    state = state_of(request)
    language = state.renderer.language(request)
    sorts = [(key, terms(state.graph, class_, language)) for key, class_ in _SORTS]
    values = {
        "iri": iri,
        "sorts": sorts,
        "reused": reused_terms(state.graph),
        "formats": RDF_SYNTAXES,
        "about": texts(state.graph, iri, language),
    }
    return state.renderer.page(request, "ontology.html", values, headers=headers)


def term_page(request: Request) -> Response:
    """Answer with the page of a class or a property; a version of the ontology leads to the ontology."""
    if request.path_params["name"][:1].isdigit():
        return RedirectResponse("/ontology", 302)
    return negotiated(request, _term)


def _term(request: Request, iri: str, headers: Mapping[str, str]) -> Response:
    state = state_of(request)
    graph, language = state.graph, state.renderer.language(request)
    is_class = OWL + "Class" in _objects(graph, iri, RDF + "type")
    values = {
        "iri": iri,
        "term": term(graph, iri, language),
        "is_class": is_class,
        "instances": list(_instances(graph, iri)) if is_class else [],
        "uses": [] if is_class else list(_uses(graph, iri)),
        "related": _related(graph, iri, language) if is_class else [],
        "query": query_text("instances" if is_class else "uses", language, term=[iri]),
        "formats": RDF_SYNTAXES,
    }
    return state.renderer.page(request, "term.html", values, headers=headers)


def terms(graph: Graph, class_: str, language: Language) -> list[Term]:
    """Return the project's own terms of a class of terms, in the order of their names."""
    found = graph.store.quads(None, ox.NamedNode(RDF + "type"), ox.NamedNode(class_), ox.NamedNode(ONTOLOGY))
    own = {quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode)}
    return [term(graph, iri, language) for iri in sorted(own) if iri.startswith(AMU)]


def term(graph: Graph, iri: str, language: Language) -> Term:
    """Return what the ontology says of a term."""
    said = texts(graph, iri, language)
    is_read_back = SKOS + "prefLabel" not in said and said.get(AMU + "inverseLabel")
    return Term(
        iri=iri,
        name=iri.removeprefix(AMU),
        label=graph.portraits.label(iri),
        definition=said.get(SKOS + "definition", ""),
        comment=said.get(RDFS + "comment", ""),
        parents=_objects(graph, iri, RDFS + "subClassOf") + _objects(graph, iri, RDFS + "subPropertyOf"),
        domains=_objects(graph, iri, RDFS + "domain") + _objects(graph, iri, SCHEMA + "domainIncludes"),
        ranges=_objects(graph, iri, RDFS + "range") + _objects(graph, iri, SCHEMA + "rangeIncludes"),
        inverse=graph.portraits.labels.inverse(iri) if is_read_back else None,
    )


def texts(graph: Graph, iri: str, language: Language) -> dict[str, str]:
    """Return one text for each property of an IRI, in the reader's language where there is one."""
    found: dict[str, list[tuple[str | None, str]]] = defaultdict(list)
    for quad in graph.store.quads(ox.NamedNode(iri), None, None, ox.DefaultGraph()):
        if isinstance(quad.object, ox.Literal):
            found[quad.predicate.value].append((quad.object.language, quad.object.value))
    return {predicate: set_in(nearest(said, language), language) for predicate, said in found.items()}


def _objects(graph: Graph, iri: str, predicate: str) -> tuple[str, ...]:
    quads = graph.store.quads(ox.NamedNode(iri), ox.NamedNode(predicate), None, ox.NamedNode(ONTOLOGY))
    return tuple(sorted(quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode)))


def _instances(graph: Graph, iri: str) -> Iterator[tuple[str, Text, str]]:
    """Yield IRI, label and class name of what is of a class, sorted by label."""
    quads = graph.store.quads(None, ox.NamedNode(RDF + "type"), ox.NamedNode(iri), ox.DefaultGraph())
    found = {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}
    labelled = sorted((fold(graph.portraits.label(each).fr), each) for each in found)
    for _, each in labelled[:_MOST_SHOWN]:
        yield each, graph.portraits.label(each), class_name(each)


def _uses(graph: Graph, iri: str) -> Iterator[tuple[str, Text, str, Text]]:
    """Yield subject, its label, object (empty for a text) and its label, for each statement with a property."""
    quads = graph.store.quads(None, ox.NamedNode(iri), None, ox.DefaultGraph())
    label = graph.portraits.label
    for quad in sorted(quads, key=str)[:_MOST_SHOWN]:
        subject, value = quad.subject, quad.object
        if isinstance(subject, ox.NamedNode):
            words = in_words(value) if isinstance(value, ox.Literal) else label(str(value)[1:-1])
            yield subject.value, label(subject.value), value.value if isinstance(value, ox.NamedNode) else "", words


def _related(graph: Graph, iri: str, language: Language) -> list[Term]:
    """Return the properties that things of a class have, or may have."""
    properties = [each for key, class_ in _SORTS[1:3] for each in terms(graph, class_, language)]
    return [each for each in properties if iri in each.domains]
