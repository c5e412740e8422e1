"""The catalogue of questions: every file under `queries/` and what its header says.

A header is made of lines `#+ key: value`; `key@fr` gives the French words. A parameter is one line
`VALUES ?name { … }` of the query, whose value is replaced by a term.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Final

from amu_graph import project, resources
from amu_graph.errors import AmuGraphError, NotFoundError
from amu_graph.language import Text
from amu_graph.namespaces import SHOWN_LABELS, localized

HEADER: Final = re.compile(r"#\+\s*(?P<key>[\w -]+?)(?:@(?P<language>fr|en))?\s*:\s*(?P<value>.*?)\s*")
VALUES: Final = re.compile(r"(?P<before>^\s*VALUES\s+\?(?P<name>\w+)\s*\{)(?P<value>[^{}\n]*)\}", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A value that the reader chooses.

    `type` is a kind of entity, `agent`, `entity`, a concept scheme, `string`, `integer` or `year`; `default` is the
    SPARQL term of the file, empty where the parameter is optional (`UNDEF`) and then restricts nothing.
    """

    name: str
    type: str
    about: Text
    default: str

    @property
    def optional(self) -> bool:
        """Return whether the question can be asked without this value."""
        return not self.default


@dataclass(frozen=True, kw_only=True)
class Question:
    """A query file: its name (`project/participants`), what it asks in words, and its text."""

    name: str
    path: Path
    text: str
    header: Mapping[tuple[str, str], str] = field(repr=False)

    def words(self, key: str) -> Text:
        """Return what the header says under `key` in both languages; one stands in for the other."""
        fr, en = self.header.get((key, "fr"), ""), self.header.get((key, "en"), "")
        return Text(fr=fr or en, en=en or fr)

    def value(self, key: str) -> str:
        """Return what the header says under `key`, empty where it says nothing."""
        return self.header.get((key, "en"), "")

    @property
    def summary(self) -> Text:
        """Return the question in a sentence."""
        return self.words("summary")

    @property
    def view(self) -> str:
        """Return how the answer is best shown: `table`, `graph`, `timeline` or `chart`."""
        return self.value("view") or "table"

    @property
    def nothing(self) -> Text:
        """Return what it means that there is no row, empty where the header does not say."""
        return self.words("nothing")

    @property
    def empties(self) -> dict[str, Text]:
        """Return, by variable, the words for a row that has no value for it (`#+ empty year: no date`)."""
        names = [key.removeprefix("empty ") for key, _ in self.header if key.startswith("empty ")]
        return {name: self.words(f"empty {name}") for name in names}

    @property
    def aspect(self) -> str:
        """Return the folder of the question: what it is about."""
        return self.name.partition("/")[0]

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """The values that the reader chooses, in the order of the header.

        Raises:
            QueryFileError: the header declares a parameter that has no `VALUES` line.

        """
        defaults = {found["name"]: found["value"].strip() for found in VALUES.finditer(self.text)}
        return tuple(self._parameter(key, defaults) for key, _ in self.header if key.startswith("parameter "))

    def _parameter(self, key: str, defaults: Mapping[str, str]) -> Parameter:
        name = key.removeprefix("parameter ").strip()
        if name not in defaults:
            raise QueryFileError(
                Text(
                    fr=f"{self.path} : le paramètre « {name} » n’a pas de ligne VALUES ?{name} {{ … }}.",
                    en=f"{self.path}: the parameter “{name}” has no line VALUES ?{name} {{ … }}.",
                )
            )
        default = defaults[name]
        return Parameter(
            name=name,
            type=self.value(key),
            about=self.words(f"about {name}"),
            default="" if default.upper() == "UNDEF" else default,
        )


def filled(text: str, terms: Mapping[str, str]) -> str:
    """Return a query with these terms in the `VALUES` lines of the variables that are named."""
    return VALUES.sub(lambda found: f"{found['before']} {terms.get(found['name'], found['value'].strip())} }}", text)


def named_in(text: str, language: str) -> str:
    """Return a query of a file, which shows the names of things in French (`PREFIX name:`), for a language."""
    return text.replace(f"<{SHOWN_LABELS['fr']}>", f"<{SHOWN_LABELS[language]}>")


class QueryFileError(AmuGraphError):
    """A query file whose header does not agree with its query."""


@dataclass(frozen=True)
class Catalogue:
    """The questions of a folder, read when they are asked for, as `shown` makes them."""

    folder: Path
    shown: Callable[[Question], Question] = lambda question: question

    @cached_property
    def _paths(self) -> dict[str, Path]:
        """Name of each question → its file; of two files the one that the project did not add."""
        found = {f"{path.parent.name}/{path.stem}": path for path in reversed(project.files(self.folder, "*/*.rq"))}
        return {name: path for name, path in found.items() if not name.startswith(("checks/", "export/", "networks/"))}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all questions, sorted; checks, network views and what exports read are not questions."""
        return tuple(sorted(self._paths))

    def __iter__(self) -> Iterator[Question]:
        return (self.question(name) for name in self.names)

    def question(self, name: str) -> Question:
        """Return the question of that name; the aspect may be left out where the rest says enough.

        Raises:
            NotFoundError: there is no such question; the error lists the nearest.

        """
        if name in self._paths:
            return self.shown(read(self._paths[name], name))
        short = [known for known in self.names if known.partition("/")[2] == name]
        if len(short) == 1:
            return self.question(short[0])
        raise NotFoundError(
            Text(fr=f"Il n’y a pas de question « {name} ».", en=f"There is no question “{name}”."),
            remedy=self._near(name, short),
        )

    def _near(self, name: str, short: list[str]) -> Text:
        from difflib import get_close_matches  # only a misspelt name needs it

        near = (
            short
            or [known for known in self.names if name and name in known]
            or get_close_matches(name, self.names, n=5, cutoff=0.4)
        )
        listed = "".join(f"\n    {known}" for known in near[:8])
        if not near:
            return Text(fr="La liste : amu-graph ask", en="The list: amu-graph ask")
        return Text(fr=f"Vouliez-vous dire :{listed}", en=f"Did you mean:{listed}")


def read(path: Path, name: str) -> Question:
    """Read a query file and its header."""
    text = path.read_text(encoding="utf-8")
    if path.is_relative_to(resources.queries()):
        text = localized(text)
    header: dict[tuple[str, str], str] = {}
    for line in text.splitlines():
        found = HEADER.fullmatch(line)
        if found:
            header[found["key"], found["language"] or "en"] = found["value"]
        elif line.strip() and not line.startswith("#"):
            break
    return Question(name=name, path=path, text=text, header=MappingProxyType(header))
