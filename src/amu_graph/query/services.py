"""Which other machines a query may ask: `SERVICE` with a constant address on a host that somebody listed."""

from collections.abc import Collection, Sequence
from urllib.parse import urlsplit


def all_listed(tokens: Sequence[str], hosts: Collection[str]) -> bool:
    """Tell whether every `SERVICE` among the tokens of a query names an address on one of `hosts`.

    A variable, a prefixed name and a relative address are none: what they stand for is known only to the engine.

    >>> all_listed("SERVICE SILENT <https://example.org/sparql> { }".split(), ["example.org"])
    True
    >>> all_listed("SERVICE ?endpoint { }".split(), ["example.org"])
    False
    """
    if not hosts:
        return False
    for number, token in enumerate(tokens):
        word = token.upper()
        if word == "SERVICE":
            following = [*tokens[number + 1 : number + 3], "", ""]
            address = following[1] if following[0].upper() == "SILENT" else following[0]
            if not _is_listed(address, hosts):
                return False
        elif "SERVICE" in word.split(".") and word[:1].isalpha():
            return False
    return True


def _is_listed(token: str, hosts: Collection[str]) -> bool:
    if not (token.startswith("<") and token.endswith(">")):
        return False
    try:
        parts = urlsplit(token[1:-1])
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.lower() in hosts
