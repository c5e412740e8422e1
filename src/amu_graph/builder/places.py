"""Where a statement of the default graph was written."""

from collections.abc import Iterable

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.builder.mark import Mark
from amu_graph.builder.ontology import Ontology
from amu_graph.builder.passages import TYPE, Passage, Source
from amu_graph.builder.statements import Statement


class Places:
    """The first place of each statement, of each subject and property, and of each subject."""

    def __init__(self, statements: Iterable[Statement], terms: Ontology) -> None:
        self._files = terms.files
        self._marks: dict[tuple[str, ...], Mark] = {}
        described: dict[tuple[str, ...], Mark] = {}
        for statement in statements:
            parts = (statement.subject.value, statement.predicate.value, statement.object.value)
            for length in (1, 2, 3):
                self._marks.setdefault(parts[:length], statement.at)
            if statement.predicate == TYPE:  # an entity is described where its type is given
                described.setdefault(parts[:1], statement.at)
            self._marks.setdefault((statement.passage.iri,), statement.passage.at)
            self._marks.setdefault((statement.passage.source.iri,), statement.passage.source.at)
        self._marks |= described

    def add(self, sources: Iterable[Source], passages: Iterable[Passage]) -> None:
        """Add the places of sources and passages, which may say nothing."""
        self._marks = {(source.iri,): source.at for source in sources} | self._marks
        self._marks = {(passage.iri,): passage.at for passage in passages} | self._marks

    def of(self, subject: str, predicate: str = "", value: str = "") -> Mark:
        """Return the place of a statement, or the nearest known: of its property, of its subject, of its file."""
        for parts in ((subject, predicate, value), (subject, predicate), (subject,)):
            if parts in self._marks:
                return self._marks[parts]
        return Mark(self._files.get(subject, "data" if subject.startswith(ns.BASE) else "ontology"))

    def of_row(self, terms: Iterable[ox.NamedNode]) -> Mark:
        """Return the place of the first of some terms that has one."""
        named = [term.value for term in terms]
        known = next((name for name in named if (name,) in self._marks or name in self._files), "")
        return self.of(known or next(iter(named), ""))
