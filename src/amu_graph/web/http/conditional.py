"""Requests for what the client does not have yet (RFC 9110 §13.1.2)."""

import re
from typing import Final

_TAG: Final = re.compile(r'(?:W/)?("[^"]*")')


def has_already(if_none_match: str, etag: str) -> bool:
    """Tell whether `If-None-Match` names an ETag: any of its list, compared weakly, since a proxy may weaken one.

    >>> has_already('"a,b", W/"c"', '"c"'), has_already("*", 'W/"c"'), has_already('"c-gzip"', '"c"')
    (True, True, False)
    """
    if not if_none_match or not etag:
        return False
    return if_none_match.strip() == "*" or etag.removeprefix("W/") in _TAG.findall(if_none_match)
