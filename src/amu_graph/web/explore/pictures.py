"""Pictures and files of what the explorer shows."""

import hashlib
from functools import partial
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from amu_graph import project
from amu_graph.network.drawing.figure import MEDIA_TYPES as FIGURES
from amu_graph.network.writers import writer_of
from amu_graph.web.explore import tasks
from amu_graph.web.explore.address_state import given_in, said
from amu_graph.web.explore.answering import asked_view, explorer_of, kept, packed
from amu_graph.web.explore.explorer_graph import view_named
from amu_graph.web.http.conditional import not_modified, validated
from amu_graph.web.state import state_of
from amu_graph.web.views.printed import PAPER


def picture_routes() -> list[Route]:
    """Return the routes of pictures and files."""
    return [
        Route("/explore/picture.svg", picture),
        Route("/explore/export", export, methods=["POST"]),
        *(Route(f"/explore.{suffix}", partial(still, suffix=suffix)) for suffix in FIGURES),
        *(Route(f"/explore/{{view}}.{suffix}", partial(still, suffix=suffix)) for suffix in FIGURES),
    ]


async def picture(request: Request) -> Response:
    """Answer with the network drawn by the server, for readers without the script; of a large one the best linked."""
    return await kept(request, tasks.picture, state_of(request).renderer.language(request), media_type="image/svg+xml")


def still_query(request: Request) -> str:
    """Return what of the address says something of a picture: other parameters have none drawn anew.

    Raises:
        UsageError: a number is none.

    """
    given = given_in(request.url.query)
    return urlencode(said(given) | {name: given[name] for name in PAPER if given.get(name)})


async def still(request: Request, suffix: str) -> Response:
    """Answer with a figure of the state that the address says: the same query as that of the page, and a paper."""
    view = view_named(request.path_params.get("view", ""))
    name, query, language = (
        view.name if view else "",
        still_query(request),
        state_of(request).renderer.language(request),
    )
    digest = hashlib.blake2b(f"{name} {query} {language}".encode(), digest_size=12).hexdigest()
    headers = validated(
        state_of(request).etag("still", suffix, digest), Vary="Accept-Encoding, Accept-Language, Cookie"
    )
    if unchanged := not_modified(request, headers):
        return unchanged
    content = await explorer_of(request).cached(tasks.still, name, query, language, suffix)
    return packed(request, content, headers, FIGURES[suffix])


async def export(request: Request) -> Response:
    """Answer with a file of what is shown: what `exporting.wanted` reads from JSON, named after the view."""
    body, view, language = (
        await request.body(),
        view_named(asked_view(request)),
        state_of(request).renderer.language(request),
    )
    name, content = await explorer_of(request).run(tasks.export, view.name if view else "", body, language)
    writer = writer_of(name)
    file = f"{project.current().name}-{view.name if view else 'everything'}.{writer.extensions[0]}"
    headers = {"Content-Disposition": f'attachment; filename="{file}"'}
    return Response(content, media_type=writer.media_type, headers=headers)
