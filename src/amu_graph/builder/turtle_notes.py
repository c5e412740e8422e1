"""Notes in Turtle and TriG: statements that are written out, in the graphs of their passages."""

from pathlib import Path
from typing import Final, NamedTuple

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.builder.mark import Mark
from amu_graph.builder.note_statements import Reading
from amu_graph.builder.passages import STATUSES, TYPE, Passage, Source, Value, source_values
from amu_graph.builder.problems import Problems
from amu_graph.builder.statements import Statement
from amu_graph.builder.text_file import FORBIDDEN, name_of
from amu_graph.builder.turtle import read_quads

SOURCES: Final = ns.BASE + "source/"
STATUS: Final = ox.NamedNode(ns.DCTERMS + "type")


def read_turtle_note(path: Path, file: str, problems: Problems) -> Reading:
    """Return what a `.trig` note says (its named graphs are passages), or a `.ttl` note (one passage, `#document`).

    The default graph of a `.trig` note describes its source and passages; a `.ttl` note may describe its source among
    its statements, and is otherwise a source of its own, named after the file. Positions are those of the file only.
    """
    quads = [one for quad in read_quads(path, file, problems) if (one := _usable(quad, file, problems))]
    source = _source(quads, path, file, problems)
    if source is None:
        return Reading()
    described = {one.triple for one in quads if not one.graph and one.subject.value.startswith(SOURCES)}
    reading = Reading(sources=[source], described=sorted(described, key=str))
    statuses = _statuses(described)
    passages: dict[str, Passage] = {}
    for one in sorted(quads, key=str):
        iri = _graph(one, source, path, file, problems)
        if iri:
            status = statuses.get(iri, "asserted")
            name = iri.rpartition("#")[2]
            passage = passages.setdefault(iri, _Named(source=source, at=Mark(file), name=name, status=status))
            reading.statements.append(Statement(one.subject, one.predicate, one.object, passage, Mark(file)))
    reading.passages += passages.values()
    return reading


class _Named(Passage):
    """A passage whose name is given whole, its status not being part of it."""

    __slots__ = ()

    @property
    def iri(self) -> str:
        return f"{self.source.iri}#{self.name}"


class _Written(NamedTuple):
    """A quad without blank nodes; the default graph has the empty name."""

    subject: ox.NamedNode
    predicate: ox.NamedNode
    object: Value
    graph: str

    @property
    def triple(self) -> ox.Triple:
        return ox.Triple(self.subject, self.predicate, self.object)


def _usable(quad: ox.Quad, file: str, problems: Problems) -> _Written | None:
    subject, value, graph = quad.subject, quad.object, quad.graph_name
    if isinstance(subject, ox.Triple) or isinstance(value, ox.Triple):
        problems.add("triple-term", Mark(file))
        return None
    if isinstance(subject, ox.BlankNode) or isinstance(value, ox.BlankNode) or isinstance(graph, ox.BlankNode):
        problems.add("blank-node", Mark(file), predicate=ns.curie(quad.predicate.value))
        return None
    match = FORBIDDEN.search(value.value) if isinstance(value, ox.Literal) else None
    if match:
        problems.add("control-character", Mark(file), character=name_of(match.group()))
        return None
    return _Written(subject, quad.predicate, value, graph.value if isinstance(graph, ox.NamedNode) else "")


def _source(quads: list[_Written], path: Path, file: str, problems: Problems) -> Source | None:
    type_source = ox.NamedNode(ns.AMU + "Source")
    declared = {one.subject.value for one in quads if (one.graph, one.predicate, one.object) == ("", TYPE, type_source)}
    slugs = {iri.removeprefix(SOURCES) for iri in declared if ns.SLUG.fullmatch(iri.removeprefix(SOURCES))}
    if len(declared) == len(slugs) == 1:
        return Source(slug=slugs.pop(), at=Mark(file))
    slug = ns.slugify(path.stem)
    if declared or path.suffix != ".ttl" or not slug or not quads:
        if quads:
            problems.add("no-source", Mark(file))
        return None
    label = ox.Literal(path.stem, language="fr")
    values = source_values(labels=[label], notes=[], url="", digest="", language="fr", retrieved=None)
    return Source(slug=slug, at=Mark(file), values=values)


def _statuses(described: set[ox.Triple]) -> dict[str, str]:
    by_iri = {ns.concept_iri("status", status): status for status in STATUSES}
    stated = [
        (str(triple.subject)[1:-1], str(triple.object)[1:-1]) for triple in described if triple.predicate == STATUS
    ]
    return {passage: by_iri[status] for passage, status in stated if status in by_iri}


def _graph(one: _Written, source: Source, path: Path, file: str, problems: Problems) -> str:
    """Return the passage of a statement; empty where it is metadata or out of place."""
    if not one.graph:
        if one.subject.value.startswith(SOURCES):
            return ""
        if path.suffix == ".ttl":
            return f"{source.iri}#document"
        problems.add("statement-outside", Mark(file), subject=one.subject.value)
        return ""
    name = one.graph.removeprefix(source.iri + "#")
    if name != one.graph and ns.SLUG.fullmatch(name.lower()):
        return one.graph
    problems.add("graph-not-a-passage", Mark(file), graph=one.graph, source=source.slug)
    return ""
