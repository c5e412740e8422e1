"""The results of a SHACL report, comparable between engines: that of the build, and pySHACL as the reference."""

import logging
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import pyoxigraph as ox
from rdflib import SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from amu_graph.builder.shacl import Validator
from amu_graph.namespaces import SHAPES

PARTS = ("focusNode", "resultPath", "value", "sourceShape", "sourceConstraintComponent", "resultSeverity")


class Row(NamedTuple):
    """A result; blank nodes have no name, `messages` have their languages."""

    focus: str
    path: str
    value: str
    shape: str
    constraint: str
    severity: str
    messages: tuple[str, ...]


def engine(shapes: Graph) -> Validator:
    """Return the engine of the build, which has read the shapes."""
    return Validator(_triples(shapes))


def by_build(data: Graph, validator: Validator) -> Counter[Row]:
    """Return what the engine of the build reports, and how often."""
    found = validator.results(list(_triples(data)))
    return Counter(
        _row([next(iter(one.get(name, [])), None) for name in PARTS], one.get("resultMessage", [])) for one in found
    )


def by_reference(data: Graph, shapes: Graph) -> Counter[Row]:
    """Return what pySHACL reports, and how often; what `sh:node` and `sh:or` looked into is a detail of a result."""
    from pyshacl import validate

    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)  # a traceback for each text that is no value
    _, report, _ = validate(data, shacl_graph=shapes, inplace=True)
    return Counter(
        _row(
            [_term(report.value(one, SH[name])) for name in PARTS],
            [_term(message) for message in report.objects(one, SH.resultMessage)],
        )
        for one in report.objects(None, SH.result)
    )


def _row(parts: Sequence[object], messages: Sequence[object]) -> Row:
    focus, path, value, shape, constraint, severity = (_name(part) for part in parts)
    return Row(focus, path, value, shape.removeprefix(SHAPES), constraint, severity, tuple(sorted(map(str, messages))))


def _name(part: object) -> str:
    """Return a literal as it is written in RDF, as two may differ in their datatypes alone."""
    if part is None or isinstance(part, ox.BlankNode):
        return "" if part is None else "_:"
    return part.value if isinstance(part, ox.NamedNode) else str(part)


def _term(node: Node | None) -> ox.NamedNode | ox.BlankNode | ox.Literal | None:
    if isinstance(node, URIRef):
        return ox.NamedNode(node)
    if isinstance(node, BNode):
        return ox.BlankNode(node)
    if isinstance(node, Literal):
        if node.language:
            return ox.Literal(str(node), language=node.language)
        return ox.Literal(str(node), datatype=ox.NamedNode(node.datatype) if node.datatype else None)
    return None


def _triples(graph: Graph) -> list[ox.Triple]:
    return [
        ox.Triple(subject, predicate, value)
        for one in graph
        for subject, predicate, value in [tuple(map(_term, one))]
        if isinstance(subject, ox.NamedNode | ox.BlankNode) and isinstance(predicate, ox.NamedNode) and value
    ]
