"""A second lexer, written from the terminals of SPARQL 1.1 §19.8 one by one, which shares nothing with the guard's.

It tries every terminal at every place and keeps the longest match, as slowly as that is.
"""

import re

BASE = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
PN_CHARS_BASE = f"[{BASE}]"
PN_CHARS_U = f"[{BASE}_]"
PN_CHARS = f"[{BASE}_\\-0-9\u00b7\u0300-\u036f\u203f-\u2040]"
HEX = "[0-9A-Fa-f]"
PERCENT = f"%{HEX}{HEX}"
PN_LOCAL_ESC = r"\\[_~.\-!$&'()*+,;=/?\#@%]"
PLX = f"(?:{PERCENT}|{PN_LOCAL_ESC})"
PN_PREFIX = rf"{PN_CHARS_BASE}(?:(?:{PN_CHARS}|\.)*{PN_CHARS})?"
PN_LOCAL = rf"(?:{PN_CHARS_U}|:|[0-9]|{PLX})(?:(?:{PN_CHARS}|\.|:|{PLX})*(?:{PN_CHARS}|:|{PLX}))?"
EXPONENT = "[eE][+-]?[0-9]+"
NUMBERS = ("[0-9]+", r"[0-9]*\.[0-9]+", rf"[0-9]+\.[0-9]*{EXPONENT}", rf"\.[0-9]+{EXPONENT}", f"[0-9]+{EXPONENT}")
NO_SURROGATE = f"(?:[0-9A-Ca-cE-Fe-f]{HEX}{{3}}|[Dd][0-7]{HEX}{{2}})"  # halves of a character are none
UCHAR = rf"(?:\\u{NO_SURROGATE}|\\U0000{NO_SURROGATE}|\\U00(?:0[1-9A-Fa-f]|10){HEX}{{4}})"
ECHAR = rf"(?:\\[tbnrf\\\"']|{UCHAR})"

TERMINALS = [
    re.compile(pattern)
    for pattern in (
        rf"<(?:[^<>\"{{}}|^`\\\x00-\x20]|{UCHAR})*>",
        f"(?:{PN_PREFIX})?:",
        f"(?:{PN_PREFIX})?:{PN_LOCAL}",
        rf"_:(?:{PN_CHARS_U}|[0-9])(?:(?:{PN_CHARS}|\.)*{PN_CHARS})?",
        rf"[?$](?:{PN_CHARS_U}|[0-9])(?:{PN_CHARS_U}|[0-9]|\u00b7|[\u0300-\u036f]|[\u203f-\u2040])*",
        "@[a-zA-Z]+(?:-[a-zA-Z0-9]+)*",
        *(sign + number for number in NUMBERS for sign in ("", r"\+", "-")),
        rf"'(?:[^'\\\n\r]|{ECHAR})*'",
        rf'"(?:[^"\\\n\r]|{ECHAR})*"',
        rf"'''(?:(?:'|'')?(?:[^'\\]|{ECHAR}))*'''",
        rf'"""(?:(?:"|"")?(?:[^"\\]|{ECHAR}))*"""',
        "[A-Za-z][A-Za-z0-9_]*",  # the keywords
        *map(re.escape, ("^^", "&&", "||", "!=", "<=", ">=", *"(){}[].;,*/+-=<>!|^?~")),
    )
]
BETWEEN = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*)*")


def w3c_tokens(query: str) -> tuple[list[str], bool]:
    """Return the tokens of a query up to what belongs to none, and whether nothing does."""
    found: list[str] = []
    at = BETWEEN.match(query).end()  # type: ignore[union-attr]  # it may be empty
    while at < len(query):
        longest = max((match.end() for match in (each.match(query, at) for each in TERMINALS) if match), default=at)
        if longest == at:
            return found, False
        found.append(query[at:longest])
        at = BETWEEN.match(query, longest).end()  # type: ignore[union-attr]  # it may be empty
    return found, True
