"""Pages of the sources: their list, and each with its passages in order and what each passage says."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from amu_graph.formats import RDF_SYNTAXES
from amu_graph.graph import Graph
from amu_graph.language import LANGUAGES, Language, Text
from amu_graph.namespaces import AMU, BASE, DCTERMS, FOAF, RDF, RDFS, SCHEMA, SKOS
from amu_graph.query.evidence import Passage, Source
from amu_graph.relation_names import qualified_value
from amu_graph.text import fold
from amu_graph.web.pages.ontology import texts
from amu_graph.web.pages.resource import negotiated
from amu_graph.web.state import State, state_of
from amu_graph.web.views.lines import class_name, in_words
from amu_graph.web.views.sections import query_text

_TYPE = RDF + "type"
_ADDRESSES = (ox.NamedNode(FOAF + "page"), ox.NamedNode(SCHEMA + "url"))
_AGENT, _ROLE, _CONTEXT = AMU + "agent", AMU + "role", AMU + "context"
_MODE, _TASK = AMU + "mode", AMU + "task"
_Pair = tuple[str, ox.NamedNode | ox.Literal]
_FIRST = (_TYPE, RDFS + "label", SKOS + "altLabel", DCTERMS + "type")
_WHOLES = ((_AGENT, _ROLE, _CONTEXT), (_MODE, _TASK, _ROLE))


@dataclass(frozen=True, kw_only=True)
class Said:
    """A sentence: its ends are IRIs, or texts where `value_iri` is empty; a whole of several has no `predicate`."""

    subject: str
    subject_label: Text
    words: Text
    words_iri: str
    value: Text
    value_iri: str = ""
    language: str = ""
    predicate: str = ""

    @property
    def names(self) -> bool:
        """Tell whether it says what the subject is or is called, which its heading says already."""
        return self.predicate in (_TYPE, RDFS + "label")


def source_routes() -> list[Route]:
    """Return the routes of sources."""
    return [Route("/sources", sources), Route("/source/{slug}", source)]


def sources(request: Request) -> Response:
    """Answer with the list of sources."""
    state = state_of(request)
    quads = state.graph.store.quads(None, ox.NamedNode(_TYPE), ox.NamedNode(AMU + "Source"), ox.DefaultGraph())
    iris = sorted(quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode))
    evidence = state.graph.painter.evidence
    listed = [(evidence.source(iri), len(evidence.passages_of(iri))) for iri in iris]
    listed.sort(key=lambda pair: (-pair[1], fold(pair[0].label.fr)))
    groups = {"read": [pair for pair in listed if pair[0].read], "known": [pair for pair in listed if not pair[0].read]}
    return state.renderer.page(request, "sources.html", {"groups": groups})


def source(request: Request) -> Response:
    """Answer with a source as a page or as data."""
    return negotiated(request, _page)


def _page(request: Request, iri: str, headers: Mapping[str, str]) -> Response:
    state = state_of(request)
    language = state.renderer.language(request)
    found: Source = state.graph.painter.evidence.source(iri)
    values = {
        "iri": iri,
        "source": found,
        "passages": list(_passages(state, iri, language)),
        "documents": same_document(state.graph, iri),
        "retrieved": texts(state.graph, iri, language).get(DCTERMS + "date", ""),
        "class_name": class_name,
        "query": query_text("passages", source=iri),
        "formats": RDF_SYNTAXES,
    }
    return state.renderer.page(request, "source.html", values, headers=headers)


def same_document(graph: Graph, iri: str) -> list[str]:
    """Return what else has the address of a document: the entity of a source that was read, and the other way round."""
    subject, store, merged = ox.NamedNode(iri), graph.store, ox.DefaultGraph()
    pages = {quad.object for each in _ADDRESSES for quad in store.quads(subject, each, None, merged)}
    found = {quad.subject for page in pages for each in _ADDRESSES for quad in store.quads(None, each, page, merged)}
    return sorted(each.value for each in found if isinstance(each, ox.NamedNode) and each != subject)


def _passages(state: State, iri: str, language: Language) -> Iterator[tuple[Passage, str | None, list[Said]]]:
    """Yield each passage with its words, where a copy is at hand, and what it says."""
    for passage in state.graph.painter.evidence.passages_of(iri):
        yield passage, state.quoted(passage), list(said_by(state.graph, passage.iri, language))


def said_by(graph: Graph, passage: str, language: Language) -> Iterator[Said]:
    """Yield what a passage says; a relation is one sentence."""
    by_subject: dict[str, list[_Pair]] = {}
    for quad in graph.store.quads(None, None, None, ox.NamedNode(passage)):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            by_subject.setdefault(quad.subject.value, []).append((quad.predicate.value, quad.object))
    for subject, pairs in sorted(by_subject.items()):
        whole = _whole(graph, dict(pairs))
        if whole:
            yield whole
        else:
            told = [pair for pair in sorted(pairs, key=_order) if _is_told(pair, pairs, language)]
            yield from (_single(graph, subject, *pair) for pair in told)


def _order(pair: _Pair) -> tuple[int, str, str]:
    """Put the class, the names and the sort of a thing first: what else is said leans on them."""
    predicate, value = pair
    place = _FIRST.index(predicate) if predicate in _FIRST else len(_FIRST)
    return place, predicate, str(value)


def _is_told(pair: _Pair, pairs: Iterable[_Pair], language: Language) -> bool:
    """Tell whether a reader of the language is told a text: not where the passage says the same in that language."""
    predicate, value = pair
    if not isinstance(value, ox.Literal) or value.language in (None, "", language):
        return True
    beside = {other.language for name, other in pairs if name == predicate and isinstance(other, ox.Literal)}
    return language not in beside and (value.language == "fr" or "fr" not in beside)


def _whole(graph: Graph, pairs: Mapping[str, ox.NamedNode | ox.Literal]) -> Said | None:
    label = graph.painter.label
    for first, middle, last in _WHOLES:
        if {first, middle, last} <= pairs.keys():
            subject, words, value = (pairs[each].value for each in (first, middle, last))
            return Said(
                subject=subject,
                subject_label=label(subject),
                words=label(words),
                words_iri=words,
                value=label(value),
                value_iri=value,
            )
    for of in (AMU + "stageOf", AMU + "quantityOf"):
        if {of, DCTERMS + "type"} <= pairs.keys():
            subject, words = pairs[of].value, pairs[DCTERMS + "type"].value
            return Said(
                subject=subject,
                subject_label=label(subject),
                words=label(words),
                words_iri=words,
                value=_qualified(graph, pairs),
            )
    return None


def _qualified(graph: Graph, pairs: Mapping[str, ox.NamedNode | ox.Literal]) -> Text:
    """Return the date of a stage or the number of a quantity, with what qualifies it."""
    names = {
        predicate.rpartition("#")[2].rpartition("/")[2]: graph.painter.label(value.value)
        if isinstance(value, ox.NamedNode)
        else Text(value.value, value.value)
        for predicate, value in pairs.items()
    }
    return Text(*(qualified_value({key: text.in_(each) for key, text in names.items()}, each) for each in LANGUAGES))


def _single(graph: Graph, subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> Said:
    label = graph.painter.label
    return Said(
        subject=subject,
        subject_label=label(subject),
        words=Text(fr="est de la classe", en="is of class") if predicate == _TYPE else label(predicate),
        words_iri=predicate if predicate.startswith(BASE) else "",
        value=in_words(value) if isinstance(value, ox.Literal) else label(value.value),
        value_iri=value.value if isinstance(value, ox.NamedNode) else "",
        language=(value.language or "") if isinstance(value, ox.Literal) else "",
        predicate=predicate,
    )
