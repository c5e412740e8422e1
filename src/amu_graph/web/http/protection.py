"""Limits on requests, and security headers on every response."""

from collections.abc import Sequence
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from amu_graph.language import Language, Text
from amu_graph.web.http.refusal import refuse

LONGEST_ADDRESS: Final = 16 * 1024
LONGEST_HEADERS: Final = 32 * 1024
LARGEST_BODY: Final = 1024 * 1024

POLICY: Final = "; ".join(  # noqa: FLY002 - one line for each part
    (
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def policy_for(embedders: Sequence[str]) -> str:
    """Return the policy of a page that pages of some sites may show in a frame; it runs no script."""
    kept = [part for part in POLICY.split("; ") if part.partition(" ")[0] not in ("script-src", "frame-ancestors")]
    return "; ".join([*kept, "frame-ancestors 'self' " + " ".join(embedders)]).rstrip()


class Shield:
    """Refuses addresses, headers and bodies that are too long, and adds `HEADERS` to every answer."""

    def __init__(self, app: ASGIApp, *, language: Language = "fr") -> None:
        self.app = app
        self._language: Language = language

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                framed = "content-security-policy" in headers  # says itself who may frame it
                for name, value in HEADERS.items():
                    if not (framed and name == "X-Frame-Options"):
                        headers.setdefault(name, value)
            await send(message)

        refusal = _refusal(scope)
        if refusal:
            await refuse(scope, sent, *refusal, self._language)
        else:
            await self.app(scope, receive, sent)


def _refusal(scope: Scope) -> tuple[int, Text] | None:
    """Return the status and the reason for which a request is refused unread."""
    if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST_ADDRESS:
        return 414, Text(
            fr=f"L’adresse est trop longue : {LONGEST_ADDRESS} octets au plus.",
            en=f"The address is too long: {LONGEST_ADDRESS} bytes at most.",
        )
    if sum(len(name) + len(value) for name, value in scope["headers"]) > LONGEST_HEADERS:
        return 431, Text(
            fr=f"Les en-têtes sont trop longs : {LONGEST_HEADERS} octets au plus.",
            en=f"The headers are too long: {LONGEST_HEADERS} bytes at most.",
        )
    if "\0" in scope["path"] or "\\" in scope["path"]:
        return 400, Text(
            fr="L’adresse contient un caractère qu’aucune page n’a.",
            en="The address holds a character that no page has.",
        )
    return None
