"""What the graphs of a corpus hold of a few things, made without the rest: it follows from what is near them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.builder.corpus import Corpus
from amu_graph.builder.derive import Consequences, Triples
from amu_graph.builder.facts import Facts, Stating
from amu_graph.builder.metadata import Metadata
from amu_graph.builder.readings import certain, only_interpreted, shown_only_interpreted
from amu_graph.builder.vocabulary import Vocabulary, by_subject
from amu_graph.notes.statements import Statement

if TYPE_CHECKING:
    from amu_graph.notes.passages import Passage

_AGENT, _CONTEXT = (ox.NamedNode(ns.AMU + name) for name in ("agent", "context"))
_NONE: Final[tuple[Statement, ...]] = ()

Grouped = Mapping[object, list[Statement]]


class About(NamedTuple):
    """What the graphs hold of a thing: `plain` is the default graph without what is made for display."""

    plain: Triples
    shown: Triples
    derived: Triples
    interpreted: Triples


class _Surroundings(Facts):
    """What statements, sources and vocabularies say of things, looked up as far as somebody asks, and what follows."""

    def __init__(
        self, about: Grouped, naming: Grouped, background: "_Background", labels: Mapping[object, list[ox.Triple]]
    ) -> None:
        self.about, self._named = about, naming
        self._background, self._labels = background, labels
        self._facts: dict[str, Stating] = {}
        self._following: dict[str, Triples] = {}
        self._consequences = Consequences(background.vocabulary.ontology, self)

    def stated(self, thing: object) -> Triples:
        """Return what is stated of a thing."""
        said = self.about.get(thing, _NONE)
        return {*(one.triple for one in said), *self._background.of(thing), *self._labels.get(thing, ())}

    def of(self, thing: str) -> Stating:
        if thing not in self._facts:
            said: dict[str, list[ox.NamedNode | ox.Literal]] = defaultdict(list)
            for one in self.stated(ox.NamedNode(thing)):
                if isinstance(value := one.object, ox.NamedNode | ox.Literal):
                    said[one.predicate.value].append(value)
            self._facts[thing] = dict(said)
        return self._facts[thing]

    def naming(self, thing: str) -> set[str]:
        node = ox.NamedNode(thing)
        found = {one.subject.value for one in self._named.get(node, _NONE)}
        return found | {
            one.subject.value for one in self._background.naming(node) if isinstance(one.subject, ox.NamedNode)
        }

    def following(self, thing: str) -> Triples:
        """Return what follows for a thing; some of it may be about another one."""
        if thing not in self._following:
            self._following[thing] = self._consequences.of(thing)
        return self._following[thing]

    def shown(self, thing: str) -> Triples:
        """Return the names by which a thing is shown."""
        return self._consequences.shown(thing, self.following(thing))

    def derived(self, thing: ox.NamedNode) -> Triples:
        """Return what follows and is about a thing: for itself, and for the participations of which it is the agent."""
        found = {one for one in self.following(thing.value) if one.subject == thing}
        for one in self._participations(thing, _AGENT):
            found |= {each for each in self.following(one) if each.subject == thing}
        return found - self.stated(thing)

    def agents(self, context: ox.NamedNode) -> Iterator[ox.NamedNode]:
        """Yield what names a thing by what follows for the participations of which it is the context."""
        for one in self._participations(context, _CONTEXT):
            named = (each.subject for each in self.following(one) if each.object == context)
            yield from (subject for subject in named if isinstance(subject, ox.NamedNode))

    def _participations(self, thing: ox.NamedNode, end: ox.NamedNode) -> set[str]:
        return {one.subject.value for one in self._named.get(thing, _NONE) if one.predicate == end}


class _Background:
    """What is said of sources and passages, made as far as somebody asks, and what the vocabularies say."""

    def __init__(self, corpus: Corpus, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._sources = {source.iri: source for source in corpus.sources}
        self._passages: dict[str, list[Passage]] = defaultdict(list)
        for passage in corpus.passages:
            self._passages[passage.source.iri].append(passage)
        self._described: dict[str, list[ox.Triple]] = defaultdict(list)
        self._naming: dict[object, list[ox.Triple]] = defaultdict(list)
        for one in corpus.reading.described:
            self._described[str(one.subject)[1:-1].partition("#")[0]].append(one)
            self._naming[one.object].append(one)
        self._made: dict[str, Mapping[object, list[ox.Triple]]] = {}

    def metadata(self, thing: object) -> list[ox.Triple]:
        """Return what the metadata say of a source, a passage or its position."""
        source = thing.value.partition("#")[0] if isinstance(thing, ox.NamedNode) else ""
        if source not in self._sources:
            return [one for one in self._described.get(source, ()) if one.subject == thing]
        return self._of_source(source).get(thing, [])

    def _of_source(self, source: str) -> Mapping[object, list[ox.Triple]]:
        if source not in self._made:
            own = [self._sources[source]], self._passages[source], self._described.get(source, ())
            self._made[source] = by_subject(Metadata().of(*own))
        return self._made[source]

    def of(self, thing: object) -> list[ox.Triple]:
        """Return what is said of a source, a passage or a word."""
        return [*self.metadata(thing), *self.vocabulary.vocabularies.get(thing, ())]

    def naming(self, thing: ox.NamedNode) -> Iterator[ox.Triple]:
        """Yield what names a thing: passages their source, words each other."""
        yield from self._naming.get(thing, ())
        source = thing.value.partition("#")[0]
        every = self._of_source(source).values() if source in self._sources else ()
        yield from (one for said in every for one in said if one.object == thing)
        names = (one for one in self.vocabulary.naming.get(thing, ()) if one.subject in self.vocabulary.vocabularies)
        yield from names


class LocalGraphs:
    """The graphs of a corpus, as far as somebody asks for what they hold of a thing."""

    def __init__(self, corpus: Corpus, vocabulary: Vocabulary) -> None:
        self.corpus, self.vocabulary = corpus, vocabulary
        self._background = _Background(corpus, vocabulary)
        self._made: dict[object, About] = {}
        self._said = _grouped(corpus.said)
        self._every = self._around(corpus.shown, vocabulary.labels)

    def _around(self, shown: Iterable[Statement], labels: Mapping[object, list[ox.Triple]]) -> _Surroundings:
        shown = list(shown)
        naming: dict[object, list[Statement]] = defaultdict(list)
        for one in shown:
            if isinstance(one.object, ox.NamedNode):
                naming[one.object].append(one)
        return _Surroundings(_grouped(shown), naming, self._background, labels)

    @cached_property
    def _certain(self) -> _Surroundings:
        return self._around(certain(self.corpus.shown), {})

    @cached_property
    def _by_passage(self) -> Mapping[str, set[ox.NamedNode]]:
        found: dict[str, set[ox.NamedNode]] = defaultdict(set)
        for one in self.corpus.said:
            found[one.passage.iri].add(one.subject)
        return found

    def said_in(self, passage: str) -> AbstractSet[ox.NamedNode]:
        """Return the things of which a passage says something."""
        return self._by_passage.get(passage, frozenset())

    def about(self, thing: object) -> About:
        """Return what the graphs hold of a thing."""
        if thing not in self._made:
            self._made[thing] = self._of(thing) if isinstance(thing, ox.NamedNode) else self._of_nameless(thing)
        return self._made[thing]

    def _of_nameless(self, thing: object) -> About:
        plain = {*self.vocabulary.terms.get(thing, ()), *self._background.of(thing)}
        return About(plain, set(), set(), set())

    def _of(self, thing: ox.NamedNode) -> About:
        said = self._every.about.get(thing, [])
        background = set(self._background.of(thing))
        stated = {one.triple for one in said} | background
        derived, shown = self._every.derived(thing), self._every.shown(thing.value)
        follows = self._certain.derived(thing)
        interpreted = only_interpreted(said, derived, background, follows, self.vocabulary.ontology)
        interpreted |= shown_only_interpreted(interpreted, shown)
        plain = stated | derived | {*self.vocabulary.terms.get(thing, ())}
        return About(plain, shown, derived | shown, interpreted)

    def merged(self, thing: object) -> Triples:
        """Return what the default graph says of a thing."""
        about = self.about(thing)
        return about.plain | about.shown

    def naming(self, thing: ox.NamedNode) -> set[ox.NamedNode]:
        """Return what names a thing in the default graph; of a word, sources and passages that name it are left out."""
        words = (one.subject for one in self.vocabulary.naming.get(thing, ()))
        found = {word for word in words if isinstance(word, ox.NamedNode)}
        return found | {*map(ox.NamedNode, self._every.naming(thing.value)), *self._every.agents(thing)}

    def named(self, thing: object) -> set[ox.NamedNode]:
        """Return the things that are named by what the default graph says of this one."""
        return {value for one in self.merged(thing) if isinstance(value := one.object, ox.NamedNode)}

    def graphs(self, things: Iterable[ox.NamedNode]) -> dict[str, Triples]:
        """Return what each graph but the default one says of some things."""
        found: dict[str, Triples] = defaultdict(set)
        for thing in things:
            about = self.about(thing)
            found[ns.DERIVED] |= about.derived
            found[ns.INTERPRETED] |= about.interpreted
            found[ns.METADATA].update(self._background.metadata(thing))
            found[ns.ONTOLOGY].update(self.vocabulary.terms.get(thing, ()))
            found[ns.VOCABULARIES].update(self.vocabulary.vocabularies.get(thing, ()))
            for one in self._said.get(thing, _NONE):
                found[one.passage.iri].add(one.triple)
        return found

    def around(self, things: AbstractSet[ox.NamedNode], steps: int) -> Triples:
        """Return what is said of some things and of those up to some steps away, and of classes."""
        found = set(self.vocabulary.classes)
        seen: set[object] = set()
        reached: set[ox.NamedNode] = set(things)
        for _ in range(steps + 1):
            seen |= reached
            said = set().union(*(self.about(thing).plain for thing in reached))
            reached = {value for one in said if isinstance(value := one.object, ox.NamedNode)} - seen
            found |= said
        return found


def _grouped(statements: Iterable[Statement]) -> dict[object, list[Statement]]:
    found: dict[object, list[Statement]] = defaultdict(list)
    for one in statements:
        found[one.subject].append(one)
    return dict(found)
