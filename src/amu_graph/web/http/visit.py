"""A request of the server to itself, whose answer nobody reads: what it takes to make it is there for the next one."""

from typing import Final

from starlette.types import ASGIApp, Message, Scope

_HERE: Final = ("127.0.0.1", 80)


async def visit(app: ASGIApp, address: str) -> None:
    """Ask for a page, and discard it."""
    path, _, query = address.partition("?")
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", b"127.0.0.1")],
        "client": _HERE,
        "server": _HERE,
    }
    await app(scope, _without_body, _discarded)


async def _without_body() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


async def _discarded(_: Message) -> None:
    """Discard a part of an answer."""
