"""Notes and decisions → what they say, agreed and complete."""

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from amu_graph.builder.coverage import check_coverage
from amu_graph.builder.merge import Replaced, check_lives, decided, replace_entities
from amu_graph.builder.references import check_references
from amu_graph.builder.resembling import check_resemblance
from amu_graph.builder.settle import settle
from amu_graph.builder.withdraw import Remaining, check_withdrawals, without_withdrawn
from amu_graph.notes.decision_files import read_decisions
from amu_graph.notes.decisions import Decision, Decisions
from amu_graph.notes.folder import read_notes
from amu_graph.notes.known import Known
from amu_graph.notes.note_statements import Reading
from amu_graph.notes.ontology import Ontology
from amu_graph.notes.passages import Passage, Source
from amu_graph.notes.problems import Problems
from amu_graph.notes.profile import Profile
from amu_graph.notes.statements import Statement


@dataclass(frozen=True, slots=True)
class Corpus:
    """What notes and decisions say: `said` in all passages, `shown` in the default graph.

    What a passage says of a merged or renamed thing is said of what takes its place, and of that alone, so that nobody
    counts it twice. A second name is said as it was read, and as the other name that the default graph shows.
    """

    reading: Reading
    decisions: Decisions
    said: list[Statement]
    shown: list[Statement]

    @property
    def sources(self) -> list[Source]:
        """Return all sources, the decisions among them."""
        return [*self.reading.sources, *filter(None, [self.decisions.source])]

    @property
    def passages(self) -> list[Passage]:
        """Return all passages, those of the decisions among them."""
        return [*self.reading.passages, *self.decisions.passages]


@dataclass(frozen=True, slots=True)
class KnownFiles:
    """The notes and decisions that were read before, by the same ontology."""

    notes: Known[Reading] = field(default_factory=Known)
    decisions: Known[Decision | None] = field(default_factory=partial(Known, with_texts=True))


def read_corpus(
    data: Path, profile: Profile, terms: Ontology, problems: Problems, known: KnownFiles | None = None
) -> Corpus:
    """Read notes and decisions, carry the decisions out, and check that the notes agree and are complete."""
    known = known or KnownFiles()
    read = read_notes(data, profile, terms, problems, known.notes)
    decisions = read_decisions(data, profile, terms, problems, known.decisions)
    check_coverage(read.sources, read.passages, problems)
    check_withdrawals(read, decisions, problems)
    agreed = _agreed(read, decisions, profile, problems)
    check_lives(decisions, agreed.replaced.every, agreed.remaining, problems)
    out = decisions.successors.keys()
    check_references([one for one in agreed.replaced.every if one.subject.value not in out], problems)
    check_resemblance(agreed.corpus.shown, decisions, problems)
    return agreed.corpus


def corpus_of(read: Reading, decisions: Decisions, profile: Profile) -> Corpus:
    """Return what notes and decisions say that were checked before."""
    return _agreed(read, decisions, profile, Problems()).corpus


class _Agreed(NamedTuple):
    remaining: Remaining
    replaced: Replaced
    corpus: Corpus


def _agreed(read: Reading, decisions: Decisions, profile: Profile, problems: Problems) -> _Agreed:
    """Return what notes say once the decisions are carried out; what they disagree about is recorded."""
    remaining = without_withdrawn(read, decisions)
    reading = remaining.reading
    replaced = replace_entities(reading.statements, decisions)
    lives = decided(decisions, remaining)
    shown = [*settle(replaced, decisions, profile, problems), *lives]
    every = {id(one) for one in replaced.every}
    said = [*replaced.every, *(one for one in shown if id(one) not in every)]
    return _Agreed(remaining, replaced, Corpus(reading, decisions, said, shown))
