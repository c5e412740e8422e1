"""The queries of control: any row of `checks/*-violation.rq` is a violation, of `checks/*-warning.rq` a warning."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

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
"""Things that are asked about one by one: of more, all are asked about at once."""

Row: TypeAlias = Mapping[str, ox.NamedNode | ox.Literal]


@dataclass(frozen=True, slots=True)
class _Asked:
    """The text of a check, and its rows by what they are about."""

    text: str
    rows: Mapping[object, Sequence[Row]]


class Checks:
    """Runs the checks again and again: of what a change does not touch, those that tell so are not asked anew.

    A check tells so by `#+ follows: focus`: what it finds wrong with `?focus` follows from what is said of that, in any
    graph, and from what the merged graph says of the things that it names.
    """

    def __init__(self) -> None:
        self._asked: dict[Path, _Asked] = {}

    def run(self, loaded: Loaded, queries: Path, positions: Positions, problems: Problems) -> None:
        """Run every check and record a problem for each row, at the place of the first term of it that has one."""
        before, self._asked = self._asked, {}
        concerned = loaded.concerned(MOST)
        for path in project.files(queries, "checks/*.rq"):
            suffix = next((one for one in SUFFIXES if path.stem.endswith(one)), None)
            if suffix is None:
                continue
            question = read(path, path.stem)
            file = project.named(path, queries)
            try:
                asked = _ask(loaded.store, question, before.get(path), concerned)
            except AmuGraphError as error:
                problems.add("bad-check", Position(file), reason=error.message)
                continue
            self._asked[path] = asked
            for row in (row for rows in asked.rows.values() for row in rows):
                code = path.stem.removesuffix(suffix)
                at = positions.of_row([value for value in row.values() if isinstance(value, ox.NamedNode)])
                shown = ", ".join(f"{name}: {_shown(value)}" for name, value in row.items())
                problems.add_as(
                    "check", at, code=code, severity=SUFFIXES[suffix], words=question.summary, row=shown, rule=file
                )


def _ask(
    store: Store, question: Question, before: _Asked | None, concerned: AbstractSet[ox.NamedNode] | None
) -> _Asked:
    """Return the rows of a check, those of what is not concerned as they were before."""
    follows = question.value("follows") == FOCUS
    if not follows or concerned is None or before is None or before.text != question.text:
        return _Asked(question.text, _by_focus(_rows(store, question, {})))
    found = {focus: rows for focus, rows in before.rows.items() if focus not in concerned}
    found |= _by_focus(row for one in concerned for row in _rows(store, question, {FOCUS: one}))
    return _Asked(question.text, found)


def _rows(store: Store, question: Question, given: Mapping[str, ox.NamedNode]) -> Iterator[Row]:
    solutions = store.query_about(question.text, given)
    if not isinstance(solutions, ox.QuerySolutions):
        return
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        yield {name: value for name in names if isinstance(value := solution[name], ox.NamedNode | ox.Literal)}


def _by_focus(rows: Iterable[Row]) -> dict[object, list[Row]]:
    found: dict[object, list[Row]] = {}
    for row in rows:
        found.setdefault(row.get(FOCUS), []).append(row)
    return found


def _shown(value: ox.NamedNode | ox.Literal) -> str:
    return ns.curie(value.value) if isinstance(value, ox.NamedNode) else value.value
