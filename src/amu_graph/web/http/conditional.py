"""Conditional requests (RFC 9110 §13): nothing is sent that the client has already."""

import re
from collections.abc import Mapping
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from amu_graph.web.http.accept import listed

_TAG: Final = re.compile(r'(?:W/)?("[^"]*")')


def validated(etag: str | None, **headers: str) -> dict[str, str]:
    """Return the headers of a response that a client keeps, and asks each time whether its ETag has changed."""
    return {"Cache-Control": "no-cache", **headers, **({"ETag": etag} if etag else {})}


def not_modified(request: Request, headers: Mapping[str, str]) -> Response | None:
    """Return 304 where the client has what the ETag among `headers` names; None where it has to be sent."""
    if has_already(listed(request.headers, "if-none-match"), headers.get("ETag", "")):
        return Response(status_code=304, headers=dict(headers))
    return None


def has_already(if_none_match: str, etag: str) -> bool:
    """Return whether `If-None-Match` names an ETag: any of its list, compared weakly, since a proxy may weaken one.

    >>> has_already('"a,b", W/"c"', '"c"'), has_already("*", 'W/"c"'), has_already('"c-gzip"', '"c"')
    (True, True, False)
    """
    if not if_none_match or not etag:
        return False
    return if_none_match.strip() == "*" or etag.removeprefix("W/") in _TAG.findall(if_none_match)
