"""What is looked at before a query of a stranger is parsed.

Parsing itself can be made to last minutes or to exhaust the stack, so a lexer of a few microseconds stands in front of
it: it bounds the size, the nesting and the number of tokens, and refuses updates and requests to other machines with
words that help. What it lets through is still evaluated under limits (`amu_graph.store.workers`).
"""

import re
import sys
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal, get_args

from amu_graph.query import refusals
from amu_graph.query.dataset import Dataset, dataset_of
from amu_graph.query.services import all_listed

Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]

FORMS: Final[tuple[Form, ...]] = get_args(Form)

MAX_BYTES: Final = 64 * 1024
MAX_OPEN_BRACKETS: Final = 24
MAX_TOKENS: Final = 8_000

UPDATES: Final = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"},
)
"""The words with which an operation of SPARQL 1.1 Update begins."""

_NEVER: Final = frozenset({"INSERT", "DELETE", "LOAD", "SERVICE"})
_VOLATILE: Final = frozenset({"NOW", "RAND", "UUID", "STRUUID"})

# The ranges of PN_CHARS_BASE and PN_CHARS, SPARQL 1.1 §19.8.
_BASE: Final = (
    r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    r"\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME: Final = _BASE + r"_0-9\u00b7\u0300-\u036f\u203f\u2040"
_CHARS: Final = _NAME + r"\-"
_LOCAL: Final = rf"(?:[{_CHARS}.:]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?#@%])*+"

# Possessive quantifiers, and strings that may lack their end, keep the time proportional to the length.
_TOKEN: Final = re.compile(
    rf"""(?:[ \t\r\n]++|\#[^\r\n]*+)*+
    (
        <[^\x00-\x20<>"{{}}|^`\\]*+>
      | "(?:[^"\\\r\n]|\\.)*+"?
      | '(?:[^'\\\r\n]|\\.)*+'?
      | [?$][{_NAME}]++
      | @[A-Za-z]++(?:-[A-Za-z0-9]++)*+
      | :{_LOCAL}
      | [{_BASE}_][{_CHARS}.]*+(?::{_LOCAL})?
      | [0-9]++(?:\.[0-9]*+)?(?:[eE][+-]?[0-9]++)?
      | \Z
      | .
    )""",
    re.VERBOSE | re.DOTALL,
)
_LONG: Final = {
    quote: re.compile(rf"{quote * 3}(?:[^{quote}\\]|\\.|{quote}(?!{quote}{quote}))*+{quote * 3}", re.DOTALL)
    for quote in "\"'"
}
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UNWANTED: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_OPEN: Final = frozenset("([{")
_CLOSE: Final = frozenset(")]}")


@dataclass(frozen=True, slots=True)
class Examined:
    """What the words of a query tell before it is parsed.

    `form` is None where the text does not begin as a query does (the parser will say what is wrong); `volatile` tells
    that the same query may answer otherwise the next time (`NOW()`, `RAND()` …); `dataset` is that of its `FROM`;
    `remote` tells that it asks another machine, which it may.
    """

    form: Form | None
    volatile: bool
    dataset: Dataset | None = None
    remote: bool = False


def examine(query: str, hosts: Collection[str] = ()) -> Examined:
    """Examine a query that is about to be run for a stranger; `hosts` are those that `SERVICE` may name.

    Raises:
        QueryTooLongError: more than 64 kB.
        QueryTooComplexError: more than 24 brackets open at once, or more than 8 000 tokens.
        QueryForbiddenError: an update, `LOAD`, or `SERVICE` of anything but a constant address on one of `hosts`.
        QuerySyntaxError: a control character, or a surrogate without its other half.

    """
    decoded = _decode(query)
    examined = _examine(decoded, hosts)
    if decoded is not query:
        _examine(query, hosts)  # the standard decodes \u before all else, engines may not: refuse what either sees
    return examined


def named_dataset(query: str) -> Dataset | None:
    """Return the dataset that a query names for itself with `FROM`, whatever else it asks."""
    return dataset_of(_tokens(_decode(query)))


def prefixed_names(query: str) -> list[str]:
    """Return the names like `amu:Project` that a query writes with a prefix which it does not declare itself."""
    tokens = _tokens(_decode(query))
    declared = {name for word, name in pairwise(tokens) if word.upper() == "PREFIX"}
    names = [token for token in tokens if token[:1].isalpha() and ":" in token]
    return [name for name in names if name.partition(":")[0] + ":" not in declared]


def _examine(query: str, hosts: Collection[str]) -> Examined:
    if len(query) > MAX_BYTES // 4:
        _check_size(query)
    unwanted = _UNWANTED.search(query)
    if unwanted:
        raise refusals.character(query, unwanted.start())
    tokens = _tokens(query)
    if len(tokens) > MAX_TOKENS:
        raise refusals.too_many_tokens(query, _offset(query, MAX_TOKENS), MAX_TOKENS)
    _check_nesting(query, tokens)
    words = _words(tokens)
    first = _first(tokens)
    remote = "SERVICE" in words and all_listed(tokens, hosts)
    never = _NEVER - {"SERVICE"} if remote else _NEVER
    if first in UPDATES or not words.isdisjoint(never):
        raise _forbidden(query, tokens, first)
    form = next((form for form in FORMS if form == first), None)
    dataset = dataset_of(tokens) if "FROM" in words else None
    return Examined(form, volatile=remote or not words.isdisjoint(_VOLATILE), dataset=dataset, remote=remote)


def _check_size(query: str) -> None:
    if len(query.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise refusals.too_long(MAX_BYTES)


def _tokens(query: str) -> list[str]:
    """Return the tokens, without white space and comments."""
    if '"""' in query or "'''" in query:
        return [query[start:end] for start, end in _spans(query)]
    tokens = _TOKEN.findall(query)
    return tokens[:-1] if tokens and not tokens[-1] else tokens


def _spans(query: str) -> list[tuple[int, int]]:
    """Return where each token begins and ends; stops after one too many."""
    spans: list[tuple[int, int]] = []
    closable = {'"', "'"}
    at = 0
    while at < len(query) and len(spans) <= MAX_TOKENS:
        found = _TOKEN.match(query, at)
        if found is None or not found[1]:
            break
        start, at = found.span(1)
        quote = query[start]
        if quote in closable and query.startswith(quote * 3, start):
            long = _LONG[quote].match(query, start)
            if long:
                at = long.end()
            else:
                closable.discard(quote)  # none that follows has an end either
        spans.append((start, at))
    return spans


def _offset(query: str, number: int) -> int:
    return _spans(query)[number][0]


def _check_nesting(query: str, tokens: list[str]) -> None:
    depth = 0
    for number, token in enumerate(tokens):
        if token in _OPEN:
            depth += 1
            if depth > MAX_OPEN_BRACKETS:
                raise refusals.too_deep(query, _offset(query, number), MAX_OPEN_BRACKETS)
        elif token in _CLOSE:
            depth -= 1


def _words(tokens: list[str]) -> set[str]:
    """Return the bare words, in capitals."""
    words = {token.upper() for token in tokens if token.isalpha()}
    for token in tokens:  # `true.SERVICE` is one token here, two for SPARQL
        if "." in token and token[0].isalpha() and ":" not in token:
            words.update(_parts(token))
    return words


def _parts(token: str) -> list[str]:
    return token.upper().split(".")


def _first(tokens: list[str]) -> str:
    """Return the first word after the prologue, in capitals."""
    at = 0
    while at < len(tokens):
        word = tokens[at].upper()
        if word == "PREFIX":
            at += 3
        elif word in ("BASE", "VERSION"):
            at += 2
        else:
            return word
    return ""


def _forbidden(query: str, tokens: list[str], first: str) -> refusals.QueryForbiddenError:
    """Return the refusal that points at the first word that is not allowed."""
    unwanted = _NEVER | {first} if first in UPDATES else _NEVER
    for number, token in enumerate(tokens):
        for word in _parts(token):
            if word in unwanted:
                return refusals.forbidden(query, _offset(query, number), word)
    raise AssertionError(first)  # the caller found such a word


def _decode(query: str) -> str:
    r"""Return the query with its `\u` escapes decoded (SPARQL 1.1 §19.2), the query itself where it has none."""
    if "\\u" not in query and "\\U" not in query:
        return query
    return _ESCAPE.sub(_character, query)


def _character(escape: re.Match[str]) -> str:
    number = int(escape[1] or escape[2], 16)
    return chr(number) if number <= sys.maxunicode and not 0xD800 <= number <= 0xDFFF else escape[0]  # noqa: PLR2004 - the surrogates
