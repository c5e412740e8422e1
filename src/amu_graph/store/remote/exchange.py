"""One query or update to another machine over HTTP, and the whole of its answer (SPARQL 1.1 Protocol, by POST)."""

import ssl
import time
import weakref
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar
from urllib.parse import quote

from amu_graph.extras import needed
from amu_graph.store.remote import failures
from amu_graph.store.remote.access import Access
from amu_graph.store.workers.limits import answer_too_large, time_exceeded

T = TypeVar("T")

if TYPE_CHECKING:
    import httpx

    Reading = Callable[[httpx.Response, float], T]

TABLE: Final = "application/sparql-results+json"
LINES: Final = "text/tab-separated-values"
MARKUP: Final = "application/sparql-results+xml"
"""What rows may also come as; Virtuoso 7.2.5 writes XML at a fifth of what JSON costs it."""

GRAPH: Final = ("application/n-triples", "text/plain", "text/turtle", "application/x-turtle")
"""What statements come as; N-Triples used to be plain text."""

_ACCEPT_GRAPH: Final = "application/n-triples, text/turtle;q=0.9"
_TRIES: Final = 3
_PAUSE: Final = 0.25
"""Seconds before a second try; a third waits four times as long."""

_AGAIN: Final = (429, 502, 503, 504)
"""Statuses of a server that may answer a moment later."""

_CONNECT: Final = 10.0
_SAID: Final = 1 << 16
"""Bytes of an error that are read."""


class Body(NamedTuple):
    """The whole body of an answer, its media type, what the server is, and how many rows it gives at most (0: all)."""

    content: bytes
    media_type: str
    server: str
    most: int


class Exchange:
    """Asks one server; connections are kept, and may be used by several threads."""

    def __init__(self, access: Access) -> None:
        with needed("remote"):
            import httpx

            from amu_graph.store.remote.password import Password

        self.access = access
        headers = {"User-Agent": "amu-graph"}
        if access.token:
            headers["Authorization"] = f"Bearer {access.token}"
        self._client = httpx.Client(
            auth=Password(access.user, access.password) if access.user and not access.token else None,
            headers=headers,
            trust_env=False,  # no proxy and no .netrc: nobody but the address is told anything
            verify=ssl.create_default_context() if access.url.lower().startswith("https:") else True,
            follow_redirects=False,
        )
        weakref.finalize(self, self._client.close)

    def ask(
        self, query: str, *, triples: bool, defaults: Sequence[str] = (), named: Sequence[str] = (), rows: str = TABLE
    ) -> Body:
        """Return what a query is answered with; what may only be a moment's trouble is tried again.

        Rows come as `rows`, or as JSON where the server does not give these.

        Raises:
            ServerError: the machine cannot be reached, or refuses.
            QueryEvaluationError: the query failed there.
            QueryLimitError: the answer takes too long, or is too large.

        """
        fields = {"query": query, "default-graph-uri": list(defaults), "named-graph-uri": list(named)}
        headers = {"Accept": _ACCEPT_GRAPH if triples else TABLE if rows == TABLE else f"{rows}, {TABLE};q=0.5"}
        return self._answered({"data": fields, "headers": headers}, self._read)

    def update(self, text: str) -> None:
        """Have the server carry out an update (SPARQL 1.1 Update), one that may be carried out twice.

        Raises:
            ServerError: the machine cannot be reached, or does not do it.
            QueryLimitError: it takes too long.

        """
        headers = {"Content-Type": "application/sparql-update; charset=utf-8", "Accept": "*/*"}
        self._answered({"content": text.encode(), "headers": headers}, self._done)

    def add(self, graph: str, document: bytes) -> None:
        """Have the server add a document in N-Triples to a graph (SPARQL 1.1 Graph Store HTTP Protocol), by its name.

        Raises:
            ServerError: the machine cannot be reached, or does not do it.
            QueryLimitError: it takes too long.

        """
        joined = "&" if "?" in self.access.url else "?"
        url = f"{self.access.url}{joined}graph={quote(graph, safe='')}"
        headers = {"Content-Type": "application/n-triples", "Accept": "*/*"}
        self._answered({"url": url, "content": document, "headers": headers}, self._added)

    def _answered(self, request: dict[str, Any], read: "Reading[T]") -> T:
        """Return what is read of the answer to a request, which may be sent several times."""
        deadline = time.monotonic() + self.access.seconds
        pause = _PAUSE
        for last in (*[False] * (_TRIES - 1), True):
            answer = self._tried(request, read, deadline, last=last)
            if answer is not None:
                return answer
            time.sleep(min(pause, max(0.0, deadline - time.monotonic())))
            pause *= 4
        raise AssertionError  # the last try answers or raises

    def _tried(self, request: dict[str, Any], read: "Reading[T]", deadline: float, *, last: bool) -> T | None:
        """Return what is read; None where another try may help."""
        import httpx

        left = max(deadline - time.monotonic(), 0.01)
        timeout = httpx.Timeout(left, connect=min(left, _CONNECT))
        host = self.access.host
        try:
            with self._client.stream("POST", timeout=timeout, **{"url": self.access.url, **request}) as response:
                if response.status_code in _AGAIN and not last:
                    return None
                return read(response, deadline)
        except httpx.ConnectError as error:
            if last:
                raise failures.unreachable(host, error) from error
        except httpx.ConnectTimeout as error:
            raise failures.unreachable(host, error) from error
        except httpx.TimeoutException as error:
            raise time_exceeded(self.access.seconds) from error
        except (httpx.NetworkError, httpx.RemoteProtocolError) as error:
            if last:
                raise failures.broken(host) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise failures.unreachable(host, error) from error
        return None

    def _done(self, response: "httpx.Response", _: float) -> bool:
        return self._carried_out(response, failures.not_written)

    def _added(self, response: "httpx.Response", _: float) -> bool:
        return self._carried_out(response, failures.not_added)

    def _carried_out(self, response: "httpx.Response", failed: "Callable[[str, int, str], Exception]") -> bool:
        host, status = self.access.host, response.status_code
        if response.is_redirect:
            raise failures.moved(host, status, response.headers.get("location", ""))
        if not response.is_success:
            raise failed(host, status, self._beginning(response))
        response.read()
        return True

    def _read(self, response: "httpx.Response", deadline: float) -> Body:
        host, status = self.access.host, response.status_code
        media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if response.is_redirect:
            raise failures.moved(host, status, response.headers.get("location", ""))
        if status != 200:  # noqa: PLR2004 - the only status of an answer
            said = "" if media_type == "text/html" else self._beginning(response)
            raise failures.refused(host, status, said)
        if media_type not in (TABLE, LINES, MARKUP, *GRAPH):
            raise failures.not_sparql(host, media_type)
        most = response.headers.get("x-sparql-maxrows", "")
        return Body(
            self._whole(response, deadline),
            media_type,
            response.headers.get("server", ""),
            int(most) if most.isdecimal() else 0,
        )

    def _whole(self, response: "httpx.Response", deadline: float) -> bytes:
        content = bytearray()
        for piece in response.iter_bytes():
            content += piece
            if len(content) > self.access.megabytes << 20:
                raise answer_too_large(self.access.megabytes)
            if time.monotonic() > deadline:
                raise time_exceeded(self.access.seconds)
        return bytes(content)

    @staticmethod
    def _beginning(response: "httpx.Response") -> str:
        content = bytearray()
        for piece in response.iter_bytes():
            content += piece
            if len(content) > _SAID:
                break
        return content[:_SAID].decode("utf-8", errors="replace")
