"""Collecting the problems of the data, with the words that the tables of messages hold."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from amu_graph.errors import Problem, Severity
from amu_graph.language import LANGUAGES, Language, Text
from amu_graph.notes.messages import MESSAGES
from amu_graph.notes.position import Position

LIMIT_PER_FILE = 1000
LONGEST_VALUE = 80
NAMES_LISTED = 12


class Problems:
    """The problems found so far; each is made from its code and the values that its message names."""

    def __init__(self) -> None:
        self._found: set[Problem] = set()
        self._per_file: Counter[str] = Counter()

    def add(self, code: str, at: Position, *, also: Iterable[str] = (), **values: str | int | Text) -> None:
        """Record a problem, and the files that it `also` concerns; beyond a thousand in one only their excess is."""
        self._per_file[at.file] += 1
        if self._per_file[at.file] > LIMIT_PER_FILE:
            code, at, also, values = "too-many-problems", Position(at.file), (), {"limit": LIMIT_PER_FILE}
        others = tuple(sorted(set(also) - {at.file}))
        self._found.add(replace(make_problem(code, at, **values), also=others))

    def add_as(
        self, message: str, at: Position, *, code: str, rule: str, severity: Severity, **values: str | int | Text
    ) -> None:
        """Record a problem whose code, rule and severity come from a shape or a query, in the words of `message`."""
        problem = make_problem(message, at, rule=rule, **values)
        self._found.add(replace(problem, code=code, rule=rule, severity=severity))

    def kept(self) -> list[Any]:
        """Return the problems as JSON holds them."""
        return [[members_of(one) for one in self.sorted()], self._per_file]

    @classmethod
    def of_kept(cls, content: list[Any]) -> "Problems":
        """Return the problems that `kept` gave."""
        problems = cls()
        problems._found = {problem_of(members) for members in content[0]}
        problems._per_file = Counter(content[1])
        return problems

    def include(self, others: "Problems") -> None:
        """Record what was found apart."""
        self._found |= others._found  # noqa: SLF001 - of the same class
        self._per_file += others._per_file  # noqa: SLF001

    @property
    def violated(self) -> bool:
        """Return whether any problem prevents the dataset from being written."""
        return any(problem.severity == "violation" for problem in self._found)

    def sorted(self) -> tuple[Problem, ...]:
        """Return the problems by file, line and column."""
        return tuple(sorted(self._found))


def members_of(problem: Problem) -> dict[str, Any]:
    """Return the members of a problem, as JSON holds them."""
    return {name: getattr(problem, name) for name in Problem.__slots__}


def problem_of(members: dict[str, Any]) -> Problem:
    """Return the problem whose members `members_of` gave."""
    words = {name: Text(*members[name]) for name in ("message", "remedy")}
    return Problem(**{**members, **words, "also": tuple(members["also"])})


def make_problem(code: str, at: Position, **values: str | int | Text) -> Problem:
    """Return the problem of a code; `values` fill the places of its message."""
    message = MESSAGES[code]
    filled = {language: {name: _shown(value, language) for name, value in values.items()} for language in LANGUAGES}
    return Problem(
        file=at.file,
        line=at.line,
        column=at.column,
        code=code,
        message=Text(fr=message.fr.format(**filled["fr"]), en=message.en.format(**filled["en"])),
        remedy=Text(
            fr=message.remedy_fr.format(**filled["fr"]).strip(), en=message.remedy_en.format(**filled["en"]).strip()
        ),
        severity=message.severity,
        rule=code,
    )


def _shown(value: str | int | Text, language: Language) -> str:
    return value.in_(language) if isinstance(value, Text) else quoted(value)


def quoted(value: str | int) -> str:
    """Return a value as a message quotes it: on one line, without control characters; long ones are cut."""
    text = str(value)
    if not text.isprintable():
        text = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def did_you_mean(near: Iterable[str]) -> Text:
    """Return the advice that names what is near to what was written."""
    fr, en = zip(*((f"« {one} »", f"“{one}”") for one in near), strict=True)
    return Text(fr=f"Vouliez-vous dire {' ou '.join(fr)} ?", en=f"Did you mean {' or '.join(en)}?")


COMMA: Final = Text(
    fr='Si c’est la suite d’un texte où il y a une virgule, mettez ce texte entre guillemets : "A, B".',
    en='If it goes on with a text that holds a comma, put that text in quotation marks: "A, B".',
)
"""The advice where a key that does not exist has no value."""


def suggestion(name: str, known: Iterable[str]) -> Text:
    """Return the advice that names what is nearest to `name` among `known`, or lists what there is."""
    from rapidfuzz import fuzz, process  # only a misspelt name needs it

    names = sorted(known)
    if not names:
        return Text("", "")
    near = [found for found, _, _ in process.extract(name.lower(), names, scorer=fuzz.ratio, limit=3, score_cutoff=60)]
    if near:
        return did_you_mean(near)
    listed = ", ".join(names[:NAMES_LISTED]) + (", …" if len(names) > NAMES_LISTED else "")
    return Text(fr=f"Noms possibles : {listed}.", en=f"Possible names: {listed}.")
