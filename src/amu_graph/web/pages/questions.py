"""The catalogue of questions, each as a form with its answer, and the answers as data."""

import shlex
from collections import defaultdict
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from amu_graph.errors import NotFoundError, UsageError
from amu_graph.export.bibliography import publications_in
from amu_graph.formats import RDF_SYNTAXES, TABLE_SYNTAXES
from amu_graph.graph import Graph
from amu_graph.language import Language, Text
from amu_graph.namespaces import curie, expand, kind_of
from amu_graph.query import Boolean, Solutions, Triples
from amu_graph.query.catalogue import Question
from amu_graph.query.names import NAMESPACES, named
from amu_graph.query.parameters import LANGUAGE
from amu_graph.typography import set_in
from amu_graph.web.pages.answer_map import PLACED, things_in
from amu_graph.web.pages.asked_sentence import asked_about, form_of, sentence_of
from amu_graph.web.pages.bibliographies import BIBLIOGRAPHIES, bibliography
from amu_graph.web.pages.question_form import control, offered, plain, words_of
from amu_graph.web.pages.search import LONGEST
from amu_graph.web.rendering.urls import path_of
from amu_graph.web.state import State, state_of
from amu_graph.web.views.answer_tables import MOST, Cell, answer_table, named_in
from amu_graph.web.views.answer_views import shown
from amu_graph.web.views.citing import answer_cited
from amu_graph.web.views.grounds import grounds
from amu_graph.web.views.lines import class_name
from amu_graph.web.views.question_ahead import first_asked, then_asked

_EXTENSIONS: Final = {each.extensions[0]: each.name for each in (*TABLE_SYNTAXES, *RDF_SYNTAXES)}
_MEDIA_TYPES: Final = {each.name: each.media_types[0] for each in (*TABLE_SYNTAXES, *RDF_SYNTAXES)}


def routes() -> list[Route]:
    """Return the routes of questions."""
    return [Route("/ask", catalogue), Route("/ask/{aspect}/{name}", ask)]


def catalogue(request: Request) -> Response:
    """Answer with all questions, by what they are about; those that have some words, and ask about what they name."""
    state = state_of(request)
    words = request.query_params.get("q", "").strip()[:LONGEST]
    by_aspect: dict[str, list[Question]] = defaultdict(list)
    for question in state.questions.holding(words) if words else state.graph.catalogue:
        by_aspect[question.aspect].append(question)
    asked = state.questions.asking(words)
    return state.renderer.page(request, "catalogue.html", {"aspects": by_aspect, "q": words, "asked": asked})


def ask(request: Request) -> Response:
    """Answer a question: as a page with its form, or as data in the format that the suffix names."""
    state = state_of(request)
    name, _, suffix = f"{request.path_params['aspect']}/{request.path_params['name']}".partition(".")
    question = state.graph.catalogue.question(name)
    given = _given(request, question)
    store, language = state.graph.store, state.renderer.language(request)
    store.expect(first_asked(question, given, state.offered))
    store.expect(then_asked(question, given, store, language))
    filled = {"language": language, **given}
    if suffix in BIBLIOGRAPHIES:
        cited = publications_in(state.graph.ask(question.name, **filled))
        return bibliography(request, cited, question.name, BIBLIOGRAPHIES[suffix])
    if suffix:
        return _data(state, question, filled, suffix)
    try:
        answer = state.graph.ask(question.name, **filled)
    except UsageError as problem:
        return _refused(request, question, given, problem)
    return _answered(request, question, given, answer)


def _answered(
    request: Request, question: Question, given: Mapping[str, str], answer: Solutions | Boolean | Triples
) -> Response:
    """Answer with the page of a question, its form and its answer, and where that is found as data."""
    state = state_of(request)
    language = state.renderer.language(request)
    formats = [
        *(RDF_SYNTAXES if isinstance(answer, Triples) else TABLE_SYNTAXES),
        *(BIBLIOGRAPHIES.values() if publications_in(answer) else ()),
    ]
    if state.graph.store.elsewhere:
        choices = (
            iri for each in question.parameters if each.type in NAMESPACES for iri in offered(state, each.type)[0]
        )
        state.graph.portraits.labels.read([*named_in(answer), *choices])
    table = answer_table(state.graph, answer, language, question.empties)
    about, sentence = _about(state, question, given, language), sentence_of(state, question, given, language)
    try:
        seen = shown(table, request.query_params.get("view", ""), question.view, about)
    except UsageError as problem:
        return _refused(request, question, given, problem)
    values = {
        "sentence": sentence,
        "shown": seen,
        "views": [(name, str(request.url.include_query_params(view=name).query)) for name in seen.offered],
        "question": question,
        "controls": [control(state, each, given, language) for each in question.parameters],
        "problem": None,
        "replaced": _replaced(state.graph, question, given),
        "assumed": _assumed(state.graph, question, given, language),
        "table": table,
        "grounds": grounds(table, _subject(state, question, given)),
        "most": MOST,
        "on_map": _on_map(request, question, answer),
        "query": answer.query,
        "cited": answer_cited(
            sentence, table.total, _command(question, given), state.graph.store.digest or "", language
        ),
        "downloads": [(each.title, _download(request, question.name, each.extensions[0])) for each in formats],
    }
    return state.renderer.page(request, "question.html", values)


def _about(state: State, question: Question, given: Mapping[str, str], language: Language) -> Cell | None:
    """Return what a question is asked about, as a cell of its answer."""
    about = asked_about(state, question, given)
    if about is None:
        return None
    label = state.graph.portraits.label(about[1]).in_(language)
    return Cell(text=label, iri=about[1], target=path_of(about[1]) or "", kind=class_name(about[1]))


def _subject(state: State, question: Question, given: Mapping[str, str]) -> str:
    """Return the thing that a question is asked about, by its default where the address names none; empty for none.

    A graph need not have what the default names.
    """
    form = form_of(state, question)
    if form is None:
        return ""
    about = asked_about(state, question, given)
    return about[1] if about else expand(form.parameter.default) or ""


def _on_map(request: Request, question: Question, answer: Solutions | Boolean | Triples) -> str:
    """Return the address of the map of an answer; empty where none of its things can have a place."""
    if not any(kind_of(thing) in PLACED for thing in things_in(answer)):
        return ""
    return "/map?" + urlencode([("question", question.name), *request.query_params.multi_items()])


def _command(question: Question, given: Mapping[str, str]) -> str:
    """Return the command that gives the same answer."""
    options = (f"--{name} {shlex.quote(value)}" for name, value in given.items() if name != LANGUAGE)
    return " ".join(["amu-graph ask", question.name, *options])


def _refused(request: Request, question: Question, given: Mapping[str, str], problem: UsageError) -> Response:
    """Answer that a value is refused: there is no answer then, but the form, and links to what may have been meant."""
    state = state_of(request)
    language = state.renderer.language(request)
    refused = _refused_value(state.graph, question, given)
    links = [
        (f"/ask/{question.name}?{urlencode({**given, refused: curie(iri)})}", words_of(state.graph, iri, language))
        for iri in problem.near
    ]
    values = {
        "question": question,
        "sentence": set_in(question.summary.in_(language), language),
        "controls": [control(state, each, given, language) for each in question.parameters],
        "problem": problem,
        "near": links if refused else [],
        "refused": given.get(refused, "") if problem.http_status == NotFoundError.http_status else "",
        "replaced": [],
        "assumed": [],
        "table": None,
    }
    return state.renderer.page(request, "question.html", values, status=problem.http_status)


def _refused_value(graph: Graph, question: Question, given: Mapping[str, str]) -> str:
    """Return the name of the first parameter whose value names nothing, or several things."""
    for parameter in question.parameters:
        if parameter.name in given and parameter.type in NAMESPACES:
            try:
                named(given[parameter.name], graph.store, parameter.type)
            except UsageError:
                return parameter.name
    return ""


def _given(request: Request, question: Question) -> dict[str, str]:
    """Return the values in the address; an empty field restricts nothing."""
    names = {parameter.name for parameter in question.parameters}
    return {name: value for name, value in request.query_params.items() if name in names and value.strip()}


def _assumed(graph: Graph, question: Question, given: Mapping[str, str], language: Language) -> list[tuple[str, str]]:
    """Return what each parameter is about that needs a value and has none, and the value that stands for it."""
    left_out = [each for each in question.parameters if not each.optional and each.name not in given]
    return [
        (each.about.in_(language) or each.name, words_of(graph, iri, language) if iri else plain(each.default))
        for each in left_out
        if each.name != LANGUAGE
        for iri in (expand(each.default),)
    ]


def _replaced(graph: Graph, question: Question, given: Mapping[str, str]) -> list[Text]:
    """Return what the things have become that were merged or renamed: the answer is about what took their place."""
    named = [each for each in question.parameters if each.type in NAMESPACES and each.name in given]
    found = [graph.replaced(given[each.name], each.type) for each in named]
    return [each.sentence for each in found if each and len(each.new) == 1]


def _data(state: State, question: Question, given: Mapping[str, str], suffix: str) -> Response:
    """Answer with all rows in a format.

    Raises:
        UsageError: there is no such format, or the answer has none such.

    """
    format_ = _EXTENSIONS.get(suffix, suffix)
    content = state.graph.ask(question.name, **given).serialize(format_)
    file = f"{question.name.replace('/', '-')}.{suffix}"
    headers = {"Content-Disposition": f'attachment; filename="{file}"'}
    return Response(content, headers=headers, media_type=_MEDIA_TYPES.get(format_, "text/plain"))


def _download(request: Request, name: str, extension: str) -> str:
    query = request.url.query
    return f"/ask/{name}.{extension}" + (f"?{query}" if query else "")
