"""The queries of control: any row of `checks/*-violation.rq` is a violation, of `checks/*-warning.rq` a warning."""

from pathlib import Path
from typing import Final

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph import project
from amu_graph.builder.positions import Positions
from amu_graph.errors import AmuGraphError, Severity
from amu_graph.notes.position import Position
from amu_graph.notes.problems import Problems
from amu_graph.query.catalogue import Question, read
from amu_graph.store import Store

SUFFIXES: Final[dict[str, Severity]] = {"-violation": "violation", "-warning": "warning"}


def run_checks(store: Store, queries: Path, positions: Positions, problems: Problems) -> None:
    """Run every check and record a problem for each row, at the place of the first term of it that has one."""
    for path in project.files(queries, "checks/*.rq"):
        suffix = next((one for one in SUFFIXES if path.stem.endswith(one)), None)
        if suffix is None:
            continue
        question = read(path, path.stem)
        file = project.named(path, queries)
        try:
            rows = list(_rows(store, question))
        except AmuGraphError as error:
            problems.add("bad-check", Position(file), reason=error.message)
            continue
        for row in rows:
            code = path.stem.removesuffix(suffix)
            at = positions.of_row([value for value in row.values() if isinstance(value, ox.NamedNode)])
            shown = ", ".join(f"{name}: {_shown(value)}" for name, value in row.items())
            problems.add_as(
                "check", at, code=code, severity=SUFFIXES[suffix], words=question.summary, row=shown, rule=file
            )


def _rows(store: Store, question: Question) -> list[dict[str, ox.NamedNode | ox.Literal]]:
    solutions = store.query(question.text)
    if not isinstance(solutions, ox.QuerySolutions):
        return []
    names = [variable.value for variable in solutions.variables]
    return [
        {name: value for name in names if isinstance(value := solution[name], ox.NamedNode | ox.Literal)}
        for solution in solutions
    ]


def _shown(value: ox.NamedNode | ox.Literal) -> str:
    return ns.curie(value.value) if isinstance(value, ox.NamedNode) else value.value
