"""Labels in both languages, read for many things at once and cached."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final

import pyoxigraph as ox

from amu_graph.language import LANGUAGES, Language, Text, language_of, nearest
from amu_graph.namespaces import DCTERMS, RDFS, RELATIONS, curie, kind_of
from amu_graph.query.portrait_queries import Row, grouped, queries, rows
from amu_graph.relation_names import PARTS, relation_name
from amu_graph.store import Store

_KIND: Final = DCTERMS + "type"

Value = ox.NamedNode | ox.Literal
Values = Iterable[tuple[str, Value]]
"""Properties with their values."""


class Labels:
    """The names of a store; one language stands in for the other, the CURIE for both.

    What only unverified passages name has the name that they give it; a relation that only they state is called by its
    parts.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._labels: dict[str, Text] = {}
        self._inverses: dict[str, Text] = {}
        self._positions: dict[str, Text] = {}
        self._knows_vocabulary = False

    def of(self, iri: str) -> Text:
        """Return what an IRI is called."""
        if iri not in self._labels:
            self.read([iri])
        return self._labels[iri]

    def inverse(self, predicate: str) -> Text:
        """Return how a property reads from its object."""
        words = self.of(predicate)
        return self._inverses.get(predicate) or Text(fr=f"← {words.fr}", en=f"← {words.en}")

    def value(self, term: Value) -> Text:
        """Return a value in words: a text, a name, or what a selector selects."""
        if isinstance(term, ox.Literal):
            return Text(term.value, term.value)
        words = self.of(term.value)
        return self._positions.get(term.value, words) if words.fr == term.value else words

    def parts(self, values: Values, language: Language) -> dict[str, str]:
        """Return the names of the parts of a relation, from what is said of it."""
        return {
            key: value.value if isinstance(value, ox.Literal) else self.of(value.value).in_(language)
            for predicate, value in values
            if (key := _key(predicate)) in PARTS
        }

    @cached_property
    def reused(self) -> frozenset[str]:
        """The terms of other ontologies that ours names."""
        said = rows(self._store, "terms")
        return frozenset(row["term"].value for row in said if row["property"].value == RDFS + "label")

    def asked(self, iris: Iterable[str] = ()) -> Iterator[str]:
        """Yield the queries that `read` asks, and that for the names of terms and concepts, which it asks once."""
        if not self._knows_vocabulary:
            yield from queries("vocabulary")
        yield from queries("names", thing=self._unknown(iris))

    def read(self, iris: Iterable[str]) -> None:
        """Read the names of several things that are not known yet, in one query.

        Where each query is sent elsewhere, the names of all terms and concepts, which stand on most pages, come first.
        """
        new = self._unknown(iris)
        if self._store.elsewhere and not self._knows_vocabulary:
            self._store.expect(self.asked(new))
            self._keep(list(rows(self._store, "vocabulary")))
            self._knows_vocabulary = True
        said = list(rows(self._store, "names", thing=new))
        self._keep(said)
        self._keep_positions(said)
        nameless = [iri for iri in new if iri not in self._labels]
        self._labels |= {iri: Text(*[_nameless(iri)] * 2) for iri in nameless}
        relations = [iri for iri in nameless if kind_of(iri) in RELATIONS]
        if relations:
            self._name_by_parts(relations)

    def _unknown(self, iris: Iterable[str]) -> list[str]:
        return sorted({iri for iri in iris if iri not in self._labels})

    def _keep(self, named: Sequence[Row]) -> None:
        """Keep the names of rows."""
        for known, name in ((self._labels, "label"), (self._inverses, "inverse")):
            found: dict[str, list[tuple[str | None, str]]] = defaultdict(list)
            for row in named:
                label = row[name]
                if isinstance(label, ox.Literal):
                    found[row["thing"].value].append((label.language, label.value))
            known |= {iri: in_both(said) for iri, said in found.items()}

    def _keep_positions(self, found: Sequence[Row]) -> None:
        """Keep what selectors select."""
        for row in found:
            iri = row["thing"].value
            if row["position"]:
                self._positions.setdefault(iri, Text(row["position"].value, row["position"].value))
            if row["start"]:
                self._positions[iri] = _between(row["start"].value, row["end"].value)

    def _name_by_parts(self, relations: list[str]) -> None:
        """Call relations without a name what the build calls those that the merged graph states."""
        said = grouped(rows(self._store, "outgoing", entity=relations), "entity")
        values = {iri: _shown(own) for iri, own in said.items()}
        self.read(value.value for own in values.values() for _, value in own if isinstance(value, ox.NamedNode))
        for iri, own in values.items():
            fr, en = (relation_name(self.parts(own, language), language) for language in LANGUAGES)
            self._labels[iri] = Text(fr or self._labels[iri].fr, en or self._labels[iri].en)


class Names:
    """What things are called in any language, read for many at once; what is nearest stands in for it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._texts: dict[str, list[tuple[str | None, str]]] = {}

    def asked(self, iris: Iterable[str]) -> Iterator[str]:
        """Yield the queries that `read` asks."""
        yield from queries("names", thing=sorted({iri for iri in iris if iri not in self._texts}))

    def read(self, iris: Iterable[str]) -> None:
        """Read the names of several things that are not known yet."""
        new = sorted({iri for iri in iris if iri not in self._texts})
        said = grouped(rows(self._store, "names", thing=new), "thing", new)
        for iri, own in said.items():
            labels = (row["label"] for row in own)
            self._texts[iri] = [(each.language, each.value) for each in labels if isinstance(each, ox.Literal)]

    def of(self, iri: str, language: str) -> str:
        """Return what an IRI is called."""
        self.read([iri])
        named = nearest(self._texts[iri], language)
        if not named and kind_of(iri) in RELATIONS:
            named = Labels(self._store).of(iri).in_(language_of(language))
        return named or _nameless(iri)


def label(iri: str, store: Store, language: str = "fr") -> str:
    """Return what one IRI is called in any language; what is nearest stands in for it."""
    return Names(store).of(iri, language)


def in_both(texts: Iterable[tuple[str | None, str]]) -> Text:
    """Return of several texts, each with its language, what a reader of either language is shown."""
    texts = list(texts)
    return Text(*(nearest(texts, language) for language in LANGUAGES))


def _shown(said: list[Row]) -> list[tuple[str, Value]]:
    """Return what the merged graph shows of a thing, else what any passage says of it, from rows of `outgoing`."""
    shown = [row for row in said if row["shown"].value == "true"] or said
    return list(dict.fromkeys((row["property"].value, row["value"]) for row in shown))


def _key(predicate: str) -> str:
    return "kind" if predicate == _KIND else predicate.rpartition("#")[2].rpartition("/")[2]


def _between(start: str, end: str) -> Text:
    """Return what a selector selects, in characters counted from 0."""
    return Text(fr=f"caractères {start} à {end}", en=f"characters {start} to {end}")


def _nameless(iri: str) -> str:
    """Return what stands for an IRI without a name: an identifier as its keeper writes it, else the short form."""
    from amu_graph.authorities import called  # most commands name nothing from elsewhere

    return called(iri) or curie(iri)
