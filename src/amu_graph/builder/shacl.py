"""The shapes of the ontology over a graph → problems. The engine is imported here only, when something is validated."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph import project, resources
from amu_graph.builder.loaded import Loaded
from amu_graph.builder.positions import Positions
from amu_graph.builder.shape_reach import reach
from amu_graph.errors import Severity
from amu_graph.language import LANGUAGES, Text
from amu_graph.notes.position import Position
from amu_graph.notes.problems import Problems
from amu_graph.notes.profile import key_of
from amu_graph.notes.turtle import reason_of
from amu_graph.parser_words import in_both

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


class Shapes:
    """The shapes of the ontology over the default graph; when it changes, over what the change may concern.

    What a shape finds wrong with a thing depends on what is said within some steps of it: `reach` tells how many.
    """

    def __init__(self, ontology: Path) -> None:
        self._broken = Problems()
        shapes = _read(ontology, self._broken)
        self._validator = Validator(shapes)
        self._reach = reach(shapes)
        self._before: AbstractSet[ox.Triple] | None = None
        self._found: dict[str, list[Result]] = {}

    def check(self, triples: AbstractSet[ox.Triple], loaded: Loaded, positions: Positions, problems: Problems) -> None:
        """Validate the triples, which `loaded` holds too, and record each result of the report."""
        problems.include(self._broken)
        if self._broken.violated:
            return
        changed = triples ^ (self._before or set())
        if self._before is None or self._reach is None or _changes_classes(changed):
            self._found = _by_focus(self._validator.results(triples))
        elif changed:
            self._renew(changed, self._reach, triples, loaded)
        self._before = triples
        for result in (one for of_focus in self._found.values() for one in of_focus):
            _record(result, positions, problems)

    def _renew(
        self, changed: AbstractSet[ox.Triple], steps: int, triples: AbstractSet[ox.Triple], loaded: Loaded
    ) -> None:
        """Validate anew what is within some steps of what changed."""
        concerned = {one.subject for one in changed if isinstance(one.subject, ox.NamedNode)}
        for _ in range(steps):
            concerned |= {other for one in concerned for other in loaded.naming(one)}
        names = {str(one) for one in concerned}
        self._found = {focus: found for focus, found in self._found.items() if focus not in names}
        self._found |= _by_focus(self._validator.results(loaded.around(concerned, steps) & triples, only=names))


def _read(ontology: Path, problems: Problems) -> list[ox.Triple]:
    """Return the triples of every file of `shapes/`."""
    shapes: list[ox.Triple] = []
    for path in project.files(ontology, "shapes/*.ttl"):
        try:
            shapes += (quad.triple for quad in ox.parse(_text_of(path), format=ox.RdfFormat.TURTLE, base_iri=ns.TERMS))
        except SyntaxError as error:
            at = Position(project.named(path, ontology), error.lineno or 0, error.offset or 0)
            problems.add("turtle-syntax", at, syntax="Turtle", reason=in_both(reason_of(error)))
    return shapes


def _text_of(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return ns.localized(text) if path.is_relative_to(resources.ontology()) else text


def _changes_classes(triples: AbstractSet[ox.Triple]) -> bool:
    """Return whether what belongs to a class may be others than before."""
    return any(one.predicate == _SUBCLASS for one in triples)


def _by_focus(results: Iterable[Result]) -> dict[str, list[Result]]:
    found: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        found[_focus(result)].append(result)
    return found


class Validator:
    """The engine with some shapes."""

    def __init__(self, shapes: Iterable[ox.Triple]) -> None:
        self._shapes = _lines(shapes)

    @cached_property
    def _engine(self) -> "PreparedValidator":
        # The classes of `shifty` itself would import rdflib and write values otherwise than they were ("+1" as "1").
        from shifty._shifty import PreparedValidator

        return PreparedValidator(shapes=self._shapes, shapes_format="turtle")

    def results(self, triples: Collection[ox.Triple], only: AbstractSet[str] | None = None) -> list[Result]:
        """Return the results of the report on the triples, those nested in a result as its details left out.

        What is wrong is found in all triples; the report, which takes the engine longer, is made of what is around it.
        `only` names the things that count, where the triples do not tell all of the others.
        """
        lines = _lines(triples)
        found = self._engine.validate_algebra(
            data=lines, data_format="turtle", graph_mode="data", run_infer=False, sort_results=False
        ).violations
        found = [one for one in found if only is None or one.focus_node in only]
        if not found:
            return []
        wrong = {one.focus_node for one in found}
        names = {one.shape_name for one in found}
        broken = None if None in names else sorted(filter(None, names))
        reported = [one for one in self._report(_lines(_around(triples, wrong)), broken) if _focus(one) in wrong]
        if {_focus(one) for one in reported} == wrong:
            return reported
        return [one for one in self._report(lines) if only is None or _focus(one) in only]

    def _report(self, lines: bytes, broken: list[str] | None = None) -> list[Result]:
        """Return the results of some shapes, or of all."""
        report = self._engine.validate_w3c(
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


def _around(triples: Collection[ox.Triple], wrong: set[str]) -> Iterator[ox.Triple]:
    """Yield what is said of some things, of their values and of the values of these, as far as the shapes look."""
    near: set[object] = {ox.NamedNode(name[1:-1]) for name in wrong if name.startswith("<")}
    for _ in range(2):
        near |= {one.object for one in triples if one.subject in near}
    return (one for one in triples if one.subject in near or one.predicate == _SUBCLASS)


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
    rule = shape.removeprefix(ns.SHAPES)
    if rule in {f"Names-{each}" for each in LANGUAGES if each not in project.current().languages}:
        return  # nobody asks for names in a language that the pages of the project do not speak
    component = constraint.removeprefix(ns.SH).removesuffix("ConstraintComponent")
    problems.add_as(
        "shape",
        positions.of(focus, path, value),
        code=f"shape-{_kebab(component)}",
        severity=SEVERITIES.get(severity, "violation"),
        about=" · ".join([focus.removeprefix(ns.BASE), *([key_of(path)] if path else [])]),
        words=_words(result.get("resultMessage", ())),
        rule=rule,
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
