"""The plan of a query: the same question in the form that the engine answers fastest.

The engine has no statistics, and evaluates the joins within OPTIONAL, UNION and EXISTS whole, whatever stands around
them. `LATERAL` tells it what to look up for each row of what stands before: so each run of patterns is written in the
order that the sizes of the dataset suggest, and a filter on a value becomes VALUES. Both mean the same as what was
written (SPARQL 1.1 §18); what the planner does not know, or what could answer otherwise, it leaves alone.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import takewhile
from math import prod
from typing import Final, NamedTuple

from amu_graph.planning.engine import own_order
from amu_graph.planning.exists import begun_with
from amu_graph.planning.names import declared, resolved
from amu_graph.planning.order import Estimates, joins
from amu_graph.planning.parser import Query, parsed
from amu_graph.planning.sizes import Looked, Sizes
from amu_graph.planning.tree import (
    NONE,
    Apart,
    Element,
    Expression,
    Group,
    InGraph,
    Joined,
    Lateral,
    Select,
    Union,
    Values,
    Variables,
)
from amu_graph.planning.unread import UnreadError
from amu_graph.planning.values import values_of

_MANY: Final = 1000
"""Rows of values, all with all, from which on they are not put first."""


def planned(text: str, sizes: Sizes) -> str:
    """Return a query as it is best evaluated; itself where that is the same, or where it is left alone."""
    plan = plan_of(text, sizes)
    return str(plan.query) if plan and plan.changed else text


class Plan(NamedTuple):
    """The tree of a query in the order in which it is evaluated; `changed` says whether it has to be written anew.

    `looked` are the parts of statements whose number was asked for.
    """

    query: Query
    changed: bool
    looked: Collection[Looked]

    @property
    def depends(self) -> bool:
        """Return whether other constants may be better asked for in another order."""
        return sum(key[0] is not None or key[2] is not None for key in self.looked) > 1


def plan_of(text: str, sizes: Sizes) -> Plan | None:
    """Return the plan of a query, None where it is left alone."""
    try:
        query = parsed(text)
        planner = Planner(query, sizes)
        group = planner.planned()
    except (UnreadError, RecursionError):
        return None
    return Plan(query._replace(group=group), planner.changed, planner.looked)


class Planner:
    """Rewrites the groups of one query; `changed` says whether it did."""

    def __init__(self, query: Query, sizes: Sizes) -> None:
        self._query = query
        self._base, self._prefixes = declared(query.declarations)
        self.changed = False
        self._estimates = Estimates(sizes, self._base, self._prefixes)

    @property
    def looked(self) -> Collection[Looked]:
        """The parts of statements whose number was asked for."""
        return self._estimates.looked

    def planned(self) -> Group:
        """Return the outermost group, rewritten."""
        return self._group(self._query.group, NONE, NONE)

    def _group(self, group: Group, bound: Variables, outside: Variables) -> Group:
        """Rewrite a group that is looked up for rows which give `bound` a value, and may give one to `outside`."""
        elements = self._with_values(group.elements, outside)
        if not (bound or outside):
            elements = self._with_what_exists(elements)
        done: list[Element] = []
        filters: list[Element] = []
        run: list[Joined] = []
        for element in (*elements, None):
            if isinstance(element, Joined):
                run.append(element)
                continue
            if isinstance(element, Expression) and element.is_filter:
                filters.append(element)
                continue
            done += self._run(run, done, bound, outside)
            run = []
            if element is not None:
                done.append(self._other(element, _certain(done) | bound, _possible(done) | outside))
        there = _certain(done) | bound
        return Group((*done, *(self._other(each, there, _possible(done) | outside) for each in filters)))

    def _with_values(self, elements: Sequence[Element], outside: Variables) -> tuple[Element, ...]:
        """Put the values that filters ask for before the patterns that give these variables their values."""
        first: list[Element] = []
        for element in elements:
            if isinstance(element, Apart | Select) or (isinstance(element, Expression) and not element.is_filter):
                break
            first.append(element)
        certain = _certain([each for each in first if isinstance(each, Joined) and joins(each, NONE)]) - outside
        values: list[Element] = []
        others: list[Element] = []
        for element in elements:
            if isinstance(element, Expression) and element.is_filter:
                found, left = values_of(element, certain, self._iri)
                self.changed |= bool(found)
                values += found
                others += left
            else:
                others.append(element)
        return (*values, *others)

    def _with_what_exists(self, elements: tuple[Element, ...]) -> tuple[Element, ...]:
        """Put what has to exist first, where that has fewer rows."""
        for element in elements:
            if isinstance(element, Expression) and element.is_filter:
                others = tuple(each for each in elements if each is not element)
                select = begun_with(element, others, self._estimates)
                if select:
                    self.changed = True
                    return (Union((Group((select,)),)), *others)
        return elements

    def _iri(self, term: str) -> str | None:
        return resolved(term, self._base, self._prefixes)

    def _run(self, run: list[Joined], before: Sequence[Element], bound: Variables, outside: Variables) -> list[Element]:
        """Rewrite patterns that are joined with one another and with what stands before them in the group.

        A query within that stands first gives the rows for which the others are looked up; one that stands elsewhere is
        joined with them whole, as the engine does.
        """
        if not run:
            return []
        leading = list(takewhile(lambda each: isinstance(each, Values) or _is_select(each), run))
        if any(map(_is_select, leading)):
            within = [self._inside(each, NONE, NONE) for each in leading]
            return [*within, *self._run(run[len(leading) :], (*before, *within), bound, outside)]
        given = [each for each in run if isinstance(each, Values)]
        others = [each for each in run if not isinstance(each, Values)]
        there, possible = _certain((*before, *given)) | bound, _possible((*before, *given)) | outside
        beside = possible.union(*(each.possible for each in others))
        if prod(each.rows for each in given) > _MANY or not all(joins(each, beside) for each in others):
            return [self._inside(each, NONE, NONE) for each in run]
        steps = self._estimates.ordered(others, there)
        ordered: list[Element] = [*given, *(step.pattern for step in steps)]
        if not (before or bound or outside) and ordered == own_order(run):
            return ordered
        self.changed |= len(ordered) > 1 or bool(before)
        written: list[Element] = [*given]
        for step in steps:
            alone = not step.joined
            inside = (NONE, NONE) if alone else (there, possible)
            pattern = self._inside(step.pattern, *inside)
            first = not (before or written)
            written.append(pattern if first else Union((Group((pattern,)),)) if alone else Lateral(Group((pattern,))))
            there, possible = there | pattern.certain, possible | pattern.possible
        return written

    def _inside(self, pattern: Joined, bound: Variables, outside: Variables) -> Joined:
        """Rewrite the groups of a pattern."""
        if isinstance(pattern, Union):
            return Union(tuple(self._group(branch, bound, outside) for branch in pattern.branches))
        if isinstance(pattern, InGraph):
            return InGraph(pattern.name, self._group(pattern.group, bound, outside))
        return pattern

    def _other(self, element: Element, bound: Variables, outside: Variables) -> Element:
        """Rewrite what is not joined: OPTIONAL, MINUS, EXISTS, a query within."""
        if isinstance(element, Apart):
            given = (bound, outside) if element.word == "OPTIONAL" else (NONE, NONE)
            return Apart(element.word, self._group(element.group, *given))
        if isinstance(element, Expression):
            parts = (self._group(part, bound, outside) if isinstance(part, Group) else part for part in element.parts)
            return Expression(tuple(parts), element.mentioned, element.is_filter)
        if isinstance(element, Select):
            return replace(element, group=self._group(element.group, NONE, NONE))
        return element


def _is_select(pattern: Joined) -> bool:
    return isinstance(pattern, Union) and len(pattern.branches) == 1 and _holds_select(pattern.branches[0])


def _holds_select(group: Group) -> bool:
    return len(group.elements) == 1 and isinstance(group.elements[0], Select)


def _certain(elements: Sequence[Element]) -> Variables:
    return Group(tuple(elements)).certain


def _possible(elements: Sequence[Element]) -> Variables:
    return Group(tuple(elements)).possible
