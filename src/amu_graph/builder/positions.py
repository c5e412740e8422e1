"""Where a statement of the default graph was written."""

from collections.abc import Iterable

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.notes.ontology import Ontology
from amu_graph.notes.passages import TYPE, Passage, Source
from amu_graph.notes.position import Position
from amu_graph.notes.statements import Statement


class Positions:
    """The first place of each statement, of each subject and property, and of each subject."""

    def __init__(self, statements: Iterable[Statement], terms: Ontology) -> None:
        self._files = terms.files
        self._positions: dict[tuple[str, ...], Position] = {}
        described: dict[tuple[str, ...], Position] = {}
        for statement in statements:
            parts = (statement.subject.value, statement.predicate.value, statement.object.value)
            for length in (1, 2, 3):
                self._positions.setdefault(parts[:length], statement.at)
            if statement.predicate == TYPE:  # an entity is described where its type is given
                described.setdefault(parts[:1], statement.at)
            self._positions.setdefault((statement.passage.iri,), statement.passage.at)
            self._positions.setdefault((statement.passage.source.iri,), statement.passage.source.at)
        self._positions |= described

    def add(self, sources: Iterable[Source], passages: Iterable[Passage]) -> None:
        """Add the places of sources and passages, which may say nothing."""
        self._positions = {(source.iri,): source.at for source in sources} | self._positions
        self._positions = {(passage.iri,): passage.at for passage in passages} | self._positions

    def of(self, subject: str, predicate: str = "", value: str = "") -> Position:
        """Return the place of a statement, or the nearest known: of its property, of its subject, of its file."""
        for parts in ((subject, predicate, value), (subject, predicate), (subject,)):
            if parts in self._positions:
                return self._positions[parts]
        return Position(self._files.get(subject, "data" if ns.is_ours(subject) else "ontology"))

    def of_row(self, terms: Iterable[ox.NamedNode]) -> Position:
        """Return the place of the first of some terms that has one."""
        named = [term.value for term in terms]
        known = next((name for name in named if (name,) in self._positions or name in self._files), "")
        return self.of(known or next(iter(named), ""))
