"""The queries of control: any row of `checks/*-violation.rq` is a violation, of `checks/*-warning.rq` a warning."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph import project
from amu_graph.builder.loaded import Loaded
from amu_graph.builder.positions import Positions
from amu_graph.errors import AmuGraphError, Severity
from amu_graph.notes.position import Position
from amu_graph.notes.problems import Problems
from amu_graph.query.catalogue import Question, read
from amu_graph.store import Store

FOCUS: Final = "focus"
"""The variable that stands for what a check is about."""

SUFFIXES: Final[dict[str, Severity]] = {"-violation": "violation", "-warning": "warning"}

MOST: Final = 2_000
"""Things that are asked about with their neighbours alone: of more, all are asked about."""


class Cell(NamedTuple):
    """A value of a row: its variable, its text, and whether it is an IRI."""

    name: str
    text: str
    is_iri: bool


Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """The text of a check, its rows by the IRI of what they are about, and the things that have what it follows."""

    text: str
    rows: Mapping[str, Sequence[Row]]
    having: frozenset[ox.NamedNode] = frozenset()

    @classmethod
    def of_kept(cls, text: str, rows: Mapping[str, Any], having: Sequence[str]) -> "_Asked":
        """Return what `kept` gave."""
        found = {focus: [tuple(Cell(*cell) for cell in row) for row in of] for focus, of in rows.items()}
        return cls(text, found, frozenset(map(ox.NamedNode, having)))

    def kept(self) -> tuple[str, Mapping[str, Sequence[Row]], list[str]]:
        """Return what was found, as JSON holds it."""
        return self.text, self.rows, sorted(one.value for one in self.having)


class Checks:
    """Runs the checks again and again: of what a change does not touch, those that tell so are not asked anew.

    A check tells by `#+ follows: focus` that what it finds wrong with `?focus` follows from what is said of that, in
    any graph, from what is said of these graphs, of its neighbours in the merged graph (what it names, and what names
    it, unless it is a word of the ontology), and of the words that these statements use. By `#+ follows: skos:broader`
    it tells that it follows from what the merged graph says of the things that have this property.
    """

    def __init__(self, kept: Mapping[str, Any] | None = None) -> None:
        self._asked = {path: _Asked.of_kept(*one) for path, one in (kept or {}).items()}

    def kept(self) -> dict[str, Any]:
        """Return what was found, as JSON holds it."""
        return {path: asked.kept() for path, asked in self._asked.items()}

    def run(self, loaded: Loaded, queries: Path, positions: Positions, problems: Problems) -> None:
        """Run every check and record a problem for each row, at the place of the first term of it that has one."""
        before, self._asked = self._asked, {}
        paths = [path for path in project.files(queries, "checks/*.rq") if path.stem.endswith(tuple(SUFFIXES))]
        questions = {path: read(path, path.stem) for path in paths}
        asking = _Asking(loaded)
        for path, question in questions.items():
            file = project.named(path, queries)
            try:
                asked = asking.ask(question, before.get(str(path)))
            except AmuGraphError as error:
                problems.add("bad-check", Position(file), reason=error.message)
                continue
            self._asked[str(path)] = asked
            for row in (row for rows in asked.rows.values() for row in rows):
                _record(row, question, file, positions, problems)


def _record(row: Row, question: Question, file: str, positions: Positions, problems: Problems) -> None:
    suffix = next(one for one in SUFFIXES if question.path.stem.endswith(one))
    shown = ", ".join(f"{one.name}: {ns.curie(one.text) if one.is_iri else one.text}" for one in row)
    problems.add_as(
        "check",
        positions.of_row(cell.text for cell in row if cell.is_iri),
        code=question.path.stem.removesuffix(suffix),
        severity=SUFFIXES[suffix],
        words=question.summary,
        row=shown,
        rule=file,
    )


@dataclass(frozen=True)
class _Asking:
    """Asks checks about all, or about what a change concerns."""

    loaded: Loaded

    def ask(self, question: Question, before: _Asked | None) -> _Asked:
        """Return the rows of a check, those of what is not concerned as they were before."""
        follows, concerned = question.value("follows"), self._concerned
        if concerned is None or before is None or before.text != question.text or not follows:
            having = () if follows in {"", FOCUS} else self._having(_properties(follows))
            return _Asked(question.text, _by_focus(_rows(self.loaded.whole, question)), frozenset(having))
        if follows != FOCUS:
            return self._along(_properties(follows), question, before)
        names = {one.value for one in concerned}
        found = {focus: rows for focus, rows in before.rows.items() if focus not in names}
        anew = _by_focus(_rows(self._near, question))
        return _Asked(question.text, found | {focus: rows for focus, rows in anew.items() if focus in names})

    def _along(self, properties: AbstractSet[ox.NamedNode], question: Question, before: _Asked) -> _Asked:
        """Return the rows of a check that follows properties: the same where nothing that has them has changed."""
        having = self.loaded.having(properties, before.having)
        if (having | before.having).isdisjoint(self.loaded.changed or ()):
            return before
        return _Asked(question.text, _by_focus(_rows(self.loaded.of(having), question)), having)

    def _having(self, properties: AbstractSet[ox.NamedNode]) -> Iterator[ox.NamedNode]:
        for one in properties:
            found = self.loaded.whole.engine.quads_for_pattern(None, one, None, ox.DefaultGraph())
            yield from (quad.subject for quad in found if isinstance(quad.subject, ox.NamedNode))

    @cached_property
    def _concerned(self) -> AbstractSet[ox.NamedNode] | None:
        return self.loaded.concerned(MOST)

    @cached_property
    def _near(self) -> Store:
        return self.loaded.near(self._concerned or frozenset())


def _properties(follows: str) -> set[ox.NamedNode]:
    return {ox.NamedNode(iri) for name in follows.split() if (iri := ns.expand(name))}


def _rows(store: Store, question: Question) -> Iterator[Row]:
    solutions = store.query_about(question.text, {})
    if not isinstance(solutions, ox.QuerySolutions):
        return
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        yield tuple(
            Cell(name, value.value, isinstance(value, ox.NamedNode))
            for name in names
            if isinstance(value := solution[name], ox.NamedNode | ox.Literal)
        )


def _by_focus(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(next((one.text for one in row if one.name == FOCUS), ""), []).append(row)
    return found
