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


@cache
def _next(*, ascii_: bool) -> re.Pattern[str]:
    """Return the expression of a token; that of a query in ASCII alone is compiled in a tenth of the time."""
    base, marks = "A-Za-z" + _BASE * (not ascii_), _MARKS * (not ascii_)
    chars = rf"{base}_0-9{marks}\-"
    local = rf"(?:[{base}_:0-9]|{_PLX})(?:[{chars}:]|{_PLX})*+(?:\.++(?:[{chars}:]|{_PLX})++)*+"
    # Possessive quantifiers keep the time proportional to the length.
    return re.compile(
        rf"""(?:[ \t\r\n]++|\#[^\r\n]*+)*+
        (?: (?P<iri> <(?:[^\x00-\x20<>"{{}}|^`\\]|{_CODE})*+> )
          | (?P<string> "(?:[^"\\\r\n]|{_ESCAPE})*+" | '(?:[^'\\\r\n]|{_ESCAPE})*+' )
          | (?P<variable> [?$][{base}_0-9][{base}_0-9{marks}]*+ )
          | (?P<language> @[A-Za-z]++(?:-[A-Za-z0-9]++)*+ )
          | (?P<blank> _:[{base}_0-9][{chars}]*+(?:\.++[{chars}]++)*+ )
          | (?P<name> :(?:{local})? )
          | (?P<word> [{base}][{chars}]*+(?:\.++[{chars}]++)*+(?P<colon>:(?:{local})?)? )
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
    at, match = 0, _next(ascii_=query.isascii()).match
    without_end = {'"': 0, "'": 0}  # before these places, three quotes open no long string
    while found := match(query, at):
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
