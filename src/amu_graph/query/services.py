"""Where a query asks another machine, and which it may: `SERVICE` with a constant address on a host that is listed."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from amu_graph.planning.tokens import Token

WORD: Final = "SERVICE"

_CALLED: Final = frozenset({"GRAPH", "FROM", "NAMED"})
_TERMS: Final = frozenset({"iri", "name", "variable"})


class Service(NamedTuple):
    """A place where a query asks another machine: the token with the word, and the number of the one that follows.

    `address` is written there as a whole IRI; empty, where what is meant is known only to the engine.
    """

    token: Token
    following: int
    silent: bool = False
    address: str = ""


def services_of(tokens: Sequence[Token]) -> Iterator[Service]:
    """Yield every place where an engine may read that another machine is asked.

    The word ends where a letter cannot follow, so says the grammar; but engines are known that read `SERVICEex:a` as
    two tokens where one makes no sense. So the word counts inside another too, and inside a prefixed name that a group
    follows, unless the name is that of a graph.
    """
    for number, token in enumerate(tokens):
        if token.kind == "word" and WORD in token.text.upper():
            yield _service(tokens, number)
        elif token.kind == "name" and WORD in token.text.upper() and _opens_group(tokens, number):
            yield Service(token, number + 1)


def is_listed(address: str, hosts: Collection[str]) -> bool:
    """Return whether an address is on one of `hosts` (`host` or `host:port`).

    >>> [is_listed(f"https://{host}/sparql", ["example.org"]) for host in ("example.org", "example.org.evil")]
    [True, False]
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.lower() in hosts


def _service(tokens: Sequence[Token], number: int) -> Service:
    token, following = tokens[number], number + 1
    if token.text.upper() != WORD:
        return Service(token, following)
    silent = following < len(tokens) and tokens[following].text.upper() == "SILENT"
    following += silent
    address = tokens[following] if following < len(tokens) else token
    return Service(token, following + 1, silent, address.text[1:-1] if address.kind == "iri" else "")


def _opens_group(tokens: Sequence[Token], number: int) -> bool:
    """Return whether a group follows a name, after one more term at most."""
    following = [token for token in tokens[number + 1 : number + 4] if token.text.upper() != "SILENT"]
    if following and following[0].text == "{":
        return not (number and tokens[number - 1].text.upper() in _CALLED)
    return len(following) > 1 and following[0].kind in _TERMS and following[1].text == "{"
