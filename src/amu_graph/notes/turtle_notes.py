"""Notes in Turtle and TriG: statements that are written out, in the graphs of their passages."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.notes import decisions
from amu_graph.notes.note_statements import Reading
from amu_graph.notes.passages import STATUSES, TYPE, NamedPassage, Passage, Source, Value
from amu_graph.notes.position import Position
from amu_graph.notes.problems import suggestion
from amu_graph.notes.statements import Statement
from amu_graph.notes.text_file import decode
from amu_graph.notes.turtle import parse
from amu_graph.notes.turtle_positions import TurtlePositions, read_positions
from amu_graph.notes.turtle_rules import Rules

SOURCES: Final = ns.BASE + "source/"
_SOURCE: Final = ox.NamedNode(ns.AMU + "Source")
_STATUS: Final = ox.NamedNode(ns.DCTERMS + "type")


def read_turtle_note(raw: bytes, path: Path, file: str, rules: Rules) -> Reading:
    """Return what a `.trig` note says (its named graphs are passages), or a `.ttl` note (one passage, `#document`).

    The default graph of a `.trig` note describes its source and passages; a `.ttl` note describes its source among its
    statements.
    """
    text = decode(raw, file, rules.problems, tabs=True)
    positions = None if text is None else read_positions(text, file, rules.problems)
    if text is None or positions is None:
        return Reading()
    for at in positions.blank:
        rules.problems.add("blank-node", at)
    quads = parse(text, path, file, rules.problems, base="")
    return _Note(file, path.suffix.lower() == ".ttl", positions, rules).read(list(_whole(quads)))


class _Written(NamedTuple):
    """A quad without blank nodes; the default graph has the empty name."""

    subject: ox.NamedNode
    predicate: ox.NamedNode
    object: Value
    graph: str

    @property
    def triple(self) -> ox.Triple:
        return ox.Triple(self.subject, self.predicate, self.object)


def _whole(quads: list[ox.Quad]) -> Iterator[_Written]:
    """Yield the quads without blank nodes, in one order; the positions of those are reported elsewhere."""
    for quad in sorted(quads, key=str):
        subject, value, graph = quad.subject, quad.object, quad.graph_name
        if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
            yield _Written(subject, quad.predicate, value, graph.value if isinstance(graph, ox.NamedNode) else "")


@dataclass(frozen=True, slots=True)
class _Note:
    """One file; `single` means that it has one passage and no graphs."""

    file: str
    single: bool
    positions: TurtlePositions
    rules: Rules

    def read(self, quads: list[_Written]) -> Reading:
        source = self._source(quads)
        if source is None:
            return Reading()
        described = [one for one in quads if not one.graph and one.subject.value.startswith(SOURCES)]
        own = [one for one in described if self._is_own(one, source)]
        statuses = self._statuses(own, source)
        reading = Reading(sources=[source], described=[one.triple for one in own])
        passages: dict[str, Passage] = {}
        for one in quads:
            iri = "" if one in described else self._graph(one, source)
            if not iri:
                continue
            status = statuses.get(iri, "asserted")
            at = self._at(one)
            if self.rules.admit(one.subject, one.predicate, one.object, at, shown=status != "unverified"):
                name = iri.rpartition("#")[2]
                passage = passages.setdefault(iri, NamedPassage(source=source, at=at, name=name, status=status))
                reading.statements.append(
                    Statement(one.subject, one.predicate, self.rules.plain(one.predicate, one.object), passage, at)
                )
        reading.passages += passages.values()
        for one in own:
            if one.predicate == _STATUS and statuses.get(one.subject.value, "asserted") != "asserted":
                self._check_spoken(one, source, passages)
        return reading

    def _check_spoken(self, one: _Written, source: Source, passages: dict[str, Passage]) -> None:
        """Record a status of a passage that says nothing: under another name its statements would pass for asserted."""
        if one.subject.value not in passages:
            names = [iri.rpartition("#")[2] for iri in passages]
            name = one.subject.value.rpartition("#")[2]
            near = suggestion(name, names)
            self.rules.problems.add(
                "status-of-nothing", self._at(one), passage=f"{source.slug}#{name}", suggestion=near
            )

    def _at(self, one: _Written) -> Position:
        return self.positions.of(one.subject.value, one.predicate.value, one.object.value)

    def _source(self, quads: list[_Written]) -> Source | None:
        declared = [one for one in quads if (one.graph, one.predicate, one.object) == ("", TYPE, _SOURCE)]
        slug = declared[0].subject.value.removeprefix(SOURCES) if len(declared) == 1 else ""
        if slug == decisions.SOURCE:
            self.rules.problems.add("reserved-source", self._at(declared[0]), value=slug)
            return None
        if ns.SLUG.fullmatch(slug):
            return Source(slug=slug, at=self._at(declared[0]))
        if quads:
            at = self._at(declared[-1]) if declared else Position(self.file)
            self.rules.problems.add("no-source", at, file=self.file)
        return None

    def _is_own(self, one: _Written, source: Source) -> bool:
        name, hash_sign, _ = one.subject.value.partition("#")
        if name == source.iri and (hash_sign or one.subject.value == name):
            return True
        self.rules.problems.add("other-source", self._at(one), value=one.subject.value, source=source.slug)
        return False

    def _statuses(self, described: list[_Written], source: Source) -> dict[str, str]:
        """Return the status of each passage that is described; one that is described without a status is a problem."""
        by_iri = {ns.concept_iri("status", status): status for status in STATUSES}
        statuses: dict[str, str] = {}
        for one in described:
            if one.predicate != _STATUS or one.subject.value == source.iri:
                continue
            status = by_iri.get(one.object.value)
            if status:
                statuses[one.subject.value] = status
            else:
                name = one.object.value.rpartition("/")[2]
                near = suggestion(name, STATUSES)
                self.rules.problems.add("unknown-status", self._at(one), value=name, suggestion=near)
        for one in described:
            if one.subject.value not in {source.iri, *statuses} and one.predicate.value == ns.SKOS + "note":
                self.rules.problems.add("because-without-status", self._at(one))
        return statuses

    def _graph(self, one: _Written, source: Source) -> str:
        """Return the passage of a statement; empty where it is out of place."""
        if not one.graph:
            if self.single:
                return f"{source.iri}#document"
            self.rules.problems.add("statement-outside", self._at(one), subject=one.subject.value)
            return ""
        name = one.graph.removeprefix(source.iri + "#")
        if name != one.graph and ns.SLUG.fullmatch(name.lower()):
            return one.graph
        self.rules.problems.add("graph-not-a-passage", self._at(one), graph=one.graph, source=source.slug)
        return ""
