"""A door for the endpoint in front of what pages need: routing and middleware take a third of the time of a look-up.

app.add_middleware(Front, endpoint=endpoint)   # last, so that it comes first
"""

from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from amu_graph.web.sparql.endpoint import Endpoint

PATH: Final = "/sparql"
MOST_BYTES: Final = 16 * 1024
MOST_HEADERS: Final = 64
HEADERS: Final = [
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
]
"""What protects readers of data that a browser opens by itself."""


class Front:
    """Leads queries straight to the endpoint, and everything else to the application.

    What is unusual goes through the application too, whose limits then apply: an address or headers that are long, and
    clients that prefer a page.
    """

    def __init__(self, app: ASGIApp, endpoint: Endpoint) -> None:
        self._app = app
        self._endpoint = endpoint

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["path"] != PATH or not _usual(scope):
            await self._app(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *HEADERS]
            await send(message)

        await self._endpoint(scope, receive, sent)


def _usual(scope: Scope) -> bool:
    if len(scope["query_string"]) > MOST_BYTES or len(scope["headers"]) > MOST_HEADERS:
        return False
    size = 0
    for name, value in scope["headers"]:
        size += len(value)
        if name == b"accept" and b"html" in value:
            return False
    return size <= MOST_BYTES
