"""Completion in the editor: prefixes, classes, properties, concepts and entities, by their names in both languages."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Final

import pyoxigraph as ox

from amu_graph.graph import Graph
from amu_graph.language import Text, closeness, nearest
from amu_graph.namespaces import (
    AMU,
    BASE,
    KINDS,
    OWL,
    PREFIXES,
    RDF,
    RDFS,
    RELATIONS,
    SKOS,
    VOCAB,
    curie,
    is_ours,
    kind_of,
    last_part,
)
from amu_graph.query.name_index import outside
from amu_graph.query.portrait_queries import rows
from amu_graph.query.replaced import out_of_use
from amu_graph.search import Index, index_of
from amu_graph.store import Store
from amu_graph.text import fold
from amu_graph.web.views.lines import class_name
from amu_graph.web.views.reused import reused_path

MOST: Final = 5_000
"""Entities that are given at once; where there are more, the script asks again with what is typed."""

FOUND: Final = 60
"""Names at most that are given for what is typed."""

_LABEL, _OTHER, _ABOUT = RDFS + "label", SKOS + "altLabel", SKOS + "definition"
_NAMINGS: Final = (_LABEL, _OTHER, _ABOUT)
_NONE: Final = Text("", "")
_TYPE: Final = RDF + "type"
_TERMS: Final = f"""SELECT ?thing ?naming ?name {{
  VALUES ?naming {{ {" ".join(f"<{each}>" for each in _NAMINGS)} }}
  ?thing ?naming ?name
  FILTER(!STRSTARTS(STR(?thing), "{BASE}") || STRSTARTS(STR(?thing), "{VOCAB}") || STRSTARTS(STR(?thing), "{AMU}"))
}}"""
"""The names and definitions of all that is no entity."""
_BEGINS: Final = (
    *(f"{BASE}{kind}/" for kind in KINDS if kind not in RELATIONS),
    BASE + "source/",
    VOCAB,
    AMU,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A term, its kind (`Property`, `Class`, `Role`, `Project` …), its names and what it means."""

    iri: str
    kind: str
    label: Text
    others: tuple[str, ...]
    about: Text

    @property
    def folded(self) -> str:
        """Return all names as readers type them."""
        names = (self.label.fr, self.label.en, *self.others, last_part(self.iri))
        return " | ".join(map(fold, names))

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON; empty values are left out."""
        content: dict[str, Any] = {"term": written(self.iri), "kind": self.kind, "fr": self.label.fr}
        if self.label.en != self.label.fr:
            content["en"] = self.label.en
        if self.others:
            content["others"] = self.others
        if self.about.fr:
            content["about"] = self.about
        return content


class Completion:
    """The suggestions of a store, read once; terms of the ontology first, then concepts, then entities.

    Of a large graph the entities are not read: the index of the search finds them.
    """

    def __init__(self, store: Store, index: Callable[[], Index] | None = None) -> None:
        self._store = store
        self._index = index or partial(index_of, store)

    @cached_property
    def whole(self) -> bool:
        """Whether entities are few enough to be given at once."""
        classes = self._store.totals.classes
        return sum(classes.get(name, 0) for kind, name in KINDS.items() if kind not in RELATIONS) <= MOST

    @cached_property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """All suggestions, in a settled order."""
        kinds = self._kinds()
        words = self._words(kinds)
        iris = {**dict.fromkeys(words), **dict.fromkeys(iri for iri in kinds if curie(iri) != iri)}
        found = (self._suggestion(iri, kinds.get(iri) or class_name(iri), words.get(iri, {})) for iri in iris)
        kept = [each for each in found if each.kind]
        return tuple(sorted(kept, key=lambda each: (_rank(each.kind), fold(each.label.fr), each.iri)))

    @cached_property
    def folded(self) -> tuple[tuple[str, Suggestion], ...]:
        """Each suggestion with all of its names."""
        return tuple((each.folded, each) for each in self.suggestions)

    def first(self) -> dict[str, Any]:
        """Return what the editor needs from the start; `whole` is whether that is everything."""
        return {"prefixes": dict(PREFIXES), "terms": [each.as_json() for each in self.suggestions], "whole": self.whole}

    def find(self, typed: str) -> list[dict[str, Any]]:
        """Return the suggestions one of whose names has `typed` in it, those that begin with it first."""
        wanted = fold(typed)
        if not wanted:
            return []
        having = [(names, each) for names, each in self.folded if wanted in names]
        having.sort(key=lambda pair: not (pair[0].startswith(wanted) or f"| {wanted}" in pair[0]))
        entities = [] if self.whole else self._entities(typed)
        return [each.as_json() for each in [*(each for _, each in having[: FOUND - len(entities)]), *entities]]

    def _entities(self, typed: str) -> list[Suggestion]:
        """Return the entities of a large graph that are called so."""
        hits = [hit for group in self._index().suggest(typed, limit=FOUND // 2) for hit in group.hits]
        return [
            Suggestion(iri=hit.iri, kind=hit.kind, label=Text(hit.label("fr"), hit.label("en")), others=(), about=_NONE)
            for hit in hits
            if kind_of(hit.iri) and not hit.unverified
        ]

    def _words(self, used: Iterable[str]) -> Mapping[str, Mapping[tuple[str, str], list[str]]]:
        """Return IRI → (property, language) → words, of what has a page and is in use, and of what the graph uses."""
        found: dict[str, dict[tuple[str, str], list[str]]] = defaultdict(lambda: defaultdict(list))
        for iri, naming, name in self._named(used):
            if isinstance(name, ox.Literal) and ("#" not in iri.removeprefix(AMU) or not is_ours(iri)):
                found[iri][naming, name.language or ""].append(name.value)
        out = out_of_use(self._store)
        kept = {iri: words for iri, words in found.items() if iri not in out}
        return {iri: words for iri, words in kept.items() if iri.startswith(_BEGINS) or not is_ours(iri)}

    def _named(self, used: Iterable[str]) -> Iterator[tuple[str, str, object]]:
        """Yield things, how they are named, and their names; of a large graph those that are no entities."""
        others = None if self.whole else outside(self._store, BASE, (VOCAB, AMU))
        if others is None:
            found = rows(self._store, "named", naming=_NAMINGS) if self.whole else self._store.select(_TERMS)
            yield from ((row["thing"].value, row["naming"].value, row["name"]) for row in found)
        else:
            for row in rows(self._store, "merged", thing=[*others, *used], property=_NAMINGS):
                yield row["thing"].value, row["property"].value, row["value"]

    def _kinds(self) -> dict[str, str]:
        """Return which IRIs are classes and which are properties."""
        counted = self._store.totals.properties or self._used("SELECT DISTINCT ?x WHERE { ?s ?x ?o }")
        found = dict.fromkeys(counted, "Property")
        found |= dict.fromkeys(self._used(f"SELECT DISTINCT ?x WHERE {{ ?x a <{OWL}ObjectProperty> }}"), "Property")
        found |= dict.fromkeys(self._used(f"SELECT DISTINCT ?x WHERE {{ ?x a <{OWL}DatatypeProperty> }}"), "Property")
        found |= dict.fromkeys(self._used("SELECT DISTINCT ?x WHERE { ?s a ?x }"), "Class")
        return found | dict.fromkeys(self._used(f"SELECT DISTINCT ?x WHERE {{ ?x a <{OWL}Class> }}"), "Class")

    def _used(self, query: str) -> Iterator[str]:
        for solution in self._store.select(query):
            term = solution["x"]
            if isinstance(term, ox.NamedNode):
                yield term.value

    @staticmethod
    def _suggestion(iri: str, kind: str, words: Mapping[tuple[str, str], Sequence[str]]) -> Suggestion:
        label = _text(words, _LABEL)
        if not label.fr:
            label = Text(*(last_part(iri),) * 2)
        others = {value for (property_, _), values in words.items() if property_ == _OTHER for value in values}
        return Suggestion(iri=iri, kind=kind, label=label, others=tuple(sorted(others)), about=_text(words, _ABOUT))


_ORDER: Final = (("Property",), ("Class",), ("Role", "Concept", "ConceptScheme"))


def _rank(kind: str) -> int:
    return next((rank for rank, kinds in enumerate(_ORDER) if kind in kinds), len(_ORDER))


def _text(words: Mapping[tuple[str, str], Sequence[str]], property_: str) -> Text:
    """Return the words in both languages, one standing in for the other."""
    texts = [(tag, text) for (said, tag), values in words.items() if said == property_ for text in values]
    return Text(fr=nearest(texts, "fr"), en=nearest(texts, "en"))


def written(iri: str) -> str:
    """Return an IRI as a query has it: a CURIE where there is one, else in angle brackets.

    >>> written("https://w3id.org/amu-graph/vocab/role/auteur"), written("https://example.org/a")
    ('role:auteur', '<https://example.org/a>')
    """
    short = curie(iri)
    return f"<{iri}>" if short == iri else short


def labels(graph: Graph, iris: Iterable[str], language: str) -> dict[str, dict[str, str]]:
    """Return label, language of the label and kind of each IRI that has a label; others are left out."""
    texts: dict[str, list[ox.Literal]] = defaultdict(list)
    types: dict[str, list[str]] = defaultdict(list)
    for row in sorted(rows(graph.store, "merged", thing=iris), key=lambda row: row["value"].value):
        if row["property"].value == _LABEL and isinstance(row["value"], ox.Literal):
            texts[row["thing"].value].append(row["value"])
        elif row["property"].value == _TYPE:
            types[row["thing"].value].append(row["value"].value)
    found: dict[str, dict[str, str]] = {}
    for iri, literals in texts.items():
        best = min(literals, key=lambda each: (closeness(each.language, language), each.value))
        kind = class_name(iri, types[iri]) or ("Reused" if reused_path(graph, iri) else "")
        found[iri] = {"label": best.value, "language": best.language or "", "kind": kind}
    return found
