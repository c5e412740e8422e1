"""Access: requests under the server's own names, and pages of the allowed origins (CORS).

One of these origins may also be this server itself, under the name by which a server in front of it is called.

A browser lets any page ask a server of this machine. Two things keep such a page from reading what is not published:
the name by which the server is called (DNS rebinding makes a foreign name lead here), and the headers in which the
browser says which site asks.
"""

import re
from collections.abc import Sequence
from ipaddress import ip_address
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import Message, Scope, Send

from amu_graph.language import Language, Text
from amu_graph.web.http.refusal import answer, refuse

NAMES: Final = ("127.0.0.1", "localhost", "[::1]")
"""The names of a server that listens on loopback."""
ANYONE: Final = "*"
"""The origin that stands for all."""

READING: Final = ("GET", "HEAD")
METHODS: Final = "GET, HEAD, POST, OPTIONS"

_HOST: Final = re.compile(r"(?P<name>\[[0-9a-f:.]{2,45}\]|[a-z0-9._-]{1,253})(?::(?P<port>[0-9]{1,5}))?", re.IGNORECASE)
_PORTS: Final = {"http": 80, "https": 443}
_ALLOWED: Final = {
    "access-control-allow-methods": METHODS,
    "access-control-allow-headers": "Accept, Accept-Language, Content-Type, If-None-Match",
    "access-control-max-age": "86400",
}
_FRAMED: Final = "/embed/"
_FRAMES: Final = ("iframe", "frame", "embed", "object")
_PICTURED: Final = ("/explore", "/map.")
_PICTURES: Final = (".svg", ".png")
_EXPOSED: Final = "Content-Disposition, Content-Language, ETag, Link"


class Access:
    """Refuses requests under strange names and of other sites; lets pages of `origins` read the answers.

    Where it `embeds`, pages under `/embed/` may be opened in a frame, and pictures be shown, from elsewhere: the policy
    of a page says whose frames, and a picture that another page shows cannot be read by its script.
    """

    def __init__(self, origins: Sequence[str] = (), *, embeds: bool = False, language: Language = "fr") -> None:
        self._embeds = embeds
        self._origins = frozenset(origins)
        self._hosts = frozenset(origin.partition("://")[2] for origin in origins)
        self._language = language

    async def answered(self, scope: Scope, send: Send) -> bool:
        """Answer a request that goes no further: one that is refused, or that only asks whether it may."""
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        if refusal:
            await self.refuse(scope, send, *refusal)
            return True
        if scope["method"] != "OPTIONS" or "access-control-request-method" not in headers or "origin" not in headers:
            return False
        private = {"access-control-allow-private-network": "true"}
        asked = private if "access-control-request-private-network" in headers else {}
        await answer(self.sender(scope, send), 204, {**_ALLOWED, **asked})
        return True

    async def refuse(self, scope: Scope, send: Send, status: int, reason: Text, **headers: str) -> None:
        """Answer with a status and a reason in the reader's language."""
        await refuse(scope, send, status, reason, self._language, headers)

    def sender(self, scope: Scope, send: Send) -> Send:
        """Return what sends an answer, with the headers that let a page of one of the origins read it."""
        if not self._origins:
            return send
        origin = Headers(scope=scope).get("origin", "")

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.add_vary_header("Origin")
                if self._allowed(origin):
                    headers["Access-Control-Allow-Origin"] = ANYONE if ANYONE in self._origins else origin
                    headers["Access-Control-Expose-Headers"] = _EXPOSED
            await send(message)

        return sent

    def _allowed(self, origin: str) -> bool:
        return ANYONE in self._origins or origin in self._origins

    def _refusal(self, scope: Scope, headers: Headers) -> tuple[int, Text] | None:
        hosts = headers.getlist("host")
        if len(hosts) > 1 or (not hosts and scope["http_version"] == "1.1"):
            return 400, _NO_HOST
        if hosts:
            host = _HOST.fullmatch(hosts[0])
            if host is None:
                return 400, _NO_HOST
            address, own_port = scope.get("server") or ("", None)
            port = int(host["port"] or _PORTS.get(scope["scheme"], 80))
            own = (host["name"].lower() in NAMES and port == own_port) or not _is_loopback(address)
            if not own and ANYONE not in self._origins and hosts[0].lower() not in self._hosts:
                return 421, _misdirected(own_port)
        return (403, _OTHER_SITE) if self._is_of_another_site(scope, headers) else None

    def _is_of_another_site(self, scope: Scope, headers: Headers) -> bool:
        """Return whether a page of another site asks, by itself: a reader who follows a link to us is welcome."""
        origin, site = headers.get("origin", ""), headers.get("sec-fetch-site", "")
        if self._allowed(origin):
            return False
        if site == "cross-site":
            if self._embeds and scope["method"] in READING and _is_embedded(scope, headers):
                return False
            opened = (
                headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest", "document") == "document"
            )
            return not opened or scope["method"] not in READING
        if site in ("same-origin", "none") or scope["method"] in READING:
            return False
        return origin not in ("", f"{scope['scheme']}://{headers.get('host', '')}")


def _is_embedded(scope: Scope, headers: Headers) -> bool:
    """Return whether a page of another site shows what is made for that: a page in a frame, or a picture."""
    wanted = headers.get("sec-fetch-dest", "")
    if scope["path"].startswith(_FRAMED):
        return wanted in _FRAMES and headers.get("sec-fetch-mode") == "navigate"
    return wanted == "image" and scope["path"].startswith(_PICTURED) and scope["path"].endswith(_PICTURES)


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


_NO_HOST: Final = Text(
    fr="La requête ne dit pas, ou dit mal, à quelle machine elle s’adresse : il faut un en-tête « Host ».",
    en="The request does not say, or says wrongly, which machine it is for: it needs one header “Host”.",
)
_OTHER_SITE: Final = Text(
    fr=(
        "La page d’un autre site ne peut pas lire ce graphe.\n"
        "Pour le permettre à un site, lancez le serveur avec AMU_GRAPH_ORIGINS=https://exemple.org"
    ),
    en=(
        "A page of another site may not read this graph.\n"
        "To let one, start the server with AMU_GRAPH_ORIGINS=https://example.org"
    ),
)


def _misdirected(port: int | None) -> Text:
    """Return why a server of this machine does not answer under another name."""
    return Text(
        fr=f"Ce serveur n’est lu que sur cette machine.\nOuvrez http://127.0.0.1:{port}/ ou http://localhost:{port}/",
        en=f"This server is read on this machine only.\nOpen http://127.0.0.1:{port}/ or http://localhost:{port}/",
    )
