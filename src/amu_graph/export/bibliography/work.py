"""One CSL record for each publication: every bibliography, tag and citation is made from it.

A record holds what is asserted or interpreted; its note says what is interpreted, and why. What is unverified is never
a fact of a record: the note says that it was left out. Where a format has no place for such a note (COinS, meta tags,
schema.org), the record of what is asserted alone is used.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import count
from typing import Any, Final

import pyoxigraph as ox

from amu_graph import resources
from amu_graph.export.bibliography.author_names import Name, organization_name, person_name
from amu_graph.export.bibliography.csl_values import Value, Values, WorkValues, values_asked
from amu_graph.export.bibliography.doubts import Doubt, in_words
from amu_graph.export.bibliography.identifiers import identified
from amu_graph.export.bibliography.wholes import (
    SERIES,
    WHOLE,
    csl_type,
    kinds_asked,
    sure,
    wholes_of,
    with_wholes,
    without_sections,
)
from amu_graph.language import Language
from amu_graph.namespaces import BASE, VOCAB, kind_of, slugify
from amu_graph.query import Boolean, Solutions, Triples
from amu_graph.query.catalogue import read
from amu_graph.query.collation import unordered
from amu_graph.query.labels import Names
from amu_graph.query.parameters import with_terms
from amu_graph.query.results import Row
from amu_graph.store import Store

_NAMES: Final = ("author", "editor", "translator", "illustrator", "contributor")
_TEXTS: Final = (WHOLE, SERIES, "publisher", "volume", "issue", "page")
_UNDOUBTED: Final = ("keyword",)
"""Variables of which only what is asserted is taken: a theme that a reader inferred is none of the work's own words."""

_WITH_GENRE: Final = frozenset({"report", "thesis", "speech", "document", "manuscript", "pamphlet"})
"""Types whose references say of what kind the work is."""

_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)")
_PAGES: Final = re.compile(r"(\d+)\s*(?:p\.?|pages?)?", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Work:
    """A publication as an item of CSL-JSON, and what in it is not plainly asserted."""

    iri: str
    csl: Mapping[str, Any]
    doubts: tuple[Doubt, ...]
    without_doubts: Callable[[], Mapping[str, Any]] = field(repr=False, compare=False)

    @cached_property
    def asserted(self) -> Mapping[str, Any]:
        """The item with what passages assert and nothing else: for formats that cannot say how sure a value is."""
        return self.without_doubts() if self.doubts else self.csl


def works(store: Store, iris: Iterable[str] | None = None, *, language: Language = "fr") -> list[Work]:
    """Return the records of the publications among `iris`, of all where none are given, sorted by their keys.

    A section of a page is no publication of its own: the page stands for it.

    `language` is that of the words around the facts: the names of kinds and themes, the note.
    """
    names, values = Names(store), WorkValues(store)
    iris = iris if iris is None else list(iris)
    if store.elsewhere:
        for step in asked_for_works(values, iris, names):
            store.expect(step)
    found = with_wholes(values, without_sections(values, iris))
    keys = _keys(found)
    names.read(_named(found))
    return sorted(
        (_Record(store, iri, own, language, names).work(keys[iri]) for iri, own in found.items()),
        key=lambda work: str(work.csl["id"]),
    )


def asked_for_works(values: WorkValues, iris: Collection[str] | None, names: Names) -> Iterator[list[str]]:
    """Yield what `works` asks, step by step: what of it can be asked together. At the end the names are read."""
    yield [values_asked(iris)]
    first = values.of(iris)
    wholes = sorted(wholes_of(first.values()) - set(first))
    yield [*kinds_asked(first), *([values_asked(wholes)] if wholes else ())]
    more = values.of(wholes)
    named = _named(first | more)
    yield [*kinds_asked(more), *names.asked(named)]
    names.read(named)


def _named(found: Mapping[str, Values]) -> set[str]:
    """Return what the records of works have names for: the works, and all that their values are."""
    terms = (each.term for values in found.values() for several in values.values() for each in several)
    return {*found, *(term.value for term in terms if isinstance(term, ox.NamedNode))}


def works_of(store: Store, iris: Iterable[str]) -> list[str]:
    """Return the publications of things: what agents wrote or brought out, what treats of them; else the IRI itself."""
    iris = list(iris)
    return [*iris, *sorted(row["work"].value for row in store.select(works_asked(iris)))]


def has_works(store: Store, iri: str) -> bool:
    """Return whether there are publications of a thing beside itself."""
    return any(row["work"].value != iri for row in store.select(works_asked([iri]), 2))


def works_asked(iris: Iterable[str]) -> str:
    """Return the query for the publications of things."""
    return with_terms(_works_of(), {"thing": [ox.NamedNode(iri) for iri in iris]})


@cache
def _works_of() -> str:
    return unordered(read(resources.queries() / "export" / "works-of.rq", "export/works-of").text)


def publications_in(answer: Solutions | Boolean | Triples) -> list[str]:
    """Return the publications that an answer names, in its order."""
    if isinstance(answer, Boolean):
        return []
    rows = (row.terms.values() if isinstance(row, Row) else row for row in answer)
    terms = (term for row in rows for term in row)
    found = (term.value for term in terms if isinstance(term, ox.NamedNode) and kind_of(term.value) == "publication")
    return list(dict.fromkeys(found))


def _keys(iris: Iterable[str]) -> dict[str, str]:
    """Return a key for each work: the end of its IRI, the same in every export; a number parts those that are alike."""
    keys: dict[str, str] = {}
    taken: set[str] = set()
    for iri in sorted(iris):
        stem = slugify(iri.removeprefix(f"{BASE}publication/")) or "publication"
        keys[iri] = next(key for n in count(1) if (key := stem if n == 1 else f"{stem}-{n}") not in taken)
        taken.add(keys[iri])
    return keys


class _Record:
    """The making of one record."""

    def __init__(self, store: Store, iri: str, values: Values, language: Language, names: Names) -> None:
        self._store = store
        self._names = names
        self._iri = iri
        self._language = language
        self._values = values
        self._type = csl_type(store, values)

    def work(self, key: str) -> Work:
        doubts = tuple(self._doubts())
        csl = {"id": key, "type": self._type, **dict(self._variables())}
        if doubts:
            csl["note"] = "\n".join(in_words(doubts, self._language))
        csl |= {"custom": {"amu-graph": self._iri}}
        return Work(iri=self._iri, csl=csl, doubts=doubts, without_doubts=lambda: self._asserted().work(key).csl)

    def _asserted(self) -> "_Record":
        sure_of = {
            variable: [each for each in found if each.status == "asserted"] for variable, found in self._values.items()
        }
        return _Record(self._store, self._iri, sure_of, self._language, self._names)

    def _variables(self) -> Iterator[tuple[str, Any]]:
        yield "language", self._own
        yield from self._titles()
        yield from self._kind()
        for variable in _NAMES:
            if names := [self._name(each) for each in self._of(variable)]:
                yield variable, names
        for variable in _TEXTS:
            if texts := [self._words(each) for each in self._of(variable)]:
                yield variable, " ; ".join(texts)
        for date in filter(None, (_DATE.match(each.term.value) for each in self._of("issued")[:1])):
            yield "issued", {"date-parts": [[int(part) for part in date.groups() if part]]}
        yield from self._identifiers()
        for each in self._of("number-of-pages"):
            if pages := _PAGES.fullmatch(each.term.value.strip()):
                yield "number-of-pages", pages[1]
        if themes := [self._words(each) for each in self._of("keyword") if each.status == "asserted"]:
            yield "keyword", "; ".join(themes)

    def _of(self, variable: str) -> Sequence[Value]:
        """Return what may be taken as a fact, in the order that is known, else the surest first."""
        return sorted(sure(self._values, variable), key=lambda each: (each.rank, each.status, self._words(each)))

    @cached_property
    def _own(self) -> str:
        """The language of the work: that which is stated, else that of its titles, French before others."""
        stated = [each.term.value for each in sure(self._values, "language")]
        tags = [each.term.language or "" for each in self._named() if isinstance(each.term, ox.Literal)]
        return next((tag for tag in (*stated, *_french_first(tags)) if tag), "fr")

    def _named(self) -> list[Value]:
        return [*sure(self._values, "title"), *sure(self._values, "title-short")]

    def _titles(self) -> Iterator[tuple[str, str]]:
        """Yield the title in the language of the work: the full title where one is given, and then the short one."""
        found = [_in_language(sure(self._values, variable), self._own) for variable in ("title", "title-short")]
        names = [text for text in found if text] or [self._names.of(self._iri, self._own)]
        yield from zip(("title", "title-short"), names, strict=False)

    def _kind(self) -> Iterator[tuple[str, str]]:
        kinds = [self._words(each) for each in self._of("type")]
        if kinds and self._type in _WITH_GENRE:
            yield "genre", ", ".join(kinds)

    def _name(self, value: Value) -> Name:
        return person_name(self._words(value)) if value.person else organization_name(self._words(value))

    def _identifiers(self) -> Iterator[tuple[str, str]]:
        """Yield identifiers by their form, and one address; an address that is a DOI is that DOI."""
        found: dict[str, str] = {}
        for each in (*self._of("identifier"), *self._of("URL")):
            variable, text = identified(each.term.value) or ("", "")
            if variable:
                found.setdefault(variable, text)
            elif re.match(r"https?://", each.term.value):
                found.setdefault("URL", each.term.value)
        yield from found.items()

    def _words(self, value: Value) -> str:
        """Return a value in words: concepts in the reader's language, names and titles in that of the work."""
        term = value.term
        language = self._language if term.value.startswith(VOCAB) else self._own
        text = self._names.of(term.value, language) if isinstance(term, ox.NamedNode) else term.value
        return " ".join(re.split(r"[\t\r\n ]+", text)).strip()

    def _doubts(self) -> Iterator[Doubt]:
        for variable, found in self._values.items():
            for each in found:
                if each.status != "asserted" and variable not in _UNDOUBTED:
                    yield Doubt(
                        variable=variable,
                        words=self._words(each),
                        interpreted=each.status == "interpreted",
                        reason=each.reason.in_(self._language),
                    )


def _french_first(tags: Iterable[str]) -> list[str]:
    return sorted(tags, key=lambda tag: (not tag.lower().startswith("fr"), tag))


def _in_language(values: Iterable[Value], language: str) -> str | None:
    """Return the value in a language, or in a variety of it."""
    wanted = language.lower().split("-")[0]
    texts = [each.term for each in values if isinstance(each.term, ox.Literal)]
    fitting = [text.value for text in texts if (text.language or "").lower().split("-")[0] == wanted]
    return next((" ".join(re.split(r"[\t\r\n ]+", text)).strip() for text in fitting), None)
