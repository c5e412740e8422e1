"""Where answers are written: a session for each source, and who may write."""

import hmac
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import Request

from amu_graph.errors import AmuGraphError
from amu_graph.ingest.places import text_lines, text_paths
from amu_graph.ingest.review_files import path_of, paths
from amu_graph.ingest.session import Session, signs_of
from amu_graph.namespaces import SLUG
from amu_graph.notes.note_files import note_files
from amu_graph.web.http.access import NAMES
from amu_graph.web.review.shown import Document, covered_lines

Posted = Mapping[str, list[str]]
"""The fields of a form."""


class Desk:
    """The sources under review in a folder of data; it outlives the datasets that are built meanwhile."""

    def __init__(self, data: Path, by: str = "") -> None:
        self.data = data
        self.by = by
        self.token = secrets.token_urlsafe(24)
        self._sessions: dict[str, Session] = {}
        self._documents: dict[str, tuple[tuple[object, ...], Document]] = {}

    def session(self, source: str) -> Session:
        """Return the session of a source.

        Raises:
            HTTPException: 404, there is nothing to answer about it.

        """
        path = path_of(self.data, source)
        if not SLUG.fullmatch(source) or not path.is_file():
            raise HTTPException(404)
        return self._sessions.setdefault(source, Session(path, self.data, self.by))

    def document(self, session: Session, texts: Path | None) -> Document:
        """Return the places of a source, as long as its proposals, its text and its note are the same."""
        source = session.path.stem
        review, notes = session.review, note_files(self.data, source)
        same = (session.revision, *map(signs_of, (*notes, *text_paths(texts, source))))
        kept = self._documents.get(source)
        if kept is None or kept[0] != same:
            kept = same, Document(review, text_lines(texts, source), covered_lines(notes))
            self._documents[source] = kept
        return kept[1]

    def others(self, source: str) -> list[Session]:
        """Return the sessions of the other sources whose proposals can be read."""
        found = []
        for other in self.sources:
            with suppress(HTTPException, AmuGraphError):  # its own page tells what is wrong with it
                session = self.session(other)
                if other != source and session.review.every:
                    found.append(session)
        return found

    @property
    def sources(self) -> list[str]:
        """Return the sources that have proposals."""
        return [path.stem for path in paths(self.data) if SLUG.fullmatch(path.stem)]

    async def posted(self, request: Request) -> Posted:
        """Return the fields of a form that a page of ours posts.

        Raises:
            HTTPException: 403, another page posts it; 400, it is no form.

        """
        try:
            fields = parse_qs((await request.body()).decode("utf-8"), keep_blank_values=True, max_num_fields=500)
        except ValueError as error:
            raise HTTPException(400) from error
        self.check(request, one_of(fields, "token"))
        return fields

    def check(self, request: Request, token: str) -> None:
        """Let only pages of this server write, opened on this machine.

        Raises:
            HTTPException: 403, the request comes from elsewhere, or from a page of an earlier run.

        """
        host = request.headers.get("host", "")
        here = host.rpartition(":")[0] in NAMES or host in NAMES
        if not (here and _is_own(request, host) and hmac.compare_digest(token.encode(), self.token.encode())):
            raise HTTPException(403)


def one_of(posted: Posted, key: str) -> str:
    """Return the one value of a field, empty where there is none."""
    return posted.get(key, [""])[0].strip()


def _is_own(request: Request, host: str) -> bool:
    """Return whether a page of this server asks; a form of one that sends no referrer has the origin `null`."""
    origin, site = request.headers.get("origin", ""), request.headers.get("sec-fetch-site")
    if site is None:
        return origin in ("", f"{request.url.scheme}://{host}")
    return site == "same-origin" and origin in ("", "null", f"{request.url.scheme}://{host}")
