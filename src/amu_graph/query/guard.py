"""Checks of an untrusted query before it is parsed.

Parsing itself can be made to last minutes or to exhaust the stack, so a lexer of a few microseconds stands in front of
it: it bounds the size, the nesting and the number of tokens, and refuses updates and requests to other machines with
words that help. What it lets through is still evaluated under limits (`amu_graph.store.workers`).
"""

import re
import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal, get_args

from amu_graph.planning.tokens import Token, tokens_of
from amu_graph.query import refusals
from amu_graph.query.from_clause import Dataset, dataset_of
from amu_graph.query.services import WORD, is_listed, services_of

Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]

FORMS: Final[tuple[Form, ...]] = get_args(Form)

MAX_BYTES: Final = 64 * 1024
MAX_OPEN_BRACKETS: Final = 24
MAX_TOKENS: Final = 8_000

UPDATES: Final = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"},
)
"""The words with which an operation of SPARQL 1.1 Update begins."""

_NEVER: Final = frozenset({"INSERT", "DELETE", "LOAD"})
_VOLATILE: Final = frozenset({"NOW", "RAND", "UUID", "STRUUID"})

_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UNWANTED: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_OPEN: Final = frozenset("([{")
_CLOSE: Final = frozenset(")]}")
_BEFORE_TERM: Final = frozenset({*"(,=<+-*/!^|", "!=", "<=", ">=", "&&", "||", "^^"})
"""After these a comparison cannot stand, so `<` opens an IRI."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What is known of a query before it is parsed.

    `form` is None where the text does not begin as a query does (the parser will say what is wrong); `volatile` means
    that the same query may answer otherwise the next time (`NOW()`, `RAND()` …); `dataset` is that of its `FROM`;
    `remote` means that it asks another machine, which it may.
    """

    form: Form | None
    volatile: bool
    dataset: Dataset | None = None
    remote: bool = False


def examine(query: str, hosts: Collection[str] = ()) -> Examined:
    """Examine an untrusted query; `hosts` are those that `SERVICE` may name.

    What the grammar has no token for is refused here, since engines go on from there in different ways.

    Raises:
        QueryTooLongError: more than 64 kB.
        QueryTooComplexError: more than 24 brackets open at once, or more than 8 000 tokens.
        QueryForbiddenError: an update, `LOAD`, or `SERVICE` of anything but a constant address on one of `hosts`.
        QuerySyntaxError: a character that belongs to no token, or a `<` that can be read in two ways.

    """
    decoded = _decode(query)
    if decoded is not query:
        _examine(decoded, hosts)  # the standard decodes \\u before all else, engines may not: refuse what either sees
    tokens = _examine(query, hosts)
    _check_readings(query, tokens)
    words = {token.text.upper() for token in tokens if token.kind == "word"}
    remote = WORD in words
    form = next((form for form in FORMS if form == _first(tokens)), None)
    dataset = dataset_of([token.text for token in tokens]) if "FROM" in words else None
    return Examined(form, volatile=remote or not words.isdisjoint(_VOLATILE), dataset=dataset, remote=remote)


def named_dataset(query: str) -> Dataset | None:
    """Return the dataset that a query names for itself with `FROM`, whatever else it asks."""
    return dataset_of([token.text for token in tokens_of(_decode(query))])


def _examine(query: str, hosts: Collection[str]) -> list[Token]:
    """Return the tokens of a query, none of which is forbidden."""
    if len(query) > MAX_BYTES // 4:
        _check_size(query)
    unwanted = _UNWANTED.search(query)
    if unwanted:
        raise refusals.character(query, unwanted.start())
    tokens = list(islice(tokens_of(query), MAX_TOKENS + 1))
    if len(tokens) > MAX_TOKENS:
        raise refusals.too_many_tokens(query, tokens[-1].start, MAX_TOKENS)
    for token, opened in _nesting(tokens):
        if len(opened) > MAX_OPEN_BRACKETS:
            raise refusals.too_deep(query, token.start, MAX_OPEN_BRACKETS)
    _check_words(query, tokens, hosts)
    return tokens


def _check_size(query: str) -> None:
    if len(query.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise refusals.too_long(MAX_BYTES)


def _nesting(tokens: list[Token]) -> Iterator[tuple[Token, list[str]]]:
    """Yield each token with the brackets that are open behind it; `<<` of RDF 1.2 is one of them."""
    opened: list[str] = []
    for number, token in enumerate(tokens):
        if token.kind == "sign":
            before = tokens[number - 1] if number else token
            doubled = before.text == token.text and before.end == token.start
            if token.text in _OPEN or (token.text == "<" and doubled):
                opened.append(token.text)
            elif opened and (token.text in _CLOSE or (token.text == ">" and doubled and opened[-1] == "<")):
                opened.pop()
        yield token, opened


def _check_words(query: str, tokens: list[Token], hosts: Collection[str]) -> None:
    first = _first(tokens)
    never = _NEVER | {first} if first in UPDATES else _NEVER
    found = [token for token in tokens if token.kind == "word" and token.text.upper() in never]
    found += [service.token for service in services_of(tokens) if not is_listed(service.address, hosts)]
    if found:
        token = min(found, key=lambda each: each.start)
        word = token.text.upper()
        raise refusals.forbidden(query, token.start, word if word in never else WORD)


def _check_readings(query: str, tokens: list[Token]) -> None:
    """Refuse what an engine could cut into other tokens than ours.

    `<` between two values compares, but where the text up to the next `>` looks like an IRI the grammar takes it for
    one. Only in parentheses, behind a value, can a comparison stand at all, and what follows is seldom cut otherwise.
    """
    before = None
    for token, opened in _nesting(tokens):
        if token.kind == "odd":
            raise refusals.no_token(query, token.start)
        if token.kind == "iri" and _may_compare(before, opened) and not _ends_alike(token.text, len(opened)):
            raise refusals.two_ways(query, token.start)
        before = token


def _may_compare(before: Token | None, opened: list[str]) -> bool:
    """Return whether a comparison can stand behind a token, within these brackets."""
    innermost = next((bracket for bracket in reversed(opened) if bracket != "<"), "")
    return innermost == "(" and before is not None and before.text not in _BEFORE_TERM


def _ends_alike(iri: str, depth: int) -> bool:
    """Return whether what follows `<…>` is cut alike, were it no IRI but a comparison within so many brackets.

    No comparison holds `//`, as most IRIs do. A quote, the beginning of a comment or a bracket without its other half
    would go on behind it.
    """
    before, slashes, _ = iri.partition("//")
    if "'" in before or "#" in before:
        return False
    opened = depth
    for letter in before:
        opened += (letter in _OPEN) - (letter in _CLOSE)
        if not slashes and not depth <= opened <= MAX_OPEN_BRACKETS:
            return False
    return bool(slashes) or (opened == depth and WORD not in before.upper())


def _first(tokens: list[Token]) -> str:
    """Return the first word after the prologue, in capitals."""
    at = 0
    while at < len(tokens):
        word = tokens[at].text.upper()
        if word == "PREFIX":
            at += 3
        elif word in ("BASE", "VERSION"):
            at += 2
        else:
            return word
    return ""


def _decode(query: str) -> str:
    r"""Return the query with its `\u` escapes decoded (SPARQL 1.1 §19.2), the query itself where it has none."""
    if "\\u" not in query and "\\U" not in query:
        return query
    return _ESCAPE.sub(_character, query)


def _character(escape: re.Match[str]) -> str:
    number = int(escape[1] or escape[2], 16)
    return chr(number) if number <= sys.maxunicode and not 0xD800 <= number <= 0xDFFF else escape[0]  # noqa: PLR2004 - the surrogates
