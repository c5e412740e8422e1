"""Answers as tables for readers: pairs `x`, `xLabel` folded, names in the reader's language, numbers as bars."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from types import MappingProxyType
from typing import Final

import pyoxigraph as ox

from amu_graph.graph import Graph
from amu_graph.language import Language, Text
from amu_graph.namespaces import VOCAB, XSD, is_ours
from amu_graph.query import Boolean, Solutions, Triples
from amu_graph.query.headings import heading
from amu_graph.query.namesakes import namesakes
from amu_graph.query.results import PARTS
from amu_graph.store.terms import Term
from amu_graph.web.rendering.urls import link_of
from amu_graph.web.rendering.words import say
from amu_graph.web.views.lines import class_name
from amu_graph.web.views.reused import reused_path

MOST: Final = 1000
"""Rows that a page shows; the downloads have all."""

_NUMBERS: Final = (XSD + "integer", XSD + "decimal", XSD + "double")
_STATUS: Final = VOCAB + "status/"
_DATES: Final = (XSD + "date", XSD + "dateTime", XSD + "gYearMonth", XSD + "gYear")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A value: its words, link, language and class; `form` is `number` or `date`, `share` of the largest, 0 to 1.

    `status` is how surely a row is read, where the value is a status. What stands in the first column names its row: a
    year there is no measure.
    """

    text: str = ""
    iri: str = ""
    target: str = ""
    language: str = ""
    kind: str = ""
    form: str = ""
    status: str = ""
    share: float | None = None
    empty: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Headings, rows, and how many rows there are in all."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int


def named_in(answer: Solutions | Boolean | Triples) -> list[str]:
    """Return the IRIs among what a table shows of an answer."""
    if isinstance(answer, Boolean):
        return []
    if isinstance(answer, Triples):
        terms: Iterable[object] = (part for each in answer for part in (each.subject, each.predicate, each.object))
    else:
        terms = (term for row in islice(answer, MOST) for term in row.terms.values())
    return [term.value for term in terms if isinstance(term, ox.NamedNode)]


def answer_table(
    graph: Graph,
    answer: Solutions | Boolean | Triples,
    language: Language,
    empties: Mapping[str, Text] = MappingProxyType({}),
) -> Table:
    """Return an answer as a table; yes or no is one cell. `empties` are words for what has no value, by variable."""
    if isinstance(answer, Boolean):
        words = say("ask.yes" if answer else "ask.no", language)
        return Table(headings=(str(say("ask.answer", language)),), rows=((Cell(text=str(words)),),), total=1)
    if isinstance(answer, Triples):
        headings: Sequence[str] = PARTS
        terms = [[triple.subject, triple.predicate, triple.object] for triple in answer]
        rows: list[Mapping[str, Term | None]] = [dict(zip(headings, row, strict=True)) for row in terms]
    else:
        headings = [name for name in answer.variables if not _is_label(name, answer.variables)]
        rows = [row.terms for row in answer]
    shown = rows[:MOST]
    terms_shown = (row[name] for row in shown for name in headings)
    graph.portraits.labels.read(term.value for term in terms_shown if isinstance(term, ox.NamedNode))
    largest = {name: max((_number(row[name]) or 0 for row in shown), default=0) for name in headings[1:]}
    cells = tuple(
        tuple(
            Cell(text=empties[name].in_(language), empty=True)
            if row[name] is None and name in empties
            else _cell(graph, row[name], row.get(f"{name}Label"), largest.get(name), language)
            for name in headings
        )
        for row in shown
    )
    named = _told_apart(cells, language)
    return Table(headings=tuple(heading(name).in_(language) for name in headings), rows=named, total=len(rows))


def _told_apart(rows: tuple[tuple[Cell, ...], ...], language: Language) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows with the class in words beside names that several things have."""
    alike = namesakes((cell.iri, cell.text) for row in rows for cell in row if cell.iri)

    def apart(cell: Cell) -> Cell:
        if not cell.kind or cell.iri not in alike:
            return cell
        return replace(cell, text=f"{cell.text} ({say(f'kind.{cell.kind}', language)})")

    return tuple(tuple(apart(cell) for cell in row) for row in rows)


def _is_label(name: str, variables: Sequence[str]) -> bool:
    return name.endswith("Label") and name.removesuffix("Label") in variables


def _cell(graph: Graph, term: Term | None, label: Term | None, largest: float | None, language: Language) -> Cell:
    """Return the cell of a term; the label that the question found stands in where the graph has none of its own."""
    if isinstance(term, ox.NamedNode):
        reused = reused_path(graph, term.value)
        words = graph.portraits.label(term.value).in_(language) if reused or is_ours(term.value) else ""
        found = label.value if isinstance(label, ox.Literal) else term.value
        status = term.value.removeprefix(_STATUS) if term.value.startswith(_STATUS) else ""
        target = reused or link_of(term.value) or ""
        kind = class_name(term.value)
        return Cell(text=words or found, iri=term.value, target=target, status=status, kind=kind)
    if isinstance(term, ox.Literal):
        number = _number(term) if largest is not None else None
        form = "number" if number is not None else "date" if term.datatype.value in _DATES else ""
        share = number / largest if number is not None and largest and number >= 0 else None
        return Cell(text=term.value, language=term.language or "", form=form, share=share)
    return Cell(text=str(term) if term else "")


def _number(term: Term | None) -> float | None:
    if not isinstance(term, ox.Literal) or term.datatype.value not in _NUMBERS:
        return None
    try:
        return float(term.value)
    except ValueError:
        return None
