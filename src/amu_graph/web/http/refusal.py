"""A short response in words to requests that are refused."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.types import Scope, Send

from amu_graph.language import Language, Text
from amu_graph.web.http.languages import language_for


async def refuse(  # noqa: PLR0917 - a request, and its answer in the order of HTTP
    scope: Scope, send: Send, status: int, reason: Text, fallback: Language, headers: Mapping[str, str] | None = None
) -> None:
    """Answer with a status and a reason in the reader's language."""
    language = language_for(Request(scope), fallback)
    given = {"content-type": "text/plain; charset=utf-8", "content-language": language, **(headers or {})}
    await answer(send, status, given, reason.in_(language).encode() + b"\n")


async def answer(send: Send, status: int, headers: Mapping[str, str], body: bytes = b"") -> None:
    """Send a whole response, which is not stored."""
    length = {} if status == 204 else {"content-length": str(len(body))}  # noqa: PLR2004 - no content
    all_headers = {**headers, **length, "cache-control": "no-store"}
    raw = [(name.encode(), value.encode()) for name, value in all_headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": body})
