"""Notes in Turtle and TriG: statements that are written out, in the graphs of their passages."""

from pathlib import Path
from typing import Final

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.build.mark import Mark
from amu_graph.build.note_statements import Reading
from amu_graph.build.passages import STATUSES, TYPE, Passage, Source, source_values
from amu_graph.build.problems import Problems
from amu_graph.build.statements import Statement
from amu_graph.build.text_file import FORBIDDEN, name_of
from amu_graph.build.turtle import read_quads

SOURCES: Final = ns.BASE + "source/"
STATUS: Final = ns.DCTERMS + "type"


def read_turtle_note(path: Path, file: str, problems: Problems) -> Reading:
    """Return what a `.trig` note says (its named graphs are passages), or a `.ttl` note (one passage, `#document`).

    The default graph of a `.trig` note describes its source and passages; a `.ttl` note may describe its source among
    its statements, and is otherwise a source of its own, named after the file. Positions are those of the file only.
    """
    quads = [quad for quad in read_quads(path, file, problems) if _usable(quad, file, problems)]
    source = _source(quads, path, file, problems)
    if source is None:
        return Reading()
    described = {quad.triple for quad in quads if _is_default(quad) and quad.subject.value.startswith(SOURCES)}
    reading = Reading(sources=[source], described=sorted(described, key=str))
    statuses = _statuses(described)
    passages: dict[str, Passage] = {}
    for quad in sorted(quads, key=str):
        iri = _graph(quad, source, path, file, problems)
        if iri:
            status = statuses.get(iri, "asserted")
            name = iri.rpartition("#")[2]
            passage = passages.setdefault(iri, _Named(source=source, at=Mark(file), name=name, status=status))
            reading.statements.append(Statement(quad.subject, quad.predicate, quad.object, passage, Mark(file)))
    reading.passages += passages.values()
    return reading


class _Named(Passage):
    """A passage whose name is given whole, its status not being part of it."""

    __slots__ = ()

    @property
    def iri(self) -> str:
        return f"{self.source.iri}#{self.name}"


def _usable(quad: ox.Quad, file: str, problems: Problems) -> bool:
    terms = (quad.subject, quad.object, quad.graph_name)
    for term in terms:
        if isinstance(term, ox.BlankNode):
            problems.add("blank-node", Mark(file), node=str(term))
            return False
        if isinstance(term, ox.Triple):
            problems.add("triple-term", Mark(file))
            return False
    match = FORBIDDEN.search(quad.object.value) if isinstance(quad.object, ox.Literal) else None
    if match:
        problems.add("control-character", Mark(file), character=name_of(match.group()))
    return match is None


def _is_default(quad: ox.Quad) -> bool:
    return isinstance(quad.graph_name, ox.DefaultGraph)


def _source(quads: list[ox.Quad], path: Path, file: str, problems: Problems) -> Source | None:
    type_source = ox.NamedNode(ns.AMU + "Source")
    declared = {q.subject.value for q in quads if _is_default(q) and q.predicate == TYPE and q.object == type_source}
    slugs = {iri.removeprefix(SOURCES) for iri in declared if ns.SLUG.fullmatch(iri.removeprefix(SOURCES))}
    if len(declared) == len(slugs) == 1:
        return Source(slug=slugs.pop(), at=Mark(file))
    slug = ns.slugify(path.stem)
    if declared or path.suffix != ".ttl" or not slug or not quads:
        if quads:
            problems.add("no-source", Mark(file))
        return None
    label = ox.Literal(path.stem)
    values = source_values(labels=[label], notes=[], url="", digest="", language="fr", retrieved=None)
    return Source(slug=slug, at=Mark(file), values=values)


def _statuses(described: set[ox.Triple]) -> dict[str, str]:
    by_iri = {ns.concept_iri("status", status): status for status in STATUSES}
    return {
        str(triple.subject)[1:-1]: by_iri[triple.object.value]
        for triple in described
        if triple.predicate.value == STATUS
        and isinstance(triple.object, ox.NamedNode)
        and triple.object.value in by_iri
    }


def _graph(quad: ox.Quad, source: Source, path: Path, file: str, problems: Problems) -> str:
    """Return the passage of a statement; empty where it is metadata or out of place."""
    if _is_default(quad):
        if quad.subject.value.startswith(SOURCES):
            return ""
        if path.suffix == ".ttl":
            return f"{source.iri}#document"
        problems.add("statement-outside", Mark(file), subject=quad.subject.value)
        return ""
    graph = quad.graph_name.value
    if graph.startswith(source.iri + "#") and ns.SLUG.fullmatch(graph.rpartition("#")[2].lower()):
        return graph
    problems.add("graph-not-a-passage", Mark(file), graph=graph, source=source.slug)
    return ""
