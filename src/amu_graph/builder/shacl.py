"""The shapes of the ontology over a graph → problems. The engine is imported here only, when something is validated."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph import project, resources
from amu_graph.builder.positions import Positions
from amu_graph.errors import Severity
from amu_graph.language import Text
from amu_graph.notes.position import Position
from amu_graph.notes.problems import Problems
from amu_graph.notes.profile import key_of

if TYPE_CHECKING:
    from shifty._shifty import PreparedValidator

SEVERITIES: Final[dict[str, Severity]] = {
    ns.SH + "Violation": "violation",
    ns.SH + "Warning": "warning",
    ns.SH + "Info": "info",
}

_SUBCLASS: Final = ox.NamedNode(ns.RDFS + "subClassOf")

Result = Mapping[str, list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]]
"""A result of the report: the local name of each property of `sh:ValidationResult`, with its values."""


def check_shapes(triples: Iterable[ox.Triple], ontology: Path, positions: Positions, problems: Problems) -> None:
    """Validate the triples against every file of `shapes/` and record each result of the report."""
    shapes: list[ox.Triple] = []
    for path in project.files(ontology, "shapes/*.ttl"):
        try:
            quads = list(ox.parse(_text_of(path), format=ox.RdfFormat.TURTLE, base_iri=ns.TERMS))
        except SyntaxError as error:
            at = Position(project.named(path, ontology), error.lineno or 0, error.offset or 0)
            problems.add("turtle-syntax", at, syntax="Turtle", reason=error.msg or "")
            return
        shapes += (quad.triple for quad in quads)
    for result in results(triples, shapes):
        _record(result, positions, problems)


def _text_of(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return ns.localized(text) if path.is_relative_to(resources.ontology()) else text


def results(triples: Iterable[ox.Triple], shapes: Iterable[ox.Triple]) -> list[Result]:
    """Return the results of the report on the triples, those nested in a result as its details left out.

    What is wrong is found in all triples; the report, which takes the engine longer, is made of what is around it.
    """
    # The classes of `shifty` itself would import rdflib and write values otherwise than they were ("+1" as "1").
    from shifty._shifty import PreparedValidator

    every = list(triples)
    lines = _lines(every)
    validator = PreparedValidator(shapes=_lines(shapes), shapes_format="turtle")
    found = validator.validate_algebra(
        data=lines, data_format="turtle", graph_mode="data", run_infer=False, sort_results=False
    ).violations
    if not found:
        return []
    wrong = {one.focus_node for one in found}
    names = {one.shape_name for one in found}
    broken = None if None in names else sorted(filter(None, names))
    reported = [one for one in _report(validator, _lines(_around(every, wrong)), broken) if _focus(one) in wrong]
    return reported if {_focus(one) for one in reported} == wrong else _report(validator, lines)


def _around(triples: list[ox.Triple], wrong: set[str]) -> Iterator[ox.Triple]:
    """Yield what is said of some things, of their values and of the values of these, as far as the shapes look."""
    near: set[object] = {ox.NamedNode(name[1:-1]) for name in wrong if name.startswith("<")}
    for _ in range(2):
        near |= {one.object for one in triples if one.subject in near}
    return (one for one in triples if one.subject in near or one.predicate == _SUBCLASS)


def _report(validator: "PreparedValidator", lines: bytes, broken: list[str] | None = None) -> list[Result]:
    """Return the results of some shapes, or of all."""
    report = validator.validate_w3c(
        data=lines, data_format="turtle", graph_mode="data", run_infer=False, entry_shape_names=broken
    )
    nodes: dict[object, dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]]] = {}
    found: list[object] = []
    for quad in ox.parse(report.report_turtle, format=ox.RdfFormat.TURTLE):
        name = quad.predicate.value.removeprefix(ns.SH)
        nodes.setdefault(quad.subject, {}).setdefault(name, []).append(quad.object)
        if name == "result":
            found.append(quad.object)
    return [nodes[one] for one in found]


def _focus(result: Result) -> str:
    return str(next(iter(result["focusNode"])))


def _lines(triples: Iterable[ox.Triple]) -> bytes:
    """Return N-Triples, which are Turtle too."""
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


def _record(result: Result, positions: Positions, problems: Problems) -> None:
    focus, path, value, shape, severity, constraint = (
        _text(result.get(name, ()))
        for name in ("focusNode", "resultPath", "value", "sourceShape", "resultSeverity", "sourceConstraintComponent")
    )
    component = constraint.removeprefix(ns.SH).removesuffix("ConstraintComponent")
    problems.add_as(
        "shape",
        positions.of(focus, path, value),
        code=f"shape-{_kebab(component)}",
        severity=SEVERITIES.get(severity, "violation"),
        about=" · ".join([focus.removeprefix(ns.BASE), *([key_of(path)] if path else [])]),
        words=_words(result.get("resultMessage", ())),
        rule=shape.removeprefix(ns.SHAPES),
    )


def _text(values: Iterable[object]) -> str:
    return next((one.value for one in values if isinstance(one, ox.NamedNode | ox.BlankNode | ox.Literal)), "")


def _words(messages: Iterable[object]) -> Text:
    literals = sorted((one for one in messages if isinstance(one, ox.Literal)), key=lambda one: one.value)
    by_language = {one.language or "": one.value for one in literals}
    fallback = next(iter(by_language.values()), "")
    french = by_language.get("fr", fallback)
    return Text(fr=french, en=by_language.get("en", french))


def _kebab(name: str) -> str:
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name).strip("-")
