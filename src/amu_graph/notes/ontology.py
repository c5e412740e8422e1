"""What the build needs to know of the ontology and the vocabularies: hierarchies, domains, concepts, shortcuts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph import project
from amu_graph.notes.additions import check_additions
from amu_graph.notes.ontology_facts import check_facts
from amu_graph.notes.position import Position
from amu_graph.notes.problems import Problems
from amu_graph.notes.turtle import read_triples

SUBCLASS: Final = ns.RDFS + "subClassOf"
SUBPROPERTY: Final = ns.RDFS + "subPropertyOf"
_DOMAINS: Final = (ns.RDFS + "domain", ns.SCHEMA + "domainIncludes")
_RANGES: Final = (ns.RDFS + "range", ns.SCHEMA + "rangeIncludes")


@dataclass(frozen=True)
class Ontology:
    """The statements of `amu.ttl` and of the vocabularies, and the file that describes each of their subjects."""

    terms: tuple[ox.Triple, ...]
    vocabularies: tuple[ox.Triple, ...]
    files: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _index(self) -> dict[tuple[str, str], list[ox.NamedNode | ox.Literal]]:
        index: dict[tuple[str, str], list[ox.NamedNode | ox.Literal]] = defaultdict(list)
        for triple in (*self.terms, *self.vocabularies):
            if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
                index[triple.subject.value, triple.predicate.value].append(triple.object)
        return index

    def values(self, subject: str, predicate: str) -> list[str]:
        """Return the values of a property, as text."""
        return [value.value for value in self._index.get((subject, predicate), ())]

    def supers(self, term: str, relation: str) -> frozenset[str]:
        """Return every class or property above `term` by `relation`, itself excluded."""
        found: set[str] = set()
        waiting = [term]
        while waiting:
            above = set(self.values(waiting.pop(), relation)) - found - {term}
            found |= above
            waiting.extend(above)
        return frozenset(found)

    def classes(self, term: str) -> frozenset[str]:
        """Return a class and all its superclasses."""
        return self.supers(term, SUBCLASS) | {term}

    def allows(self, prop: str, subject_classes: Iterable[str], object_classes: Iterable[str]) -> bool:
        """Return whether the domain and the range of a property hold for a subject and an object of these classes."""
        return self._holds(prop, _DOMAINS, set(subject_classes)) and self._holds(prop, _RANGES, set(object_classes))

    def _holds(self, prop: str, relations: tuple[str, str], classes: set[str]) -> bool:
        every, some = (self.values(prop, relation) for relation in relations)
        return classes.issuperset(every) and (not some or not classes.isdisjoint(some))

    @cached_property
    def concepts(self) -> dict[str, dict[str, str]]:
        """Scheme → slug of each of its concepts → IRI."""
        schemes: dict[str, dict[str, str]] = defaultdict(dict)
        for triple in self.vocabularies:
            if triple.predicate.value == ns.SKOS + "inScheme" and isinstance(triple.object, ox.NamedNode):
                scheme = triple.object.value.removeprefix(ns.VOCAB)
                iri = str(triple.subject)[1:-1]
                schemes[scheme][iri.rpartition("/")[2]] = iri
        return dict(schemes)

    def label(self, term: str, language: str) -> str:
        """Return the label of a term in a language, in another where it has none, or what its IRI ends with."""
        literals = [
            value
            for name in ("skos:prefLabel", "rdfs:label")
            for value in self._index.get((term, str(ns.expand(name))), ())
            if isinstance(value, ox.Literal)
        ]
        by_language = {literal.language: literal.value for literal in reversed(literals)}
        return by_language.get(language) or by_language.get("fr") or by_language.get("en") or ns.last_part(term)


def read_ontology(folder: Path, problems: Problems) -> Ontology:
    """Read `*.ttl` (the terms), `alignments/*.ttl` and `vocabularies/*.ttl`, and what the project adds to them."""
    files: dict[str, str] = {}
    words = [path for pattern in ("*.ttl", "alignments/*.ttl") for path in project.files(folder, pattern)]
    terms = tuple(_read(words, folder, files, problems))
    schemes = project.files(folder, "vocabularies/*.ttl")
    vocabularies = tuple(_read(schemes, folder, files, problems))
    if not problems.violated:
        check_additions(problems)
        check_facts(
            (*terms, *vocabularies), {project.named(path, folder): path for path in (*words, *schemes)}, problems
        )
    return Ontology(terms, vocabularies, files)


def _read(paths: Iterable[Path], folder: Path, files: dict[str, str], problems: Problems) -> Iterator[ox.Triple]:
    for path in paths:
        file = project.named(path, folder)
        for triple in read_triples(path, file, problems):
            if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
                files.setdefault(triple.subject.value, file)
                yield triple
            else:
                problems.add("blank-node", Position(file))
