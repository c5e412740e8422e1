"""The tree of a query, read from its tokens; what this parser does not know, the planner leaves alone."""

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from amu_graph.planning.cuts import check_cut, columns
from amu_graph.planning.patterns import FRESH, OPENING, PatternReader, variable
from amu_graph.planning.tokens import Token, tokens_of
from amu_graph.planning.tree import (
    Apart,
    Element,
    Expression,
    Group,
    InGraph,
    Select,
    Union,
    Values,
)
from amu_graph.planning.unread import UnreadError

if TYPE_CHECKING:
    from collections.abc import Callable

_LEFT_ALONE: Final = frozenset(
    {"RAND", "UUID", "STRUUID", "BNODE", "SERVICE", "LATERAL", "INSERT", "DELETE", "SAMPLE", "GROUP_CONCAT"}
)
_DECLARATIONS: Final = re.compile(
    r"(?:\s++|#[^\r\n]*+[\r\n]|(?:PREFIX\s++[\w.-]*+:|BASE)\s*+<[^<>\"{}|^`\\\s]*+>)*+", re.IGNORECASE
)
_COMPARED: Final = re.compile(r"<(?![a-zA-Z][\w+.-]*+://)[^>]*[?$]")
"""What could be an address or two comparisons, `?x<5&&?y>3`: the grammar reads the one, the engine the other."""

_LONG: Final = 1_000
"""Tokens of a query from which on planning could take longer than it is worth."""

_FORMS: Final = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


class Query(NamedTuple):
    """A query: its declarations, its text up to the outermost group, the group, and its text behind."""

    declarations: str
    head: str
    group: Group
    tail: str

    def __str__(self) -> str:
        return f"{self.declarations}{self.head}{self.group}{self.tail}"


def declarations_of(text: str) -> str:
    """Return what a query begins with: its prefixes and its base."""
    found = _DECLARATIONS.match(text)
    return found[0] if found else ""


def parsed(text: str) -> Query:
    """Return the tree of a query.

    Raises:
        UnreadError: it is left alone.

    """
    if "\\u" in text or "\\U" in text:  # characters by their number, which names may hold
        raise UnreadError
    declarations = declarations_of(text)
    body = text[len(declarations) :]
    tokens = tuple(tokens_of(body))
    words = {token.text.upper() for token in tokens if token.kind == "word"}
    if (
        len(tokens) > _LONG
        or words & _LEFT_ALONE
        or FRESH in text
        or any(token.kind in ("odd", "blank") or _COMPARED.match(token.text) for token in tokens)
    ):
        raise UnreadError
    return Query(declarations, *_Parser(body, tokens).query())


class _Parser(PatternReader):
    """Reads the groups of a query."""

    def __init__(self, text: str, tokens: tuple[Token, ...]) -> None:
        super().__init__(text, tokens)
        self._elements: dict[str, Callable[[], Element]] = {
            "{": self._union,
            "OPTIONAL": self._apart,
            "MINUS": self._apart,
            "GRAPH": self._graph,
            "FILTER": self._filter,
            "BIND": self._bind,
            "VALUES": self._values,
        }
        self._others = tuple(self._elements)

    def query(self) -> tuple[str, Group, str]:
        """Read the whole query: its text up to the outermost group, the group, and its text behind."""
        if self._word not in _FORMS:
            raise UnreadError
        if all(token.text != "{" for token in self._tokens):
            raise UnreadError(None)  # there is nothing to order
        if self._word == "CONSTRUCT":
            self._take()
            if self._word != "{":  # the short form, whose group is the template too
                raise UnreadError
            self._skip()
        self._up_to_group()
        before, start = self._tokens[: self._at], self._next.start
        group = self.group()
        end = self._tokens[self._at - 1].end
        check_cut(before, self._tokens[self._at : -1])
        return self._text[:start], group, self._text[end:]

    def _up_to_group(self) -> None:
        while self._word != "{":
            if self._word == "(":
                self._skip()
            else:
                self._take()

    def group(self) -> Group:
        """Read `{ … }`."""
        self._take("{")
        if self._word == "SELECT":
            select = self._select()
            self._take("}")
            return Group((select,))
        elements: list[Element] = []
        while not self._taken("}"):
            read = self._elements.get(self._word)
            if read:
                elements.append(read())
                self._taken(".")
            else:
                elements += self._triples()
        return Group(tuple(elements))

    def _select(self) -> Select:
        first = self._at
        self._up_to_group()
        head, before = self._text[self._tokens[first].start : self._next.start], self._tokens[first : self._at]
        group = self.group()
        start, behind = self._next.start, self._at
        while self._word != "}":
            if self._word in OPENING:
                self._skip()
            else:
                self._take()
        check_cut(before, self._tokens[behind : self._at])
        return Select(head, group, self._text[start : self._next.start], columns(before))

    def _union(self) -> Union:
        branches = [self.group()]
        while self._taken("UNION"):
            branches.append(self.group())
        return Union(tuple(branches))

    def _apart(self) -> Apart:
        return Apart(self._take().text.upper(), self.group())

    def _graph(self) -> InGraph:
        self._take("GRAPH")
        return InGraph(self._term(), self.group())

    def _filter(self) -> Expression:
        start = self._at
        self._take("FILTER")
        while self._word not in ("(", "{"):
            if self._take().kind == "variable":  # no expression begins so without brackets
                raise UnreadError
        return self._expression(start, is_filter=True)

    def _bind(self) -> Expression:
        start = self._at
        self._take("BIND")
        return self._expression(start, is_filter=False)

    def _expression(self, start: int, *, is_filter: bool) -> Expression:
        """Read up to the bracket that closes the one ahead, from where the keyword stands."""
        parts: list[str | Group] = []
        begun, depth = self._tokens[start].start, 0
        passed = self._tokens[start : self._at]
        mentioned = {variable(token) for token in passed if token.kind == "variable"}
        while not parts or depth:
            if self._word == "{":
                parts += [self._text[begun : self._next.start], self.group()]
                begun = self._tokens[self._at - 1].end
                continue
            token = self._take()
            depth += (token.text == "(") - (token.text == ")")
            if token.kind == "variable":
                mentioned.add(variable(token))
            if depth == 0:
                break
        parts.append(self._text[begun : self._tokens[self._at - 1].end])
        return Expression(tuple(parts), frozenset(mentioned), is_filter)

    def _values(self) -> Values:
        start = self._next.start
        self._take("VALUES")
        if self._taken("("):
            names = self._names()
            rows = self._rows(len(names))
        else:
            names = [self._name()]
            self._take("{")
            rows = [[self._value()] for _ in iter(lambda: self._taken("}"), True)]  # noqa: FBT003 - the sentinel
        columns = list(zip(*rows, strict=True)) or [() for _ in names]
        certain = frozenset(name for name, values in zip(names, columns, strict=True) if "UNDEF" not in values)
        text = self._text[start : self._tokens[self._at - 1].end]
        return Values(text, frozenset(names), certain, len(rows))

    def _names(self) -> list[str]:
        return [self._name() for _ in iter(lambda: self._taken(")"), True)]  # noqa: FBT003 - the sentinel

    def _name(self) -> str:
        if self._next.kind != "variable":
            raise UnreadError
        return variable(self._take())

    def _rows(self, width: int) -> list[list[str]]:
        rows: list[list[str]] = []
        self._take("{")
        while not self._taken("}"):
            self._take("(")
            rows.append([self._value() for _ in range(width)])
            self._take(")")
        return rows

    def _value(self) -> str:
        return self._take().text.upper() if self._word == "UNDEF" else self._term()
