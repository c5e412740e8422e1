"""The tree of a query, read from its tokens; what this parser does not know, the planner leaves alone."""

import re
from itertools import count, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from amu_graph.language import Text
from amu_graph.planning.tokens import Token, tokens_of
from amu_graph.planning.tree import (
    Apart,
    Element,
    Expression,
    Group,
    InGraph,
    Joined,
    Select,
    Triple,
    Union,
    Values,
    Variables,
)

if TYPE_CHECKING:
    from collections.abc import Callable

FRESH: Final = "?planned_"
"""How variables begin that stand for `[ ]` and for the middle of a path."""

_LEFT_ALONE: Final = frozenset(
    {"RAND", "UUID", "STRUUID", "BNODE", "SERVICE", "LATERAL", "INSERT", "DELETE", "SAMPLE", "GROUP_CONCAT"}
)
_DECLARATIONS: Final = re.compile(
    r"(?:\s++|#[^\r\n]*+[\r\n]|(?:PREFIX\s++[\w.-]*+:|BASE)\s*+<[^<>\"{}|^`\\\s]*+>)*+", re.IGNORECASE
)
_LONG: Final = 1_000
"""Tokens of a query from which on planning could take longer than it is worth."""

_FORMS: Final = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_TERMS: Final = frozenset({"iri", "name", "variable", "string", "number"})


UNREAD: Final = Text(
    fr="La requête n’est pas ordonnée d’après les données : elle contient une forme que l’on ne sait pas lire "
    "(SERVICE, RAND, SAMPLE, GROUP_CONCAT, un nœud « _:x », une liste…).",
    en="The query is not ordered by the data: it holds a form that is not read "
    "(SERVICE, RAND, SAMPLE, GROUP_CONCAT, a node “_:x”, a list…).",
)
CUT: Final = Text(
    fr="LIMIT sans ORDER BY de toutes les colonnes : les lignes gardées dépendent de l’ordre, "
    "qui reste celui de la requête. Nommez chaque colonne dans ORDER BY, ou ôtez LIMIT.",
    en="LIMIT without ORDER BY of every column: the rows that are kept depend on the order, "
    "which stays that of the query. Name each column in ORDER BY, or take LIMIT away.",
)


class UnreadError(Exception):
    """The query holds what this parser does not read, or what may answer otherwise in another order; `why` says it."""

    def __init__(self, why: Text = UNREAD) -> None:
        super().__init__(why.en)
        self.why = why


class Query(NamedTuple):
    """A query: its declarations, its text up to the outermost group, the group, and its text behind."""

    declarations: str
    head: str
    group: Group
    tail: str

    def __str__(self) -> str:
        return f"{self.declarations}{self.head}{self.group}{self.tail}"


def parsed(text: str) -> Query:
    """Return the tree of a query.

    Raises:
        UnreadError: it is left alone.

    """
    if "\\u" in text or "\\U" in text:  # characters by their number, which names may hold
        raise UnreadError
    found = _DECLARATIONS.match(text)
    declarations = found[0] if found else ""
    body = text[len(declarations) :]
    tokens = tuple(tokens_of(body))
    words = {token.text.upper() for token in tokens if token.kind == "word"}
    if (
        len(tokens) > _LONG
        or words & _LEFT_ALONE
        or FRESH in text
        or any(token.kind in ("odd", "blank") for token in tokens)
    ):
        raise UnreadError
    return Query(declarations, *_Parser(body, tokens).query())


class _Parser:
    """Reads from left to right, one token ahead."""

    def __init__(self, text: str, tokens: tuple[Token, ...]) -> None:
        self._text = text
        self._tokens = (*tokens, Token("odd", "", len(text)))
        self._words = [token.text.upper() if token.kind in ("word", "sign") else "" for token in self._tokens]
        self._at = 0
        self._fresh = count()
        self._elements: dict[str, Callable[[], Element]] = {
            "{": self._union,
            "OPTIONAL": self._apart,
            "MINUS": self._apart,
            "GRAPH": self._graph,
            "FILTER": self._filter,
            "BIND": self._bind,
            "VALUES": self._values,
        }
        pairs = pairwise(self._tokens)
        self._all_columns = any(one.text.upper() in _SELECTING and other.text == "*" for one, other in pairs)

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    @property
    def _word(self) -> str:
        return self._words[self._at]

    def _take(self, text: str = "") -> Token:
        token = self._next
        if (text and self._word != text) or self._at == len(self._tokens) - 1:
            raise UnreadError
        self._at += 1
        return token

    def _taken(self, text: str) -> bool:
        if self._word == text:
            self._at += 1
            return True
        return False

    def query(self) -> tuple[str, Group, str]:
        """Read the whole query: its text up to the outermost group, the group, and its text behind."""
        if self._word not in _FORMS:
            raise UnreadError
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

    def _skip(self) -> None:
        """Pass a bracket and all up to the one that closes it."""
        depth = 0
        while True:
            sign = self._take().text
            depth += (sign in _OPENING) - (sign in _CLOSING)
            if depth == 0:
                return

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
            if self._word in _OPENING:
                self._skip()
            else:
                self._take()
        check_cut(before, self._tokens[behind : self._at])
        return Select(head, group, self._text[start : self._next.start])

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
            self._take()
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
        mentioned = {_variable(token) for token in passed if token.kind == "variable"}
        while not parts or depth:
            if self._word == "{":
                parts += [self._text[begun : self._next.start], self.group()]
                begun = self._tokens[self._at - 1].end
                continue
            token = self._take()
            depth += (token.text == "(") - (token.text == ")")
            if token.kind == "variable":
                mentioned.add(_variable(token))
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
        return _variable(self._take())

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

    def _triples(self) -> "list[Joined]":
        """Read the triples of one subject, up to the full stop."""
        found: list[Joined] = []
        if self._word == "[":
            subject = self._brackets(found)
            if self._word not in (".", "}"):
                self._properties(subject, found)
        else:
            self._properties(self._term(), found)
        if not self._taken(".") and self._word != "}" and self._word not in self._elements:
            raise UnreadError
        return found

    def _properties(self, subject: str, found: "list[Joined]") -> None:
        while True:
            steps = self._steps()
            while True:
                value = self._brackets(found) if self._word == "[" else self._term()
                self._state(subject, steps, value, found)
                if not self._taken(","):
                    break
            if not self._taken(";"):
                return
            while self._taken(";"):
                pass
            if self._word in (".", "}", "]"):
                return

    def _brackets(self, found: "list[Joined]") -> str:
        """Read `[ … ]`, for which a variable stands."""
        self._take("[")
        name = self._new()
        if self._word != "]":
            self._properties(name, found)
        self._take("]")
        return name

    def _new(self) -> str:
        if self._all_columns:  # it would be one of them
            raise UnreadError
        return f"{FRESH}{next(self._fresh)}"

    def _state(self, subject: str, steps: "list[_Step]", value: str, found: "list[Joined]") -> None:
        """State a path: where it is a sequence, each of its steps, unless one may be none between two variables."""
        whole = _Step(
            "/".join(step.text for step in steps), path=len(steps) > 1, empty=all(each.empty for each in steps)
        )
        if len(steps) == 1 or self._all_columns:
            found.append(steps[0].triple(subject, value) if len(steps) == 1 else whole.triple(subject, value))
            return
        ends = [subject, *(self._new() for _ in steps[1:]), value]
        triples = [step.triple(*pair) for step, pair in zip(steps, pairwise(ends), strict=True)]
        found += [whole.triple(subject, value)] if any(triple.odd for triple in triples) else triples

    def _steps(self) -> "list[_Step]":
        """Read a predicate or a path: the steps of a sequence, or the one that it is."""
        if self._next.kind == "variable":
            return [_Step(_variable(self._take()), path=False, empty=False)]
        first = self._at
        steps = self._sequence()
        if self._word != "|":
            return steps
        empty = all(step.empty for step in steps)
        while self._taken("|"):
            empty |= all(step.empty for step in self._sequence())
        return [_Step(f"({self._slice(first)})", path=True, empty=empty)]

    def _sequence(self) -> "list[_Step]":
        steps = [self._step()]
        while self._taken("/"):
            steps.append(self._step())
        return steps

    def _step(self) -> "_Step":
        first = self._at
        inverse = self._taken("^")
        empty, path = False, inverse
        if self._taken("("):
            empty, path = all(step.empty for step in self._steps()), True
            self._take(")")
        elif self._word == "!":
            self._take()
            path = True
            if self._word == "(":
                self._skip()
            else:
                self._taken("^")
                self._iri()
        else:
            self._iri()
        if self._word in ("*", "?", "+"):
            empty, path = empty or self._word != "+", True
            self._take()
        return _Step(self._slice(first), path=path, empty=empty)

    def _iri(self) -> None:
        if self._next.kind not in ("iri", "name") and self._next.text != "a":
            raise UnreadError
        self._take()

    def _slice(self, first: int) -> str:
        return self._text[self._tokens[first].start : self._tokens[self._at - 1].end]

    def _term(self) -> str:
        first = self._at
        token = self._take()
        if token.kind == "variable":
            return _variable(token)
        if token.kind not in _TERMS and token.text not in ("true", "false"):
            raise UnreadError
        if token.kind == "string":
            if self._next.kind == "language":
                self._take()
            elif self._taken("^^"):
                self._iri()
        return self._slice(first)


class _Step(NamedTuple):
    """A step of a path; `empty` says that it may be none."""

    text: str
    path: bool
    empty: bool

    def triple(self, subject: str, value: str) -> Triple:
        """Return the pattern in which it leads from one to the other."""
        return Triple(subject, self.text, value, self.path, self.empty)


_OPENING: Final = ("(", "{", "[")
_CLOSING: Final = (")", "}", "]")
_SELECTING: Final = ("SELECT", "DISTINCT", "REDUCED", "DESCRIBE")
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
    keys = {_variable(token) for token in ordered if token.kind == "variable"}
    plain = all(token.kind == "variable" or token.text.upper() in _KEYS for token in ordered)
    if not plain or not columns(head) or not columns(head) <= keys:
        raise UnreadError(CUT)


def columns(head: tuple[Token, ...]) -> Variables:
    """Return the columns that a SELECT names, none where it names all."""
    found, depth = set(), 0
    for before, token in pairwise(head):
        depth += (token.text == "(") - (token.text == ")")
        if token.kind == "variable" and (depth == 0 or (depth == 1 and before.text.upper() == "AS")):
            found.add(_variable(token))
    return frozenset(found)


def _variable(token: Token) -> str:
    return "?" + token.text[1:]
