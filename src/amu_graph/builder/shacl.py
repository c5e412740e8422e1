"""The shapes of the ontology over a graph → problems. The engine is imported here only, when something is validated."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph import project, resources
from amu_graph.builder.loaded import Loaded
from amu_graph.builder.positions import Positions
from amu_graph.builder.shape_parts import parts
from amu_graph.builder.shape_reach import reach
from amu_graph.builder.vocabulary import SUBCLASS
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

PART: Final = 10_000
"""Things that are validated together: the engine takes some 40 KB for each."""

_TARGET: Final = ox.NamedNode(ns.SH + "targetNode")

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Result = Mapping[str, list[Term]]
"""A result of the report: the local name of each property of `sh:ValidationResult`, with its values."""


class Found(NamedTuple):
    """What a shape finds wrong with a thing, `focus`, as texts."""

    focus: str
    path: str
    value: str
    shape: str
    severity: str
    component: str
    message: Sequence[str]

    @classmethod
    def of(cls, result: Result) -> "Found":
        """Return what a result of the report says."""
        named = ("focusNode", "resultPath", "value", "sourceShape", "resultSeverity", "sourceConstraintComponent")
        focus, path, value, shape, severity, component = (_text(result.get(name, ())) for name in named)
        return cls(focus, path, value, shape, severity, component, _words(result.get("resultMessage", ())))


class Shapes:
    """The shapes of the ontology over the default graph; when it changes, over what the change may concern.

    What a shape finds wrong with a thing depends on what is said within some steps of it: `reach` tells how many.
    """

    def __init__(self, ontology: Path, kept: Mapping[str, Any] | None = None) -> None:
        self._broken = Problems()
        shapes = _read(ontology, self._broken)
        self._validator = Validator(shapes)
        self._reach = reach(shapes)
        self._targets = {one.object for one in shapes if one.predicate == _TARGET}
        self._found: dict[str, list[Found]] | None = None
        if kept is not None:
            self._found = {focus: [Found(*one) for one in found] for focus, found in kept.items()}

    def kept(self) -> Mapping[str, Any] | None:
        """Return what was found by what it is about, as JSON holds it; None before the first validation."""
        return self._found

    def check(self, loaded: Loaded, positions: Positions, problems: Problems) -> None:
        """Validate the default graph, without what is made for display, and record each result of the report."""
        problems.include(self._broken)
        if self._broken.violated:
            return
        if self._found is None or self._reach is None or loaded.changed is None:
            self._found = self._anew(loaded.graphs().plain)
        elif loaded.changed:
            self._found = self._renewed(self._found, self._reach, loaded)
        for one in (one for of_focus in self._found.values() for one in of_focus):
            _record(one, positions, problems)

    def _anew(self, triples: Collection[ox.Triple]) -> dict[str, list[Found]]:
        """Validate all: many things part by part, so that the engine does not hold all of them at once."""
        cut = parts(triples, self._targets, self._reach, PART)
        if cut is None:
            return _by_focus(self._validator.results(triples))
        found = (_by_focus(self._validator.results(around, only=names)) for names, around in cut)
        return {focus: of for part in found for focus, of in part.items()}

    def _renewed(self, found: dict[str, list[Found]], steps: int, loaded: Loaded) -> dict[str, list[Found]]:
        """Validate anew what is within some steps of what changed."""
        concerned = set(loaded.changed or ())
        for _ in range(steps):
            concerned |= {other for one in concerned for other in loaded.near_by.naming(one)}
        names = {str(one) for one in concerned}
        kept = {focus: of_focus for focus, of_focus in found.items() if focus not in names}
        around = loaded.near_by.around(concerned, steps)
        return kept | _by_focus(self._validator.results(around, only=names))


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


def _by_focus(results: Iterable[Result]) -> dict[str, list[Found]]:
    found: dict[str, list[Found]] = defaultdict(list)
    for result in results:
        found[_focus(result)].append(Found.of(result))
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
            data=lines, data_format="ntriples", graph_mode="data", run_infer=False, sort_results=False
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
            data=lines, data_format="ntriples", graph_mode="data", run_infer=False, entry_shape_names=broken
        )
        nodes: dict[object, dict[str, list[Term]]] = {}
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
    return (one for one in triples if one.subject in near or one.predicate == SUBCLASS)


def _focus(result: Result) -> str:
    return str(next(iter(result["focusNode"])))


def _lines(triples: Iterable[ox.Triple]) -> bytes:
    """Return N-Triples, which are Turtle too."""
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


def _record(found: Found, positions: Positions, problems: Problems) -> None:
    rule = found.shape.removeprefix(ns.SHAPES)
    if rule in {f"Names-{each}" for each in LANGUAGES if each not in project.current().languages}:
        return  # nobody asks for names in a language that the pages of the project do not speak
    component = found.component.removeprefix(ns.SH).removesuffix("ConstraintComponent")
    problems.add_as(
        "shape",
        positions.of(found.focus, found.path, found.value),
        code=f"shape-{_kebab(component)}",
        severity=SEVERITIES.get(found.severity, "violation"),
        about=" · ".join([found.focus.removeprefix(ns.BASE), *([key_of(found.path)] if found.path else [])]),
        words=Text(*found.message),
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
