"""A name and a password as a server wants them: in a header (Basic), or as an answer to its challenge (Digest)."""

from collections.abc import Generator

import httpx


class Password(httpx.Auth):
    """Sends a name and a password; a server that asks for a digest, as Virtuoso does, is sent that from then on."""

    def __init__(self, user: str, password: str) -> None:
        self._basic = httpx.BasicAuth(user, password)
        self._digest = httpx.DigestAuth(user, password)
        self._challenged = False

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Yield what is sent for a request."""
        if not self._challenged:
            response = yield next(self._basic.auth_flow(request))
            if response.status_code != httpx.codes.UNAUTHORIZED or _asks_for(response, "basic"):
                return
            del request.headers["Authorization"]
            self._challenged = True
        yield from self._digest.auth_flow(request)


def _asks_for(response: httpx.Response, scheme: str) -> bool:
    return any(each.lower().startswith(scheme) for each in response.headers.get_list("www-authenticate"))
