"""The tokens of a query by the grammar of SPARQL 1.1 (§19.8): at each place the longest that fits."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, Literal, NamedTuple

Kind = Literal["iri", "string", "variable", "language", "blank", "name", "word", "number", "sign", "odd"]
"""`name` is a prefixed one, `sign` an operator or a bracket, `odd` what belongs to no token of the grammar."""

# The ranges of PN_CHARS_BASE and PN_CHARS beyond ASCII.
_BASE: Final = (
    r"\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    r"\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_MARKS: Final = r"\u00b7\u0300-\u036f\u203f\u2040"
_DIGITS: Final = "0123456789"
_WITH_LETTERS: Final = frozenset({"variable", "blank", "name", "word"})
_PLX: Final = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_CODE: Final = (
    r"\\u(?![dD][89a-fA-F])[0-9A-Fa-f]{4}"
    r"|\\U(?:0000(?![dD][89a-fA-F])|000[1-9a-fA-F]|0010)[0-9A-Fa-f]{4}"
)
"""A character by its number, which strings and IRIs may hold (§19.2; half a surrogate is no character)."""
_ESCAPE: Final = rf"""\\[tbnrf"'\\]|{_CODE}"""
_NUMBER: Final = r"[+-]?(?:(?:[0-9]++\.?[0-9]*+|\.[0-9]++)[eE][+-]?[0-9]++|[0-9]*+\.[0-9]++|[0-9]++)"
_SIGN: Final = r"\^\^|&&|\|\||!=|<=|>=|[(){}\[\].;,*/+\-=<>!|^?~]"

# What a prefix could have been but for its missing colon: words, numbers and signs.
_PIECE: Final = re.compile(
    rf"(?P<word>[A-Za-z][A-Za-z0-9_]*+)|(?P<number>{_NUMBER})|(?P<sign>[.\-])|(?P<odd>.)", re.DOTALL
)
_LONG: Final = {
    quote: re.compile(rf"{quote * 3}(?:[^{quote}\\]|{_ESCAPE}|{quote}(?!{quote}{quote}))*+", re.DOTALL)
    for quote in "\"'"
}


def _class_of(also: str, *, exact: bool, marks: str = "") -> str:
    """Return the class of letters and of the ASCII characters `also`; where it is not exact, of all beyond ASCII."""
    if exact:
        return f"[A-Za-z{_BASE}{marks}{re.escape(also)}]"
    return f"[^{re.escape(''.join(each for each in map(chr, range(128)) if not (each.isalpha() or each in also)))}]"


@cache
def _next(*, exact: bool) -> re.Pattern[str]:
    """Return the expression of a token; one that is exact, with letters of all alphabets, compiles ten times longer.

    The other takes every character beyond ASCII as part of a name: a token in ASCII is the same by both.
    """
    base, begin = _class_of("", exact=exact), _class_of("_" + _DIGITS, exact=exact)
    varname = _class_of("_" + _DIGITS, exact=exact, marks=_MARKS)
    char, colon = (_class_of(f"_-{_DIGITS}{also}", exact=exact, marks=_MARKS) for also in ("", ":"))
    local = rf"(?:{_class_of('_:' + _DIGITS, exact=exact)}|{_PLX})(?:{colon}|{_PLX})*+(?:\.++(?:{colon}|{_PLX})++)*+"
    # Possessive quantifiers keep the time proportional to the length.
    return re.compile(
        rf"""(?:[ \t\r\n]++|\#[^\r\n]*+)*+
        (?: (?P<iri> <(?:[^\x00-\x20<>"{{}}|^`\\]|{_CODE})*+> )
          | (?P<string> "(?:[^"\\\r\n]|{_ESCAPE})*+" | '(?:[^'\\\r\n]|{_ESCAPE})*+' )
          | (?P<variable> [?$]{begin}{varname}*+ )
          | (?P<language> @[A-Za-z]++(?:-[A-Za-z0-9]++)*+ )
          | (?P<blank> _:{begin}{char}*+(?:\.++{char}++)*+ )
          | (?P<name> :(?:{local})? )
          | (?P<word> {base}{char}*+(?:\.++{char}++)*+(?P<colon>:(?:{local})?)? )
          | (?P<number> {_NUMBER} )
          | (?P<sign> {_SIGN} )
          | (?P<odd> ["'][^\r\n]*+ | . )
        )""",
        re.VERBOSE | re.DOTALL,
    )


class Token(NamedTuple):
    """A token, and where it begins, counted in characters."""

    kind: Kind
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the next could begin."""
        return self.start + len(self.text)


def tokens_of(query: str) -> Iterator[Token]:
    """Yield the tokens of a query, without white space and comments."""
    at, match = 0, _next(exact=False).match
    without_end = {'"': 0, "'": 0}  # before these places, three quotes open no long string
    while found := match(query, at):
        if found.lastgroup in _WITH_LETTERS and not found[found.lastgroup].isascii():
            found = _next(exact=True).match(query, at)
            assert found is not None  # it takes any character
        group: Kind = found.lastgroup  # type: ignore[assignment]  # one of them matched
        start, at = found.span(group)
        quote = query[start]
        if quote in without_end and start >= without_end[quote] and query.startswith(quote * 3, start):
            end = _LONG[quote].match(query, start).end()  # type: ignore[union-attr]  # its beginning is there
            if query.startswith(quote * 3, end):
                group, at = "string", end + 3
            else:
                without_end[quote] = end
        if group == "word" and found["colon"] is None:
            for piece in _pieces(query, start, at):
                yield piece
                at = piece.end
        else:
            yield Token("name" if group == "word" else group, query[start:at], start)


def _pieces(query: str, at: int, end: int) -> Iterator[Token]:
    while at < end:
        found = _PIECE.match(query, at)
        assert found is not None  # it takes any character
        yield Token(found.lastgroup, found[0], at)  # type: ignore[arg-type]  # one of them matched
        at = found.end()
