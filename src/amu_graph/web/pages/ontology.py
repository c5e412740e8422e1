"""Pages of the ontology: all its terms on one page, and a page for each class and property."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from amu_graph.formats import RDF_SYNTAXES
from amu_graph.graph import Graph
from amu_graph.language import Language, Text, nearest
from amu_graph.namespaces import AMU, OWL, RDF, RDFS, SCHEMA, SKOS
from amu_graph.query.portrait_queries import queries, query_text, rows
from amu_graph.text import fold
from amu_graph.typography import set_in
from amu_graph.web.pages.resource import negotiated
from amu_graph.web.state import state_of
from amu_graph.web.views.lines import class_name, in_words
from amu_graph.web.views.model_diagram import Diagram, diagram
from amu_graph.web.views.reused import reused_terms

_TYPE: Final = RDF + "type"
_CONCEPT: Final = SKOS + "Concept"
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
    return negotiated(request, _ontology, _first_asked)


def _first_asked(graph: Graph, iri: str) -> Iterator[str]:
    yield from queries("terms")
    yield from queries("term-uses")
    yield from queries("merged", thing=[iri])
    yield from graph.portraits.labels.asked([iri])


def _ontology(request: Request, iri: str, headers: Mapping[str, str]) -> Response:
    state = state_of(request)
    language = state.renderer.language(request)
    found = terms(state.graph, language)
    sorts = [(key, found[class_]) for key, class_ in _SORTS]
    values = {
        "iri": iri,
        "sorts": sorts,
        "diagram": _diagram(state.graph, found),
        "reused": reused_terms(state.graph),
        "formats": RDF_SYNTAXES,
        "about": texts(state.graph, [iri], language)[iri],
    }
    return state.renderer.page(request, "ontology.html", values, headers=headers)


def _diagram(graph: Graph, found: Mapping[str, Sequence[Term]]) -> Diagram:
    """Return the diagram of the model: the project's own relations between its classes and concepts."""
    labels = {each.iri: each.label for each in found[OWL + "Class"]} | {_CONCEPT: graph.portraits.label(_CONCEPT)}
    relations = ((each.iri, each.label, each.domains, each.ranges) for each in found[OWL + "ObjectProperty"])
    return diagram(relations, labels)


def term_page(request: Request) -> Response:
    """Answer with the page of a class or a property; a version of the ontology leads to the ontology."""
    if request.path_params["name"][:1].isdigit():
        return RedirectResponse("/ontology", 302)
    return negotiated(request, _term, _asked_of_term)


def _asked_of_term(graph: Graph, iri: str) -> Iterator[str]:
    yield from queries("terms")
    yield from queries("merged", thing=[iri])
    for name in ("instances", "uses"):
        yield from queries(name, term=[iri])
    yield from graph.portraits.labels.asked([iri])


def _term(request: Request, iri: str, headers: Mapping[str, str]) -> Response:
    state = state_of(request)
    graph, language = state.graph, state.renderer.language(request)
    is_class = OWL + "Class" in _ontology_of(graph)[iri][_TYPE]
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


def terms(graph: Graph, language: Language) -> dict[str, list[Term]]:
    """Return the project's own terms by the class of terms that they are of, in the order of their names."""
    said = _ontology_of(graph)
    own = [iri for iri in sorted(said) if iri.startswith(AMU)]
    named = {*said, *(iri for found in said.values() for iris in found.values() for iri in iris)}
    graph.portraits.labels.read(())  # the terms of the project, where the store is elsewhere
    graph.store.expect(chain(queries("merged", thing=own), graph.portraits.labels.asked(named)))
    graph.portraits.labels.read(named)
    words = texts(graph, own, language)
    return {
        class_: [_term_of(graph, iri, said[iri], words[iri]) for iri in own if class_ in said[iri].get(_TYPE, ())]
        for _, class_ in _SORTS
    }


def term(graph: Graph, iri: str, language: Language) -> Term:
    """Return what the ontology says of a term."""
    return _term_of(graph, iri, _ontology_of(graph).get(iri, {}), texts(graph, [iri], language)[iri])


def _ontology_of(graph: Graph) -> dict[str, dict[str, list[str]]]:
    """Return what the ontology says of each term: IRIs by their property."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows(graph.store, "terms"):
        if isinstance(row["value"], ox.NamedNode):
            found[row["term"].value][row["property"].value].append(row["value"].value)
    return found


def _term_of(graph: Graph, iri: str, said: Mapping[str, list[str]], words: Mapping[str, str]) -> Term:
    is_read_back = SKOS + "prefLabel" not in words and words.get(AMU + "inverseLabel")

    def objects(*predicates: str) -> tuple[str, ...]:
        return tuple(iri for predicate in predicates for iri in said.get(predicate, ()))

    return Term(
        iri=iri,
        name=iri.removeprefix(AMU),
        label=graph.portraits.label(iri),
        definition=words.get(SKOS + "definition", ""),
        comment=words.get(RDFS + "comment", ""),
        parents=objects(RDFS + "subClassOf", RDFS + "subPropertyOf"),
        domains=objects(RDFS + "domain", SCHEMA + "domainIncludes"),
        ranges=objects(RDFS + "range", SCHEMA + "rangeIncludes"),
        inverse=graph.portraits.labels.inverse(iri) if is_read_back else None,
    )


def texts(graph: Graph, iris: Iterable[str], language: Language) -> dict[str, dict[str, str]]:
    """Return one text for each property of each IRI, in the reader's language where there is one."""
    found: dict[str, dict[str, list[tuple[str | None, str]]]] = {iri: defaultdict(list) for iri in iris}
    for row in sorted(rows(graph.store, "merged", thing=found), key=lambda row: row["value"].value):
        if isinstance(row["value"], ox.Literal):
            said = found[row["thing"].value]
            said[row["property"].value].append((row["value"].language, row["value"].value))
    return {
        iri: {predicate: set_in(nearest(words, language), language) for predicate, words in said.items()}
        for iri, said in found.items()
    }


def _instances(graph: Graph, iri: str) -> Iterator[tuple[str, Text, str]]:
    """Yield IRI, label and class name of what is of a class, sorted by label."""
    labels = graph.portraits.labels
    names = {row["entity"].value: row["entityLabel"] for row in rows(graph.store, "instances", term=[iri])}
    labels.read(each for each, name in names.items() if name is None)
    labelled = sorted((fold(name.value if name else labels.of(each).fr), each) for each, name in names.items())
    labels.read(each for _, each in labelled[:_MOST_SHOWN])
    for _, each in labelled[:_MOST_SHOWN]:
        yield each, labels.of(each), class_name(each)


def _uses(graph: Graph, iri: str) -> Iterator[tuple[str, Text, str, Text]]:
    """Yield subject, its label, object (empty for a text) and its label, for each statement with a property."""
    labels = graph.portraits.labels
    found = {(row["subject"], row["value"]) for row in rows(graph.store, "uses", term=[iri])}
    shown = sorted(found, key=lambda pair: f"{pair[0]} {pair[1]}")[:_MOST_SHOWN]
    labels.read(term.value for pair in shown for term in pair if isinstance(term, ox.NamedNode))
    for subject, value in shown:
        if isinstance(value, ox.Literal):
            yield subject.value, labels.of(subject.value), "", in_words(value)
        else:
            yield subject.value, labels.of(subject.value), value.value, labels.of(value.value)


def _related(graph: Graph, iri: str, language: Language) -> list[Term]:
    """Return the properties that things of a class have, or may have."""
    found = terms(graph, language)
    return [each for _, class_ in _SORTS[1:3] for each in found[class_] if iri in each.domains]
