"""Two to six things side by side: as a page, as CSV, as LaTeX."""

from collections import Counter
from collections.abc import Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from amu_graph.errors import UsageError
from amu_graph.export.comparisons import comparison_csv, comparison_latex
from amu_graph.query.comparison import FEWEST, MOST, NOT_SAID, kind_compared
from amu_graph.web.state import state_of
from amu_graph.web.views.comparing import address, compared, found, offered, repaired, ways_on
from amu_graph.web.views.footnotes import Footnotes
from amu_graph.web.views.lines import class_name


def routes() -> list[Route]:
    """Return the routes of comparisons."""
    return [Route("/compare", compare), Route("/compare.{suffix}", as_file)]


def compare(request: Request) -> Response:
    """Answer with things side by side, or with what is missing for it."""
    state = state_of(request)
    names = request.query_params.getlist("of")
    language = state.renderer.language(request)
    try:
        iris = found(state.graph, names)
    except UsageError as problem:
        ways, others = repaired(names[:MOST], problem, state.graph, language)
        return _page(request, [], problem, ways, others=others)
    if len(iris) < FEWEST:
        return _page(request, iris, None, [])
    try:
        comparison = state.graph.compare(*iris, language=language)
    except UsageError as problem:
        return _page(request, iris, problem, ways_on(state.graph, iris, language))
    only = request.query_params.get("only") == "differences"
    evidence = state.graph.portraits.evidence
    sources = Counter(passage.source for passage in comparison.passages)
    evidence.read_sources(sources)
    return _page(
        request,
        iris,
        None,
        [],
        comparison=comparison.differing if only else comparison,
        alike=len(comparison.rows) - len(comparison.differing.rows),
        only=only,
        sources={},
        source_of=evidence.source,
        quoted=state.quoted,
        footnotes=Footnotes(),
    )


def _page(
    request: Request, iris: Sequence[str], problem: UsageError | None, ways: list[tuple[str, str]], **more: object
) -> Response:
    state = state_of(request)
    language = state.renderer.language(request)
    kinds = sorted({class_name(iri) for iri in iris})
    values = {
        "things": compared(state.graph, iris, language),
        "class": kinds[0] if len(kinds) == 1 else "",
        "problem": problem,
        "ways": ways,
        "offered": offered(state.graph, iris, language) if not problem and len(iris) < MOST else [],
        "room": not problem and len(iris) < MOST,
        "browse": kind_compared(iris[0]) if iris else "project",
        "not_said": NOT_SAID,
        "whole": address(iris),
        "differences": address(iris, only="differences"),
        "files": [(title, address(iris, f".{suffix}")) for title, suffix in (("CSV", "csv"), ("LaTeX", "tex"))],
        "comparison": None,
        "others": "",
        **more,
    }
    return state.renderer.page(request, "compare.html", values, status=problem.http_status if problem else 200)


def as_file(request: Request) -> Response:
    """Answer with a comparison as CSV or LaTeX.

    Raises:
        UsageError, NotFoundError: as for the page.

    """
    state = state_of(request)
    language = state.renderer.language(request)
    suffix = request.path_params["suffix"]
    iris = found(state.graph, request.query_params.getlist("of"))
    comparison = state.graph.compare(*iris, language=language)
    if suffix == "csv":
        content, media = comparison_csv(comparison, language), "text/csv"
    elif suffix == "tex":
        content = comparison_latex(comparison, language, str(request.url.replace(path="/compare")))
        media = "application/x-tex"
    else:
        raise HTTPException(404)
    headers = {"Content-Disposition": f'attachment; filename="comparison.{suffix}"', "Vary": "Accept-Language, Cookie"}
    return Response(content, headers=headers, media_type=f"{media}; charset=utf-8")
