"""The members of each class as a table: sorted, narrowed by facets, as CSV and as a bibliography."""

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from amu_graph.errors import NotFoundError, UsageError
from amu_graph.language import Text
from amu_graph.namespaces import AMU
from amu_graph.query.browse import Listing
from amu_graph.query.members import CLASSES, class_of
from amu_graph.query.narrowing import FACETS, NONE, narrowing
from amu_graph.query.portrait_queries import query_text
from amu_graph.web.pages.bibliographies import BIBLIOGRAPHIES, bibliography
from amu_graph.web.rendering.urls import path_of
from amu_graph.web.state import state_of
from amu_graph.web.views.browsing import SIZES, Address, Facets, headings, hidden

if TYPE_CHECKING:
    from amu_graph.web.explore.list_making import ListMaking

_ROWS = 1_000_000
"""The largest number of a first row that is understood."""
_CHOSEN = 50
"""Values that are chosen in a facet at most: each link of the page repeats them."""


def routes() -> list[Route]:
    """Return the routes of lists."""
    return [Route("/browse", index), Route("/browse/{kind}", browse)]


def index(request: Request) -> Response:
    """Answer with the classes, and how many members each has."""
    return _classes(request, None)


def _classes(request: Request, problem: UsageError | None) -> Response:
    state = state_of(request)
    values = {"tiles": state.counts, "problem": problem}
    status = problem.http_status if problem else 200
    return state.renderer.page(request, "classes.html", values, status=status)


async def browse(request: Request) -> Response:
    """Answer with the list of a class: as a page, or as a file in the format that the suffix names."""
    name, _, suffix = request.path_params["kind"].partition(".")
    try:
        kind = class_of(name)
    except NotFoundError as problem:
        return await run_in_threadpool(_classes, request, problem)
    making: ListMaking = request.app.state.lists
    await making.ready(kind)
    return await run_in_threadpool(_browse, request, kind, name, suffix)


def _browse(request: Request, kind: str, name: str, suffix: str) -> Response:
    if kind != name:
        query = request.url.query
        return RedirectResponse(f"/browse/{kind}" + (f".{suffix}" if suffix else "") + (f"?{query}" if query else ""))
    address = Address(kind, request.query_params.multi_items())
    if suffix:
        return _file(request, address, suffix)
    try:
        listing = _listing(request, address)
        start, size = _part(address, listing)
    except UsageError as problem:
        return _refused(request, address, problem)
    return _page(request, address, listing, start, size)


def _listing(request: Request, address: Address) -> Listing:
    """Return what the address asks for.

    Raises:
        UsageError: a value is not known, or there are too many.

    """
    state = state_of(request)
    chosen = {name: values for name in FACETS if (values := address.values(name))}
    sort = address.one("sort") or "name"
    if max(map(len, chosen.values()), default=0) > _CHOSEN:
        raise UsageError(
            Text(fr=f"Au plus {_CHOSEN} valeurs par filtre.", en=f"At most {_CHOSEN} values for each filter."),
            remedy=Text(fr="Retirez-en, ou tout le filtre.", en="Remove some, or the whole filter."),
        )
    by = narrowing(state.graph.store, chosen, since=address.one("since"), until=address.one("until"), sort=sort)
    return state.graph.browser(address.kind).browse(by, state.renderer.language(request))


def _part(address: Address, listing: Listing) -> tuple[int, int]:
    """Return the first row that is shown, and how many at most.

    Raises:
        UsageError: the list has no such row, or the numbers are none.

    """
    size = address.whole("size", SIZES[-1]) or SIZES[0]
    start = address.whole("start", _ROWS)
    if start and start >= len(listing):
        n = len(listing)
        raise UsageError(
            Text(fr=f"La liste s’arrête à la ligne {n}.", en=f"The list ends at row {n}."),
        )
    return start, size


def _page(request: Request, address: Address, listing: Listing, start: int, size: int) -> Response:
    state = state_of(request)
    language = state.renderer.language(request)
    facets = Facets(listing, address, language, state.graph.portraits.label)
    shown = facets.choices()
    after, before = start + size, max(0, start - size)
    values = {
        "kind": address.kind,
        "class": CLASSES[address.kind],
        "problem": None,
        "listing": listing,
        "rows": listing[start : start + size],
        "start": start,
        "headings": headings(listing, address, language),
        "facets": shown,
        "hidden": hidden(listing, shown),
        "more": {name: address.with_(more=[*address.values("more"), name]) for name in shown},
        "limits": [
            (name, address.one(name), address.with_(**{name: ""})) for name in ("since", "until") if address.one(name)
        ],
        "address": address,
        "next": _at(address, after) if after < len(listing) else "",
        "previous": _at(address, before) if start else "",
        "left_out": [
            (facets.words(name, NONE), listing.facets[name][NONE], address.with_(**{name: NONE}))
            for name in shown
            if listing.facets[name][NONE] and not listing.by.facets.get(name)
        ],
        "bibliographies": [(syntax.title, address.with_(f".{suffix}")) for suffix, syntax in BIBLIOGRAPHIES.items()]
        if address.kind == "publication" and listing
        else [],
        "query": query_text("members", language, **{"class": [AMU + CLASSES[address.kind]]}),
        "sizes": SIZES,
        "size": size,
    }
    return state.renderer.page(request, "browse.html", values)


def _at(address: Address, start: int) -> str:
    """Return the address of the same list from a row on."""
    whole = address.with_()
    return f"{whole}{'&' if '?' in whole else '?'}start={start}" if start else whole


def _refused(request: Request, address: Address, problem: UsageError) -> Response:
    """Answer that the address asks for what there is not, with ways on."""
    state = state_of(request)
    language = state.renderer.language(request)
    near = [(path_of(iri) or "/", state.graph.portraits.label(iri).in_(language)) for iri in problem.near]
    values = {"kind": address.kind, "class": CLASSES[address.kind], "problem": problem, "near": near}
    return state.renderer.page(request, "browse.html", values, status=problem.http_status)


def _file(request: Request, address: Address, suffix: str) -> Response:
    """Answer with all rows that fit as a file.

    Raises:
        UsageError: there is no such format.

    """
    listing = _listing(request, address)
    if suffix in BIBLIOGRAPHIES and address.kind == "publication":
        return bibliography(request, [each.iri for each in listing], address.kind, BIBLIOGRAPHIES[suffix])
    if suffix != "csv":
        raise NotFoundError(
            Text(
                fr=f"Pas de format « {suffix[:20]} » pour cette liste.", en=f"No format “{suffix[:20]}” for this list."
            ),
            remedy=Text(
                fr="Il y a : csv ; pour les publications bib, ris, csl.json.",
                en="There are: csv; for publications bib, ris, csl.json.",
            ),
        )
    headers = {"Content-Disposition": f'attachment; filename="{address.kind}.csv"', "Vary": "Accept-Language, Cookie"}
    content = listing.csv(state_of(request).renderer.language(request))
    return Response(content, headers=headers, media_type="text/csv; charset=utf-8")
