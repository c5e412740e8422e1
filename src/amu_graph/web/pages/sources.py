"""Pages of the sources: their list, and each with its passages in order and what each passage says."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from amu_graph.formats import RDF_SYNTAXES
from amu_graph.graph import Graph
from amu_graph.language import Language, Text
from amu_graph.namespaces import DCTERMS, RDF, RDFS, SKOS, is_ours
from amu_graph.query.evidence import Source
from amu_graph.query.namesakes import namesakes, with_class
from amu_graph.query.portrait_queries import queries, query_text, rows
from amu_graph.query.sayings import sayings
from amu_graph.query.statements import Statement, in_language
from amu_graph.text import fold
from amu_graph.web.pages.ontology import texts
from amu_graph.web.pages.resource import negotiated
from amu_graph.web.state import state_of
from amu_graph.web.views.lines import class_name, in_words

_NAMES = (RDF + "type", RDFS + "label")
"""What a subject is or is called, which its heading says already."""
_FIRST = (*_NAMES, SKOS + "altLabel", DCTERMS + "type")


def routes() -> list[Route]:
    """Return the routes of sources."""
    return [Route("/sources", sources), Route("/source/{slug}", source)]


def sources(request: Request) -> Response:
    """Answer with the list of sources."""
    state = state_of(request)
    passages = {row["source"].value: int(row["passages"].value) for row in rows(state.graph.store, "source-list")}
    evidence = state.graph.portraits.evidence
    evidence.read_sources(passages)
    listed = [(evidence.source(iri), count) for iri, count in passages.items()]
    listed.sort(key=lambda pair: (-pair[1], fold(pair[0].label.fr), pair[0].iri))
    groups: dict[str, list[tuple[Source, int]]] = {"read": [], "known": [], "ours": []}
    for each, count in listed:
        groups[_group(each)].append((each, count))
    return state.renderer.page(request, "sources.html", {"groups": groups})


def _group(each: Source) -> str:
    """Return whether a document was read or is known by its address, or whether editors say something themselves."""
    if not each.read:
        return "known"
    return "read" if each.url or each.sha256 else "ours"


def source(request: Request) -> Response:
    """Answer with a source as a page or as data."""
    return negotiated(request, _page, _first_asked)


def _first_asked(graph: Graph, iri: str) -> Iterator[str]:
    yield from queries("passages", source=[iri])
    yield from queries("says", source=[iri])
    yield from queries("same-document", entity=[iri])
    yield from queries("merged", thing=[iri])
    yield from graph.portraits.evidence.sources_asked([iri])
    yield from graph.portraits.labels.asked([iri])


def _page(request: Request, iri: str, headers: Mapping[str, str]) -> Response:
    state = state_of(request)
    graph, language = state.graph, state.renderer.language(request)
    evidence = graph.portraits.evidence
    passages = evidence.passages_of(iri)
    said = sayings(passages, graph.store, graph.portraits.labels, source=iri)
    values = {
        "iri": iri,
        "source": evidence.source(iri),
        "passages": [(each, state.quoted(each), _ordered(said[each.iri], language)) for each in passages],
        "documents": same_document(graph, iri),
        "retrieved": texts(graph, [iri], language)[iri].get(DCTERMS + "date", ""),
        "called": _told_apart([each for statements in said.values() for each in statements]),
        "class_name": class_name,
        "names": _NAMES,
        "value_of": value_of,
        "words_iri": words_iri,
        "query": query_text("says", language, source=[iri]),
        "formats": RDF_SYNTAXES,
    }
    return state.renderer.page(request, "source.html", values, headers=headers)


def same_document(graph: Graph, iri: str) -> list[str]:
    """Return what else has the address of a document: the entity of a source that was read, and the other way round."""
    return [row["other"].value for row in rows(graph.store, "same-document", entity=[iri])]


def _ordered(said: Iterable[Statement], language: Language) -> list[Statement]:
    """Return what a passage says in a language, by subject: the class, the names and the sort of a thing first."""

    def place(each: Statement) -> tuple[str, int, str, str]:
        first = _FIRST.index(each.predicate) if each.predicate in _FIRST else len(_FIRST)
        return each.relation or each.entity, first, each.predicate, str(each.value)

    return sorted(in_language(said, language), key=place)


def value_of(each: Statement) -> tuple[str, Text]:
    """Return where the value of a statement leads, empty where it is a text, and the value in words."""
    if isinstance(each.value, ox.NamedNode):
        return each.value.value, each.value_label
    return "", each.value_label if each.relation else in_words(each.value, each.predicate)


def _told_apart(said: Sequence[Statement]) -> Callable[[str, Text], Text]:
    """Return how the page calls a thing that has a name: with its class where another thing there has the same."""
    ends = ((each.entity, each.label.fr) for each in said)
    values = ((value, words.fr) for value, words in map(value_of, said) if value)
    alike = namesakes((*ends, *values))
    return lambda iri, name: with_class(name, iri) if iri in alike else name


def words_iri(each: Statement) -> str:
    """Return where the words of a statement lead: to our property or concept; empty for a property of others."""
    iri = each.role or each.predicate
    return iri if is_ours(iri) else ""
