"""What `check` says of proposals: which of them wait for an answer, and what is wrong in their files."""

from collections.abc import Iterable
from pathlib import Path

from amu_graph.errors import Problem
from amu_graph.ingest.proposals import Name, Review, Statement
from amu_graph.ingest.review_files import load, paths
from amu_graph.language import Text, counted
from amu_graph.notes.position import Position
from amu_graph.notes.problems import Problems


def check_proposals(data: Path) -> tuple[Problem, ...]:
    """Return the remarks on the proposals of the folder of the data, and the problems of their files.

    The build reads none of them: whatever is said here, the dataset is the same.
    """
    problems = Problems()
    for path in paths(data):
        review = load(path, data, problems)
        if review is None:
            continue
        at = Position(path.relative_to(data.parent).as_posix())
        _remark(review, at, problems)
    return problems.sorted()


def _remark(review: Review, at: Position, problems: Problems) -> None:
    ready = [one for one in review.every if one.answer and not one.rejected]
    if review.open:
        problems.add("open-proposals", at, source=review.id, open=_counted(review.open))
    if ready:
        problems.add("answered-proposals", at, source=review.id, answered=_counted(ready))
    for one in review.every:
        if one.disputed:
            problems.add("answers-differ", one.position, reviewers=", ".join(sorted(one.answers)))


def _counted(every: Iterable[Name | Statement]) -> Text:
    return counted(len(list(every)), "proposition", "proposal")
