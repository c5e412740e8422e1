"""Types shared by the tests of the build."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from amu_graph.builder.corpus import Corpus
from amu_graph.errors import Problem
from amu_graph.notes.ontology import Ontology
from amu_graph.notes.profile import Profile


@dataclass(frozen=True)
class Model:
    terms: Ontology
    profile: Profile


@dataclass(frozen=True)
class Read:
    """What a data folder says, and its problems."""

    corpus: Corpus
    problems: tuple[Problem, ...]

    @property
    def found(self) -> dict[str, tuple[int, int]]:
        """Code → place of the first problem that has it."""
        return {problem.code: (problem.line, problem.column) for problem in reversed(self.problems)}

    @property
    def shown(self) -> set[str]:
        return {str(statement.triple) for statement in self.corpus.shown}


ReadFolder = Callable[[Mapping[str, str | bytes]], Read]
