"""Triples and paths, read from tokens."""

from itertools import count, pairwise
from typing import Final, NamedTuple

from amu_graph.planning.tokens import Token
from amu_graph.planning.tree import Joined, Triple
from amu_graph.planning.unread import UnreadError

FRESH: Final = "?planned_"
"""How variables begin that stand for `[ ]` and for the middle of a path."""

OPENING: Final = ("(", "{", "[")
CLOSING: Final = (")", "}", "]")
_SELECTING: Final = ("SELECT", "DISTINCT", "REDUCED", "DESCRIBE")
_TERMS: Final = frozenset({"iri", "name", "variable", "string", "number"})


class PatternReader:
    """Reads from left to right, one token ahead: terms, paths and the triples of one subject."""

    _others: "tuple[str, ...]" = ()
    """The words with which something else begins."""

    def __init__(self, text: str, tokens: tuple[Token, ...]) -> None:
        self._text = text
        self._tokens = (*tokens, Token("odd", "", len(text)))
        self._words = [token.text.upper() if token.kind in ("word", "sign") else "" for token in self._tokens]
        self._at = 0
        self._fresh = count()
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

    def _skip(self) -> None:
        """Pass a bracket and all up to the one that closes it."""
        depth = 0
        while True:
            sign = self._take().text
            depth += (sign in OPENING) - (sign in CLOSING)
            if depth == 0:
                return

    def _triples(self) -> "list[Joined]":
        """Read the triples of one subject, up to the full stop."""
        found: list[Joined] = []
        if self._word == "[":
            subject = self._brackets(found)
            if self._word not in (".", "}"):
                self._properties(subject, found)
        else:
            self._properties(self._term(), found)
        if not self._taken(".") and self._word != "}" and self._word not in self._others:
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
            return [_Step(variable(self._take()), path=False, empty=False)]
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
            return variable(token)
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


def variable(token: Token) -> str:
    """Return the name of a variable, `?x` also where `$x` is written."""
    return "?" + token.text[1:]
