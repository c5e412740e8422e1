"""The build as a whole: notes → statements → merged → derived → validated → quads."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from amu_graph import collector, resources
from amu_graph.builder.checks import Checks
from amu_graph.builder.corpus import Corpus, KnownFiles, corpus_of, read_corpus
from amu_graph.builder.differing import differing
from amu_graph.builder.graphs import GraphMaker, Graphs
from amu_graph.builder.habits import check_habits
from amu_graph.builder.loaded import Loaded
from amu_graph.builder.local import LocalGraphs
from amu_graph.builder.memory import Memory
from amu_graph.builder.metadata import project_version
from amu_graph.builder.positions import Positions
from amu_graph.builder.shacl import Shapes
from amu_graph.builder.vocabulary import Vocabulary
from amu_graph.errors import Problem
from amu_graph.notes.decision_files import decisions_of
from amu_graph.notes.folder import is_turtle
from amu_graph.notes.known import Known
from amu_graph.notes.problems import Problems
from amu_graph.notes.schema import check_schemas
from amu_graph.notes.turtle_rules import Rules
from amu_graph.notes.words import Words, read_words
from amu_graph.store.cache_file import BROKEN
from amu_graph.store.totals import Totals


@dataclass(frozen=True)
class Build:
    """A dataset and the problems of its data; with a violation among them the dataset is not to be written.

    `made` is what it holds: its lines, or what makes its graphs where they are asked for. `stored` means that it was
    written with a store on disk; `lost` are the addresses that the dataset before it answered and this one does not,
    where it took its place, `unsettled` these and those that were lost before and are neither answered again nor
    decided. `counted` are the totals of lines, where they are known.
    """

    made: bytes | Callable[[], Graphs]
    problems: tuple[Problem, ...]
    lost: tuple[str, ...] = ()
    unsettled: tuple[str, ...] = ()
    stored: bool = False
    counted: Totals | None = None

    @cached_property
    def content(self) -> bytes:
        """The N-Quads in the order of their bytes."""
        return self.made if isinstance(self.made, bytes) else self.made().content

    @property
    def ok(self) -> bool:
        """Return whether nothing prevents the dataset from being written."""
        return all(problem.severity != "violation" for problem in self.problems)

    @cached_property
    def quads(self) -> tuple[ox.Quad, ...]:
        """The statements in the order of their lines."""
        return tuple(ox.parse(self.content, format=ox.RdfFormat.N_QUADS))

    @cached_property
    def digest(self) -> str:
        """Return the SHA-256 of the content, in hexadecimal."""
        return sha256(self.content).hexdigest()

    @cached_property
    def totals(self) -> Totals:
        """What the dataset holds."""
        return self.counted or Totals.of(self.quads) if isinstance(self.made, bytes) else self.made().totals

    @property
    def about(self) -> dict[str, Any]:
        """Return the rest of the manifest: the version, and the addresses that no decision has settled."""
        return {"version": project_version(), **({"lost": list(self.unsettled)} if self.unsettled else {})}


def build(data: Path, *, ontology: Path | None = None, queries: Path | None = None) -> Build:
    """Read the notes and decisions of `data` and return the dataset with every problem found.

    The ontology and the queries of the project are used where no other folder is named. The shapes and the checks
    (`queries/checks/`) are run when there is no violation so far: on half of the data they would report its other half
    missing. Nothing is written, and nothing depends on the clock.
    """
    return Checker(data, ontology=ontology, queries=queries).build()


class Checker:
    """Builds a folder again and again: of what a change does not touch, nothing is read, derived or validated twice.

    Each build gives what `build` gives. What changed is found in the files themselves; one caller at a time. `memory`
    is what another one found by the same words and queries.
    """

    def __init__(
        self, data: Path, *, ontology: Path | None = None, queries: Path | None = None, memory: Memory | None = None
    ) -> None:
        self.data = data
        self._ontology = ontology or resources.ontology()
        self._queries = queries or resources.queries()
        self._earlier = memory or Memory()
        self._model: _Model | None = None

    def build(self) -> Build:
        """Return the dataset of the folder as it is now, with every problem found."""
        with collector.paused():
            words = read_words(self._ontology)
            if self._model is None or self._model.words.digest != words.digest:
                self._model = _model(self._ontology, words, self._earlier)
                self._earlier = Memory()
            try:
                return self._model.build(self.data, self._queries)
            except BaseException:
                self._model = None  # what was left half done is no base for the next build
                raise

    @property
    def memory(self) -> Memory:
        """What was found, for another one."""
        return self._model.memory if self._model else self._earlier


class _Model:
    """An ontology, and what was found by it."""

    def __init__(self, ontology: Path, words: Words, memory: Memory) -> None:
        self.words = words
        self._earlier = memory
        self._known = KnownFiles(notes=Known(memory.reading))
        self._vocabulary = Vocabulary(words.terms)
        self._graphs = GraphMaker(words.terms)
        self._judged: LocalGraphs | None = None
        self._sound = False
        self._shapes = Shapes(ontology, memory.shapes)
        self._checks = Checks(memory.checks)

    def build(self, data: Path, queries: Path) -> Build:
        problems = Problems()
        problems.include(self.words.problems)
        if problems.violated:  # half an ontology would find fault with every note
            return Build(b"", problems.sorted())
        corpus = read_corpus(data, self.words.profile, self.words.terms, problems, self._known)
        check_schemas(data, self.words.profile, self.words.terms, problems)
        check_habits(corpus.reading.sources, corpus.passages, corpus.reading.statements, problems)
        graphs = cache(lambda: self._graphs.of(corpus))
        self._sound = not problems.violated
        self._judge(corpus, graphs, queries, problems)
        return Build(graphs, problems.sorted())

    def _judge(self, corpus: Corpus, graphs: Callable[[], Graphs], queries: Path, problems: Problems) -> None:
        if problems.violated:  # the shapes wait: what they would say of values in Turtle is said as well
            rules = Rules(self.words.profile, self.words.terms, problems)
            rules.judge(one for one in corpus.reading.statements if is_turtle(one.at.file))
            return
        positions = Positions(corpus.shown, corpus.sources, corpus.passages, self.words.terms)
        now = LocalGraphs(corpus, self._vocabulary)
        before = self._judged or self._judged_earlier()
        loaded = Loaded(now, self._vocabulary, graphs, differing(before, now) if before else None)
        self._judged = now
        found = Problems()
        shapes = partial(self._shapes.check, loaded, positions, found)
        checks = partial(self._checks.run, loaded, queries, positions, problems)
        if loaded.changed is None:
            loaded.graphs()  # made once, before two ask for them
            _at_once(shapes, checks)
        else:
            shapes()
            checks()
        problems.include(found)

    def _judged_earlier(self) -> LocalGraphs | None:
        """Return the graphs that another process judged."""
        if self._earlier.shapes is None:
            return None
        reading, profile = self._earlier.whole_reading(self._known.notes), self.words.profile
        decisions = decisions_of(self._earlier.decisions, profile, self.words.terms, self._known.decisions)
        return LocalGraphs(corpus_of(reading, decisions, profile), self._vocabulary)

    @property
    def memory(self) -> Memory:
        """What was found; of data that were not judged nothing but what the notes say."""
        if not self._judged and self._earlier.shapes is not None:
            return self._earlier
        found = Memory({}, self._known.decisions.texts, self._shapes.kept(), self._checks.kept())
        return (found if self._sound else Memory()).with_notes(self._earlier, self._known.notes)


def _at_once(first: Callable[[], None], second: Callable[[], None]) -> None:
    """Call two functions: what engines compute without the interpreter takes two processors."""
    with ThreadPoolExecutor(max_workers=1) as beside:
        called = beside.submit(first)
        second()
    called.result()


def _model(ontology: Path, words: Words, memory: Memory) -> _Model:
    """Return a model that begins with a memory, unless that holds something else than what was kept."""
    with suppress(*BROKEN):
        return _Model(ontology, words, memory)
    return _Model(ontology, words, Memory())
