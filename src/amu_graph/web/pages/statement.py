"""One statement, to be cited; and corrections of it or of a thing, written as text that nothing sends."""

from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from amu_graph.errors import NotFoundError, UsageError
from amu_graph.namespaces import curie
from amu_graph.web.state import State, state_of
from amu_graph.web.views.citing import today
from amu_graph.web.views.correcting import LONGEST, Correction
from amu_graph.web.views.footnotes import Footnotes
from amu_graph.web.views.one_statement import cited, found

_NAMES = ("of", "property", "value")
_WRITTEN = ("says", "because", "source", "url")


def routes() -> list[Route]:
    """Return the routes of single statements."""
    return [
        Route("/statement", statement),
        Route("/correct", correct),
        Route("/correct.{suffix}", correct_file),
    ]


def statement(request: Request) -> Response:
    """Answer with what is said of a thing, as the address names it: in words, with its passages, to be cited.

    Raises:
        NotFoundError, AmbiguousError: nothing has the name, or several things, or nothing says this.

    """
    state = state_of(request)
    language = state.renderer.language(request)
    asked = {name: _field(request, name) for name in _NAMES}
    evidence = state.graph.portraits.evidence
    try:
        statements = found(state.graph, asked["of"], asked["property"], asked["value"])[:20]
    except NotFoundError:
        if not asked["value"] or asked["property"]:
            raise
        return _unsaid(request, state, asked["of"], asked["value"])
    evidence.read_sources({passage.source for each in statements for passage in each.passages})
    values = {
        "statements": [(each, cited(state.graph, each, language, today())) for each in statements],
        "correct": "/correct?" + urlencode(asked),
        "sources": {},
        "source_of": evidence.source,
        "quoted": state.quoted,
        "footnotes": Footnotes(),
    }
    return state.renderer.page(request, "statement.html", values)


def _unsaid(request: Request, state: State, one: str, other: str) -> Response:
    """Answer that no passage links two things, and how they are linked all the same.

    Raises:
        NotFoundError, AmbiguousError: nothing has one of the names, or several things.

    """
    ends = [state.graph.find(each, unverified=True) for each in (one, other)]
    linked = "/explore?" + urlencode({"from": curie(ends[0]), "to": curie(ends[1])})
    return state.renderer.page(request, "unsaid.html", {"ends": ends, "linked": linked})


def _field(request: Request, name: str) -> str:
    return request.query_params.get(name, "").strip()[:LONGEST]


def _correction(request: Request, state: State) -> Correction:
    """Return what the address asks for and what its reader wrote.

    Raises:
        NotFoundError, AmbiguousError: nothing has the name, or several things, or nothing says this.

    """
    of, property_, value = (_field(request, name) for name in _NAMES)
    iri = state.graph.find(of, unverified=True)
    said = found(state.graph, of, property_, value)[0] if property_ or value else None
    says, because, source, url = (_field(request, name) for name in _WRITTEN)
    return Correction(
        of=iri,
        label=state.graph.portraits.label(iri),
        statement=said,
        value=says,
        because=because,
        source=source,
        url=url,
        language=state.renderer.language(request),
    )


def correct(request: Request) -> Response:
    """Answer with a form, and with the texts of what was written in it."""
    state = state_of(request)
    correction = _correction(request, state)
    note, problem = "", None
    if correction.url:
        try:
            note = correction.note(state.graph)
        except UsageError as error:
            problem = error
    title, text = correction.issue()
    values = {
        "correction": correction,
        "asked": [(name, _field(request, name)) for name in _NAMES if _field(request, name)],
        "title": title,
        "issue": text if correction.begun else "",
        "note": note,
        "problem": problem,
        "query": request.url.query,
    }
    return state.renderer.page(request, "correct.html", values, status=400 if problem else 200)


def correct_file(request: Request) -> Response:
    """Answer with the text of the issue (`.md`) or with the note (`.yaml`) as a file.

    Raises:
        UsageError: as for the page; or the document has no address that can be read.

    """
    state = state_of(request)
    suffix = request.path_params["suffix"]
    if suffix not in ("md", "yaml"):
        raise HTTPException(404)
    correction = _correction(request, state)
    title, text = correction.issue()
    content = correction.note(state.graph) if suffix == "yaml" else f"# {title}\n\n{text}"
    media = "text/markdown" if suffix == "md" else "application/yaml"
    headers = {"Content-Disposition": f'attachment; filename="correction.{suffix}"', "Vary": "Accept-Language, Cookie"}
    return Response(content, headers=headers, media_type=f"{media}; charset=utf-8")
