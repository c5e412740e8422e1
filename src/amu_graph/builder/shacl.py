"""pySHACL's report → problems. rdflib and pySHACL are imported here only, when there is something to validate."""

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.builder.positions import Positions
from amu_graph.errors import Severity
from amu_graph.language import Text
from amu_graph.notes.position import Position
from amu_graph.notes.problems import Problems
from amu_graph.notes.profile import key_of

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

SEVERITIES: Final[dict[str, Severity]] = {
    ns.SH + "Violation": "violation",
    ns.SH + "Warning": "warning",
    ns.SH + "Info": "info",
}


def check_shapes(triples: Iterable[ox.Triple], ontology: Path, positions: Positions, problems: Problems) -> None:
    """Validate the triples against every file of `shapes/` and record each result of the report."""
    from pyshacl import validate
    from rdflib import Graph

    shapes = Graph()
    for path in sorted((ontology / "shapes").glob("*.ttl")):
        try:
            quads = list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, base_iri=ns.BASE))
        except SyntaxError as error:
            at = Position(path.relative_to(ontology.parent).as_posix(), error.lineno or 0, error.offset or 0)
            problems.add("turtle-syntax", at, syntax="Turtle", reason=error.msg or "")
            return
        _fill(shapes, (quad.triple for quad in quads))
    # A text that is no value of its datatype is reported by the shapes; rdflib would log a traceback for each.
    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)
    data = Graph()
    _fill(data, triples)
    _, report, _ = validate(data, shacl_graph=shapes, inference="none", advanced=False, meta_shacl=False)
    _record(report, positions, problems)


def _fill(graph: "Graph", triples: Iterable[ox.Triple]) -> None:
    from rdflib.term import BNode, Literal, URIRef

    def term(one: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> "Node":
        if isinstance(one, ox.NamedNode):
            return URIRef(one.value)
        if isinstance(one, ox.BlankNode):
            return BNode(one.value)
        if isinstance(one, ox.Literal):
            # Not normalised: the shapes look at the text as it is written.
            if one.language:
                return Literal(one.value, lang=one.language)
            return Literal(one.value, datatype=URIRef(one.datatype.value), normalize=False)
        message = f"no triple terms here: {one}"
        raise TypeError(message)

    known: dict[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, Node] = {}
    for triple in triples:
        parts = (triple.subject, triple.predicate, triple.object)
        subject, predicate, value = (known.get(part) or known.setdefault(part, term(part)) for part in parts)
        graph.add((subject, predicate, value))


def _record(report: "Graph", positions: Positions, problems: Problems) -> None:
    from rdflib.namespace import SH

    for result in report.objects(None, SH.result):  # not the details nested in a result
        focus, path, value, shape, severity = (
            str(report.value(result, name) or "")
            for name in (SH.focusNode, SH.resultPath, SH.value, SH.sourceShape, SH.resultSeverity)
        )
        constraint = str(report.value(result, SH.sourceConstraintComponent)).removeprefix(ns.SH)
        messages = list(report.objects(result, SH.resultMessage))
        problems.add_as(
            "shape",
            positions.of(focus, path, value),
            code=f"shape-{_kebab(constraint.removesuffix('ConstraintComponent'))}",
            severity=SEVERITIES.get(severity, "violation"),
            about=" · ".join([focus.removeprefix(ns.BASE), *([key_of(path)] if path else [])]),
            words=_words(messages),
            rule=shape.removeprefix(ns.SHAPES),
        )


def _words(messages: "list[Node]") -> Text:
    by_language = {getattr(message, "language", None) or "": str(message) for message in sorted(messages, key=str)}
    fallback = next(iter(by_language.values()), "")
    french = by_language.get("fr", fallback)
    return Text(fr=french, en=by_language.get("en", french))


def _kebab(name: str) -> str:
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name).strip("-")
