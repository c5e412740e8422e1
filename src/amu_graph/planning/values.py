"""A filter that asks for one value or for one of several becomes VALUES, from which the engine can begin."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from amu_graph.planning.tokens import Token, tokens_of
from amu_graph.planning.tree import Element, Expression, Values, Variables

_ASKS: Final = re.compile(r"[^<>!]=|\bIN\b|SAMETERM", re.IGNORECASE)
_AND: Final = "&&"
_OR: Final = "||"


def values_of(
    filter_: Expression, certain: Variables, iri: Callable[[str], str | None]
) -> tuple[list[Values], list[Element]]:
    """Return the values that a filter asks for, of variables that always have one, and what of the filter is left.

    `iri` returns the IRI of a term, None where it is none: literals are equal by value and not by what they are.
    """
    if len(filter_.parts) != 1 or not _ASKS.search(str(filter_)):
        return [], [filter_]
    tokens = list(tokens_of(str(filter_)))[1:]  # FILTER itself
    if not _in_brackets(tokens):
        alone = _values(tokens, certain, iri)
        return ([alone], []) if alone else ([], [filter_])
    found: list[Values] = []
    left: list[Element] = []
    for part in _split(tokens[1:-1], _AND):
        values = _values(part, certain, iri)
        if values:
            found.append(values)
        else:
            mentioned = frozenset("?" + token.text[1:] for token in part if token.kind == "variable")
            left.append(Expression((f"FILTER ({_text(str(filter_), part)})",), mentioned, is_filter=True))
    return (found, left) if found else ([], [filter_])


def _values(tokens: Sequence[Token], certain: Variables, iri: Callable[[str], str | None]) -> Values | None:
    """Return `?x = <a>`, `?x = <a> || ?x = <b>`, `?x IN (<a>, <b>)` or `sameTerm(?x, <a>)` as values."""
    asked = [pair for part in _split(tokens, _OR) for pair in _equal(part)]
    names = {name for name, _ in asked}
    terms = [iri(term) for _, term in asked]
    if len(names) != 1 or not names <= certain or None in terms or len({*terms}) < len(terms):
        return None
    (name,) = names
    written = " ".join(term for _, term in asked)
    return Values(f"VALUES {name} {{ {written} }}", frozenset(names), frozenset(names), len(terms))


def _equal(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Yield the variable and the terms that it is compared with; something that is no variable where it is not so."""
    while _in_brackets(tokens):
        tokens = tokens[1:-1]
    shape = "".join(_letter(token) for token in tokens)
    texts = [token.text for token in tokens]
    if shape in ("v=t", "t=v"):
        yield _pair(texts[0], texts[2])
    elif shape == "s(v,t)":
        yield _pair(texts[2], texts[4])
    elif shape.startswith("vi(") and shape[3:-1].replace("t,", "") == "t" and shape.endswith(")"):
        for term in texts[3:-1:2]:
            yield _pair(texts[0], term)
    else:
        yield "", ""


def _letter(token: Token) -> str:
    letters = {"variable": "v", "iri": "t", "name": "t", "sign": token.text}
    return letters.get(token.kind, {"IN": "i", "SAMETERM": "s"}.get(token.text.upper(), "?"))


def _pair(one: str, other: str) -> tuple[str, str]:
    variable, term = (one, other) if one[0] in "?$" else (other, one)
    return "?" + variable[1:], term


def _in_brackets(tokens: Sequence[Token]) -> bool:
    """Return whether one pair of brackets holds them all."""
    depth = 0
    for number, token in enumerate(tokens):
        depth += (token.text == "(") - (token.text == ")")
        if depth == 0:
            return number > 0 and number == len(tokens) - 1
    return False


def _split(tokens: Sequence[Token], sign: str) -> list[list[Token]]:
    """Return the parts between signs that stand in no brackets."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth += (token.text == "(") - (token.text == ")")
        if token.text == sign and depth == 0:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _text(whole: str, tokens: Sequence[Token]) -> str:
    return whole[tokens[0].start : tokens[-1].end] if tokens else ""
