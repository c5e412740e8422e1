"""What the ontology says of its terms for the software's sake: values that the software does not know are problems."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph import project
from amu_graph.language import Text
from amu_graph.model import FAMILIES, GROUPS
from amu_graph.notes.position import Position
from amu_graph.notes.problems import Problems, suggestion
from amu_graph.notes.text_file import read_text
from amu_graph.notes.turtle_positions import read_positions

_FLAGS: Final = ("telling", "drawn", "searched", "namedByParts", "repeatable")
_CHOICES: Final = MappingProxyType({"group": GROUPS, "family": FAMILIES})
_SHOWN: Final = frozenset(ns.AMU + name for name in ("verb", "group", "telling", "drawn", "searched"))
"""Facts of properties that readers are shown: these need a name."""

_LABEL: Final = ns.RDFS + "label"
_NAMES: Final = (_LABEL, ns.AMU + "pluralLabel", ns.AMU + "indefiniteLabel")
_KIND: Final = ns.AMU + "kindSlug"
_STAGES: Final = ox.NamedNode(ns.VOCAB + "stage-type")

Facts = Mapping[str, Mapping[str, list[ox.NamedNode | ox.Literal]]]


def check_facts(triples: Iterable[ox.Triple], paths: Mapping[str, Path], problems: Problems) -> None:
    """Record each fact of a term that the software would pass over; `paths` are the files by their names."""
    facts: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
            facts[triple.subject.value][triple.predicate.value].append(triple.object)
    check = _Check(facts, paths, problems)
    for term, said in facts.items():
        for path, values in said.items():
            if path.startswith(ns.AMU):
                check.fact(term, path, [value.value for value in values])
        check.names(term, said)


@dataclass(frozen=True)
class _Check:
    facts: Facts
    paths: Mapping[str, Path]
    problems: Problems

    def fact(self, term: str, path: str, values: list[str]) -> None:
        """Check the values of one property of ours."""
        name = path.removeprefix(ns.AMU)
        if path not in self.facts:
            near = suggestion(name, [iri.removeprefix(ns.AMU) for iri in self.facts if iri.startswith(ns.AMU)])
            self.problems.add("unknown-fact", self._at(term, path, values[0]), key=ns.curie(path), suggestion=near)
        for value in values:
            better = self._better(name, term, value)
            if better:
                at, key = self._at(term, path, value), ns.curie(path)
                self.problems.add("wrong-fact", at, key=key, value=value, term=ns.curie(term), better=better)

    def _better(self, name: str, term: str, value: str) -> Text | None:
        """Return what a fact should be, None where it is well."""
        if name in _FLAGS and value != "true":
            return Text(fr="Écrivez true, ou retirez-le.", en="Write true, or remove it.")
        if name in _CHOICES and value not in _CHOICES[name]:
            return suggestion(value, _CHOICES[name])
        if name == "yearFrom":
            wrong = next((one for one in value.split() if not self._dates(ns.expand(one) or "")), None)
            return suggestion(wrong, [ns.curie(iri) for iri in self.facts if self._dates(iri)]) if wrong else None
        kind = ns.slugify(re.sub(r"(?<=[a-z])(?=[A-Z])", "-", term.rpartition("#")[2].rpartition("/")[2]))
        return Text(fr=f"Écrivez {kind}.", en=f"Write {kind}.") if name == "kindSlug" and value != kind else None

    def _dates(self, iri: str) -> bool:
        """Return whether a year may come from it: a date, or a kind of stage."""
        said = self.facts.get(iri, {})
        return ns.AMU + "group" in said or _STAGES in said.get(ns.SKOS + "inScheme", ())

    def names(self, term: str, said: Mapping[str, list[ox.NamedNode | ox.Literal]]) -> None:
        """Check that a term that is spoken of has names in the languages of the project."""
        wanted = _NAMES if _KIND in said else (_LABEL,) if term.startswith(ns.AMU) or _SHOWN & said.keys() else ()
        for path in wanted:
            given = {value.language for value in said.get(path, ()) if isinstance(value, ox.Literal)}
            lacking = [language for language in project.current().languages if language not in given]
            if lacking:
                at = self._at(term)
                self.problems.add(
                    "unnamed-term", at, term=ns.curie(term), key=ns.curie(path), languages=", ".join(lacking)
                )

    def _at(self, term: str, path: str = "", value: str = "") -> Position:
        """Return the place of a statement, else of its subject; the files are read again, as that is rarely asked."""
        read = [(file, read_text(place, file, Problems(), tabs=True)) for file, place in self.paths.items()]
        known = [one for file, text in read if text and (one := read_positions(text, file, Problems()))]
        keys = ((term, path, value), (term,))
        places = [one.places[key] for key in keys for one in known if key in one.places]
        return next(iter(places), Position(next(iter(self.paths), "ontology")))
