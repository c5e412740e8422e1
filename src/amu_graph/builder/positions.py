"""Where a statement of the default graph was written."""

from collections import defaultdict
from collections.abc import Iterable

from amu_graph import namespaces as ns
from amu_graph.notes.ontology import Ontology
from amu_graph.notes.passages import TYPE, Passage, Source
from amu_graph.notes.position import Position
from amu_graph.notes.statements import Statement


class Positions:
    """The first place of each statement, of each subject and property, and of each subject, source and passage."""

    def __init__(
        self, statements: Iterable[Statement], sources: Iterable[Source], passages: Iterable[Passage], terms: Ontology
    ) -> None:
        self._files = terms.files
        self._said: dict[str, list[Statement]] = defaultdict(list)
        for statement in statements:
            self._said[statement.subject.value].append(statement)
        self._evidence = {passage.iri: passage.at for passage in passages} | {
            source.iri: source.at for source in sources
        }

    def of(self, subject: str, predicate: str = "", value: str = "") -> Position:
        """Return the place of a statement, or the nearest known: of its property, of its subject, of its file."""
        said = self._said.get(subject, ())
        of_property = [one for one in said if one.predicate.value == predicate]
        exact = [one for one in of_property if one.object.value == value]
        described = [one for one in said if one.predicate == TYPE]  # an entity is described where its type is given
        places = [one.at for one in (*exact, *of_property, *described, *said)]
        if places or subject in self._evidence:
            return places[0] if places else self._evidence[subject]
        return Position(self._files.get(subject, "data" if ns.is_ours(subject) else "ontology"))

    def of_row(self, iris: Iterable[str]) -> Position:
        """Return the place of the first of some things that has one."""
        named = list(iris)
        known = next(
            (name for name in named if any(name in one for one in (self._said, self._evidence, self._files))), ""
        )
        return self.of(known or next(iter(named), ""))
