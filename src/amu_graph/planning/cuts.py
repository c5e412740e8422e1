"""Whether the rows of a query depend on the order in which they are found."""

from itertools import pairwise
from typing import Final

from amu_graph.planning.patterns import variable
from amu_graph.planning.tokens import Token
from amu_graph.planning.tree import Variables
from amu_graph.planning.unread import CUT, UnreadError

_CUTS: Final = frozenset({"LIMIT", "OFFSET"})
_KEYS: Final = frozenset({"ORDER", "BY", "ASC", "DESC", "(", ")"})


def check_cut(head: tuple[Token, ...], tail: tuple[Token, ...]) -> None:
    """Make sure that the rows of a query do not depend on the order in which they are found.

    Raises:
        UnreadError: it cuts its rows, and ORDER BY does not name every column.

    """
    words = [token.text.upper() for token in tail]
    if _CUTS.isdisjoint(words):
        return
    ends = min(words.index(cut) for cut in _CUTS & set(words))
    ordered = tail[words.index("ORDER") : ends] if "ORDER" in words else ()
    keys = {variable(token) for token in ordered if token.kind == "variable"}
    plain = all(token.kind == "variable" or token.text.upper() in _KEYS for token in ordered)
    if not plain or not columns(head) or not columns(head) <= keys:
        raise UnreadError(CUT)


def columns(head: tuple[Token, ...]) -> Variables:
    """Return the columns that a SELECT names, none where it names all."""
    found, depth = set(), 0
    for before, token in pairwise(head):
        depth += (token.text == "(") - (token.text == ")")
        if token.kind == "variable" and (depth == 0 or (depth == 1 and before.text.upper() == "AS")):
            found.add(variable(token))
    return frozenset(found)
