"""Where each statement of a Turtle or TriG file stands, and what must not reach the parser.

The parser gives no position for a statement, and follows nesting without a bound. The tokens of Turtle are few: this
module finds them, refuses what is nested too deeply or belongs to RDF 1.2, and pairs subjects, predicates and objects
as the grammar does where no blank node is written in brackets (such nodes are refused afterwards, without a position).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple
from urllib.parse import urljoin

from amu_graph.notes.addresses import flaw_of
from amu_graph.notes.position import Position
from amu_graph.notes.problems import Problems

DEEPEST: Final = 32
"""Brackets that may be open at once, as in YAML."""

_LOCAL: Final = r":(?:[\w:-]|%[0-9A-Fa-f]{2}|\\.|\.+(?=[\w:%\\-]))*"
TOKEN: Final = re.compile(
    rf"""(?P<comment>\#[^\n]*)
      | (?P<text>\"{{3}}(?:[^\\]|\\.)*?(?:\"{{3}}|\Z)|'{{3}}(?:[^\\]|\\.)*?(?:'{{3}}|\Z)
          |"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?)
      | (?P<iri><[^<>\n]*>)
      | (?P<new><<\(?|\)?>>|\{{\||\|\}}|~)
      | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*(?P<direction>--[A-Za-z]*)?)
      | (?P<open>[(\[{{])
      | (?P<close>[)\]}}])
      | (?P<datatype>\^\^)
      | (?P<number>[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?(?<!\.)(?![\w:]))
      | (?P<mark>[.;,])
      | (?P<name>[\w-]+(?:\.+[\w-]+)*(?:{_LOCAL})?|{_LOCAL})
    """,
    re.VERBOSE | re.DOTALL,
)
"""A token; white space, and any character that begins none, are passed over: the parser judges the syntax.

No alternative reads the same characters in two ways and a text that is left open goes on to its end, so that the time
is proportional to the length of the file.
"""

_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_NUMBERED: Final = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})")
_OTHERWISE: Final = re.compile(r"\\(?!u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})")
_ESCAPED: Final = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_DIRECTIVES: Final = {"prefix": 2, "base": 1, "version": 1, "graph": 0}
"""Directive → the tokens that belong to it."""


class _Token(NamedTuple):
    kind: str
    text: str
    offset: int


@dataclass(slots=True)
class TurtlePositions:
    """The places of the statements of a file, of each whole statement and of each subject, and of blank nodes."""

    file: str
    places: dict[tuple[str, ...], Position] = field(default_factory=dict)
    blank: list[Position] = field(default_factory=list)

    def of(self, subject: str, predicate: str = "", value: str = "") -> Position:
        """Return the place of a statement (IRIs, and the text of a literal), else of its subject, else of its file."""
        return self.places.get((subject, predicate, value)) or self.places.get((subject,)) or Position(self.file)


def read_positions(text: str, file: str, problems: Problems) -> TurtlePositions | None:
    """Return the places of what `text` states, or None where it must not be parsed; a problem says why."""
    lines = _Lines(text, file)
    depth = 0
    tokens: list[_Token] = []
    for match in TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if match["direction"] is not None or kind == "new":
            problems.add("rdf-1.2", lines.position(match.start()), form=match[0])
            return None
        depth += {"open": 1, "close": -1}.get(kind, 0)
        if depth > DEEPEST:
            problems.add("turtle-too-deep", lines.position(match.start()), limit=DEEPEST)
            return None
        if kind == "iri" and match[0].startswith("<http") and _is_flawed(match, lines, problems):
            return None
        if kind != "comment":
            tokens.append(_Token(kind, match[0], match.start()))
    positions = TurtlePositions(file)
    lines = _Lines(text, file)
    blank = [one for one in tokens if one.text in {"[", "("} or one.text.startswith("_:")]
    positions.blank = [lines.position(one.offset) for one in blank]
    for parts, offset in _Walk(tokens).statements():
        positions.places.setdefault(parts, lines.position(offset))
        positions.places.setdefault(parts[:1], lines.position(offset))
    return positions


def _is_flawed(match: re.Match[str], lines: "_Lines", problems: Problems) -> bool:
    """Return whether an address cannot be one, and record why; its signs may be written by their numbers."""
    written = match[0][1:-1]
    address = _unescaped(written) if _NUMBERED.search(written) and not _OTHERWISE.search(written) else written
    flaw = flaw_of(address)
    if flaw:
        at = lines.position(match.start() + 1 + (flaw.offset if address == written else 0))
        problems.add("wrong-address", at, key="IRI", value=address, reason=flaw.reason, better=flaw.remedy)
    return flaw is not None


class _Lines:
    """Offsets → lines and columns, for offsets that mostly grow."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.text = text
        self.line, self.start, self.seen = 1, 0, 0

    def position(self, offset: int) -> Position:
        if offset < self.seen:
            self.line, self.start, self.seen = 1, 0, 0
        self.line += self.text.count("\n", self.seen, offset)
        self.start = self.text.rfind("\n", 0, offset) + 1
        self.seen = offset
        return Position(self.file, self.line, offset - self.start + 1)


class _Walk:
    """Pairs the tokens of a file to statements."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.prefixes: dict[str, str] = {}
        self.base = ""

    def statements(self) -> Iterator[tuple[tuple[str, str, str], int]]:
        """Yield subject, predicate and object as text, with the offset of the object, or of the first subject."""
        terms: list[tuple[str, int]] = []
        index = 0
        while index < len(self.tokens):
            token = self.tokens[index]
            index += 1
            directive = token.text.lower().removeprefix("@")
            if directive in _DIRECTIVES and token.kind in {"tag", "name"}:
                arguments = self.tokens[index : index + _DIRECTIVES[directive]]
                self._directive(directive, arguments)
                index += len(arguments)
                terms = []
            elif token.text in {".", "{", "}"}:
                terms = []
            elif token.text == ";":
                terms = terms[:1]
            elif token.text == ",":
                terms = terms[:2]
            elif token.kind in {"iri", "name", "text", "number"}:
                if index > 1 and self.tokens[index - 2].kind == "datatype":
                    continue
                terms.append((self._value(token), token.offset))
                if len(terms) == 3:  # noqa: PLR2004  # a statement is whole
                    (subject, place), (predicate, _), (value, offset) = terms
                    yield (subject, predicate, value), offset
                    yield (subject, "", ""), place

    def _directive(self, directive: str, arguments: list[_Token]) -> None:
        if directive == "prefix" and len(arguments) == _DIRECTIVES["prefix"]:
            self.prefixes[arguments[0].text.removesuffix(":")] = self._value(arguments[1])
        elif directive == "base" and arguments:
            self.base = self._value(arguments[0])

    def _value(self, token: _Token) -> str:
        if token.kind == "iri":
            return self._resolved(_unescaped(token.text[1:-1]))
        if token.kind == "text":
            quotes = 3 if token.text[:3] in {'"""', "'''"} else 1
            return _unescaped(token.text[quotes:-quotes])
        if token.kind == "name" and token.text == "a":
            return "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
        prefix, colon, local = token.text.partition(":")
        return self.prefixes.get(prefix, prefix + colon) + re.sub(r"\\(.)", r"\1", local) if colon else token.text

    def _resolved(self, iri: str) -> str:
        if not self.base or ":" in iri.partition("/")[0]:
            return iri
        return urljoin(self.base, iri) + ("#" if iri.endswith("#") else "")  # urljoin drops an empty fragment


def _unescaped(text: str) -> str:
    def character(match: re.Match[str]) -> str:
        code = match[1] or match[2]
        if code:
            return chr(int(code, 16)) if int(code, 16) <= 0x10FFFF else ""  # noqa: PLR2004  # the last code point
        return _ESCAPED.get(match[3], match[3])

    return _ESCAPE.sub(character, text) if "\\" in text else text
