"""The form of a question: what each of its parameters can be, and is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from amu_graph.errors import AmuGraphError
from amu_graph.graph import Graph
from amu_graph.language import Language
from amu_graph.namespaces import curie, expand
from amu_graph.query.catalogue import Parameter
from amu_graph.query.names import NAMESPACES, all_called, first_candidates
from amu_graph.query.replaced import follow
from amu_graph.web.state import State
from amu_graph.web.views.lines import class_name

_LISTED: Final = 60
"""Candidates at most that are offered as a menu; more complete while typing."""

_OFFERED: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A parameter as a form shows it: a menu of `options` (value, words), a field that completes them, or a number."""

    parameter: Parameter
    value: str
    options: tuple[tuple[str, str], ...]
    menu: bool
    numeric: bool


def offered(state: State, type_: str) -> tuple[list[str], bool]:
    """Return the first of all that a parameter may name, and whether these are all, and few enough for a menu."""
    if type_ not in state.offered:
        first, n = first_candidates(state.graph.store, type_, _OFFERED)
        state.offered[type_] = first, n <= _LISTED
    return state.offered[type_]


def control(state: State, parameter: Parameter, given: Mapping[str, str], language: Language) -> Control:
    """Return a parameter as a form shows it, with its value in the address or its default."""
    graph = state.graph
    numeric = parameter.type in ("integer", "year")
    value = given.get(parameter.name, plain(parameter.default))
    if numeric or parameter.type not in NAMESPACES:
        return Control(parameter=parameter, value=value.strip('"'), options=(), menu=False, numeric=numeric)
    found, menu = offered(state, parameter.type)
    graph.portraits.labels.read(found)  # one query instead of one for each
    options = [(plain(iri), words_of(graph, iri, language)) for iri in found]
    return Control(
        parameter=parameter, value=_canonical(graph, value, parameter), options=tuple(options), menu=menu, numeric=False
    )


def _canonical(graph: Graph, value: str, parameter: Parameter) -> str:
    """Return the CURIE of what a value names, so that a menu can choose it; the value itself where it names nothing."""
    try:
        found = all_called(value.strip(), graph.store, parameter.type) if value else []
        return plain(follow(found[0], graph.store)) if len(found) == 1 else value
    except AmuGraphError:
        return value


def plain(term: str) -> str:
    """Return a SPARQL term as a reader types it."""
    iri = expand(term)
    return curie(iri) if iri else term.strip('"')


def words_of(graph: Graph, iri: str, language: Language) -> str:
    """Return how a form calls a thing: by its label, or by its CURIE where that says more."""
    label = graph.portraits.label(iri).in_(language)
    return label if class_name(iri) else curie(iri)
