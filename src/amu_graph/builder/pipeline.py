"""The build as a whole: notes → statements → merged → derived → validated → quads."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph import resources
from amu_graph.builder.checks import run_checks
from amu_graph.builder.coverage import check_coverage
from amu_graph.builder.derive import derive
from amu_graph.builder.habits import check_habits
from amu_graph.builder.merge import DEPRECATED, check_lives, decided, replace_entities
from amu_graph.builder.metadata import dataset_triples, metadata_triples, project_version
from amu_graph.builder.positions import Positions
from amu_graph.builder.readings import only_interpreted, shown_only_interpreted
from amu_graph.builder.references import check_references
from amu_graph.builder.resembling import check_resemblance
from amu_graph.builder.settle import settle
from amu_graph.builder.shacl import check_shapes
from amu_graph.builder.shown_labels import shown_labels
from amu_graph.builder.withdraw import check_withdrawals, without_withdrawn
from amu_graph.errors import Problem
from amu_graph.notes.decision_files import read_decisions
from amu_graph.notes.decisions import Decisions
from amu_graph.notes.folder import read_notes
from amu_graph.notes.note_statements import Reading
from amu_graph.notes.ontology import Ontology, read_ontology
from amu_graph.notes.passages import Passage, Source
from amu_graph.notes.problems import Problems
from amu_graph.notes.profile import Profile, read_profile
from amu_graph.notes.schema import check_schemas
from amu_graph.notes.statements import Statement
from amu_graph.store.totals import Totals


@dataclass(frozen=True)
class Build:
    """A dataset and the problems of its data; with a violation among them the dataset is not to be written.

    `quads` are in the order of their N-Quads lines; `stored` means that it was written with a store on disk; `lost` are
    the addresses that the dataset before it answered and this one does not, where it took its place, `unsettled`
    these and those that were lost before and are neither answered again nor decided.
    """

    content: bytes
    problems: tuple[Problem, ...]
    lost: tuple[str, ...] = ()
    unsettled: tuple[str, ...] = ()
    stored: bool = False

    @property
    def ok(self) -> bool:
        """Return whether nothing prevents the dataset from being written."""
        return all(problem.severity != "violation" for problem in self.problems)

    @cached_property
    def quads(self) -> tuple[ox.Quad, ...]:
        """The statements in the order of their lines."""
        return tuple(ox.parse(self.content, format=ox.RdfFormat.N_QUADS))

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the content, in hexadecimal."""
        return sha256(self.content).hexdigest()

    @cached_property
    def totals(self) -> Totals:
        """What the dataset holds."""
        return Totals.of(self.quads)

    @property
    def about(self) -> dict[str, Any]:
        """Return the rest of the manifest: the version, and the addresses that no decision has settled."""
        return {"version": project_version(), **({"lost": list(self.unsettled)} if self.unsettled else {})}


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


def build(data: Path, *, ontology: Path | None = None, queries: Path | None = None) -> Build:
    """Read the notes and decisions of `data` and return the dataset with every problem found.

    The ontology and the queries of the project are used where no other folder is named. The shapes and the checks
    (`queries/checks/`) are run when there is no violation so far: on half of the data they would report its other half
    missing. Nothing is written, and nothing depends on the clock.
    """
    with _collection_paused():
        return _build(data, ontology or resources.ontology(), queries or resources.queries())


@contextmanager
def _collection_paused() -> Iterator[None]:
    """Spare the collector of cycles the statements, all of which stay: that took a quarter of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _build(data: Path, ontology: Path, queries: Path) -> Build:
    problems = Problems()
    terms = read_ontology(ontology, problems)
    profile = read_profile(ontology, terms, problems)
    if problems.violated:  # half an ontology would find fault with every note
        return Build(b"", problems.sorted())
    corpus = read_corpus(data, profile, terms, problems)
    check_schemas(data, profile, terms, problems)
    check_habits(corpus.reading.sources, corpus.passages, corpus.reading.statements, problems)
    graphs = _graphs(corpus, terms)
    content = sorted_lines(graphs)
    if not problems.violated:
        positions = Positions(corpus.shown, terms)
        positions.add(corpus.sources, corpus.passages)
        check_shapes(_without_shown_labels(graphs[""]), ontology, positions, problems)
        run_checks(content, queries, positions, problems)
    return Build(content, problems.sorted())


def read_corpus(data: Path, profile: Profile, terms: Ontology, problems: Problems) -> Corpus:
    """Read notes and decisions, carry the decisions out, and check that the notes agree and are complete."""
    read = read_notes(data, profile, terms, problems)
    decisions = read_decisions(data, profile, terms, problems)
    check_coverage(read.sources, read.passages, problems)
    check_withdrawals(read, decisions, problems)
    remaining = without_withdrawn(read, decisions)
    reading = remaining.reading
    replaced = replace_entities(reading.statements, decisions)
    check_lives(decisions, replaced.every, remaining, problems)
    out = decisions.successors.keys()
    check_references([one for one in replaced.every if one.subject.value not in out], problems)
    lives = decided(decisions, remaining)
    shown = [*settle(replaced, decisions, profile, problems), *lives]
    check_resemblance(shown, decisions, problems)
    said = list(dict.fromkeys([*replaced.every, *shown]))
    return Corpus(reading, decisions, said, shown)


def _graphs(corpus: Corpus, terms: Ontology) -> dict[str, set[ox.Triple]]:
    """Return the triples of each graph; the default graph has the empty name."""
    metadata = metadata_triples(corpus.sources, corpus.passages, corpus.reading.described)
    background = metadata | set(terms.vocabularies)
    stated = {statement.triple for statement in corpus.shown} | background
    derived = derive(stated, terms)
    interpreted = only_interpreted(corpus.shown, derived, background, terms)
    names = set(shown_labels(stated | derived | set(terms.terms)))
    interpreted |= shown_only_interpreted(interpreted, names)
    derived |= names
    out = {triple.subject for triple in stated if triple.predicate == DEPRECATED}
    entities = {triple.subject for triple in stated if ns.kind_of(str(triple.subject)[1:-1])} - out
    default = stated | derived | set(terms.terms)
    metadata |= set(dataset_triples(triples=len(default), entities=len(entities), sources=len(corpus.sources)))
    graphs: dict[str, set[ox.Triple]] = {
        "": default | metadata,
        ns.DERIVED: derived,
        ns.INTERPRETED: interpreted,
        ns.ONTOLOGY: set(terms.terms),
        ns.VOCABULARIES: set(terms.vocabularies),
        ns.METADATA: metadata,
    }
    for statement in corpus.said:
        graphs.setdefault(statement.passage.iri, set()).add(statement.triple)
    return graphs


def sorted_lines(graphs: Mapping[str, Iterable[ox.Triple]]) -> bytes:
    """Return N-Quads in the order of their bytes; the engine escapes line ends within texts."""
    lines: list[bytes] = []
    for name, triples in graphs.items():
        written: bytes = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
        end = f" <{name}> .\n".encode() if name else b" .\n"
        lines += [line.removesuffix(b" .") + end for line in written.split(b"\n") if line]
    return b"".join(sorted(lines))


def _without_shown_labels(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Leave out what is made for display: no shape speaks of it."""
    shown = {ox.NamedNode(iri) for iri in ns.SHOWN_LABELS.values()}
    return (triple for triple in triples if triple.predicate not in shown)
