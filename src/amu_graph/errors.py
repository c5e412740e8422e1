"""One tree of errors, and the problems of data as records.

An error stops a command; a problem is something wrong in the data, listed with others of its kind.
"""

import errno
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from amu_graph.language import Language, Text, counted


class AmuGraphError(Exception):
    """What is wrong, where, and what to do about it, in both languages.

    `exit_code` is what a command ends with, `http_status` and `http_headers` what a page or an endpoint answers.
    """

    exit_code = 1
    http_status = 500
    http_headers: Mapping[str, str] = MappingProxyType({})

    def __init__(self, message: Text, *, remedy: Text | None = None) -> None:
        super().__init__(message.en)
        self.message = message
        self.remedy = remedy

    def in_(self, language: Language) -> str:
        """Return the message and, on a line of its own, the remedy."""
        parts = [self.message, self.remedy] if self.remedy else [self.message]
        return "\n".join(part.in_(language) for part in parts)

    def __str__(self) -> str:
        return self.in_("en")


class UsageError(AmuGraphError):
    """The request itself is wrong: a name, a value or a format that does not exist.

    `near` are the IRIs of what may have been meant, which the remedy names in words.
    """

    exit_code = 2
    http_status = 400

    def __init__(self, message: Text, *, remedy: Text | None = None, near: Iterable[str] = ()) -> None:
        super().__init__(message, remedy=remedy)
        self.near = tuple(near)


class NotFoundError(UsageError):
    """Nothing in the graph has this name."""

    http_status = 404


class AmbiguousError(UsageError):
    """A name that several things have."""

    http_status = 300


class InQueryError(AmuGraphError):
    """An error at a place of a query; `line` and `column` count from 1."""

    def __init__(self, message: Text, *, line: int, column: int, remedy: Text | None = None) -> None:
        super().__init__(message, remedy=remedy)
        self.line = line
        self.column = column


class QuerySyntaxError(InQueryError, UsageError):
    """A query that is not SPARQL."""


class QueryRefusedError(UsageError):
    """A query that this project never runs: an update, or a request to another machine."""

    http_status = 403


class QueryLimitError(AmuGraphError):
    """A query that exceeds a limit of time, memory or size."""

    http_status = 503


class QueryEvaluationError(AmuGraphError):
    """A query that the engine could not finish."""


class DatasetError(AmuGraphError):
    """The dataset is missing, cut short or of another version."""

    http_status = 503


class ProblemsError(AmuGraphError):
    """The data have problems that prevent what was asked; `problems` lists them."""

    def __init__(self, message: Text, problems: "list[Problem]", *, remedy: Text | None = None) -> None:
        super().__init__(message, remedy=remedy)
        self.problems = problems


_CAUSES: Final = {
    errno.ENOENT: Text(fr="ce chemin n’existe pas", en="there is no such path"),
    errno.EACCES: Text(fr="vous n’en avez pas le droit", en="you may not"),
    errno.EPERM: Text(fr="vous n’en avez pas le droit", en="you may not"),
    errno.EISDIR: Text(fr="c’est un dossier", en="it is a folder"),
    errno.ENOTDIR: Text(fr="une partie du chemin n’est pas un dossier", en="a part of the path is no folder"),
    errno.ELOOP: Text(fr="ce lien ramène à lui-même", en="this link leads back to itself"),
    errno.EEXIST: Text(fr="un fichier porte déjà ce nom", en="a file has this name already"),
    errno.EBADF: Text(fr="elle est fermée", en="it is closed"),
    errno.ENOSPC: Text(fr="le disque est plein", en="the disk is full"),
    errno.EDQUOT: Text(fr="votre part du disque est pleine", en="your share of the disk is full"),
    errno.EFBIG: Text(fr="ce disque ne prend pas un fichier aussi grand", en="this disk takes no file of that size"),
    errno.EROFS: Text(fr="ce disque est en lecture seule", en="this disk is read-only"),
    errno.EHOSTUNREACH: Text(fr="aucun chemin n’y mène", en="no way leads there"),
    errno.ENETUNREACH: Text(fr="le réseau n’y mène pas", en="the network does not lead there"),
    errno.ECONNRESET: Text(fr="la connexion a été coupée", en="the connection was cut"),
    errno.ETIMEDOUT: Text(fr="elle ne répond pas à temps", en="it does not answer in time"),
    errno.ECONNREFUSED: Text(fr="personne n’y répond", en="nobody answers there"),
    errno.ENAMETOOLONG: Text(fr="ce nom est trop long", en="this name is too long"),
}


def cause_of(error: OSError) -> Text:
    """Return why the system refuses, in words; those of the system where it is none of the usual reasons."""
    reason = error.strerror or type(error).__name__
    return _CAUSES.get(code_of(error), Text(fr=reason, en=reason))


def code_of(error: OSError) -> int:
    """Return the `errno` of an error; that of an engine has none, but ends with the words of the system."""
    said = str(error)
    return error.errno or next((code for code in _CAUSES if said.endswith(os.strerror(code))), 0)


Severity = Literal["violation", "warning", "info"]


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Problem:
    """Something wrong in the data: where it is, what it is and how to correct it.

    `file` is relative to the project's folder where it can be, `line` and `column` count from 1 and are 0 where they
    do not apply; `code` is a stable kebab-case name of the kind of problem, `rule` that of the shape or of the query
    that it breaks, the code itself where it is neither; `also` are the other files that it concerns.
    """

    file: str
    line: int = 0
    column: int = 0
    code: str
    message: Text
    remedy: Text
    severity: Severity = "violation"
    rule: str = ""
    also: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """Return `file:line:column`, as editors understand it."""
        return ":".join([self.file, *(str(number) for number in (self.line, self.column) if number)])

    def in_(self, language: Language) -> str:
        """Return the problem as one line and its remedy as another."""
        return f"{self.where}: {self.code}: {self.message.in_(language)}\n    {self.remedy.in_(language)}"


@dataclass(frozen=True, slots=True)
class Rule:
    """The remarks that one rule makes."""

    name: str
    remarks: tuple[Problem, ...]

    @property
    def count(self) -> Text:
        """Return how many there are, in words."""
        return counted(len(self.remarks), "remarque", "remark")


@dataclass(frozen=True, slots=True)
class Listing:
    """Problems in the order in which they are read: what must be corrected, then the remarks, rule by rule.

    The rule that makes most remarks comes first.
    """

    violations: tuple[Problem, ...]
    rules: tuple[Rule, ...]

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> "Listing":
        """Return problems as a listing; those of a rule keep their order."""
        rules: dict[str, list[Problem]] = defaultdict(list)
        violations: list[Problem] = []
        for problem in problems:
            (violations if problem.severity == "violation" else rules[problem.rule]).append(problem)
        found = [Rule(name, tuple(remarks)) for name, remarks in rules.items()]
        return cls(tuple(violations), tuple(sorted(found, key=lambda rule: (-len(rule.remarks), rule.name))))

    @property
    def remarks(self) -> int:
        """Return how many remarks there are."""
        return sum(len(rule.remarks) for rule in self.rules)

    @property
    def counts(self) -> Text:
        """Return how many problems and remarks there are, in words."""
        problems = counted(len(self.violations), "problème", "problem")
        remarks = counted(self.remarks, "remarque", "remark")
        return Text(fr=f"{problems.fr}, {remarks.fr}.", en=f"{problems.en}, {remarks.en}.")
