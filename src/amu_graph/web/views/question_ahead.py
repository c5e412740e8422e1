"""What the page of a question asks of a store that is elsewhere beside the question itself."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress

import pyoxigraph as ox

from amu_graph.errors import AmuGraphError
from amu_graph.query.catalogue import Parameter, Question
from amu_graph.query.collation import unordered
from amu_graph.query.name_index import names_asked
from amu_graph.query.names import NAMESPACES, called, possible
from amu_graph.query.parameters import Given, Term, bind, resolve
from amu_graph.query.portrait_queries import queries
from amu_graph.store import Store


def first_asked(question: Question, given: Mapping[str, str], offered: Collection[str]) -> Iterator[str]:
    """Yield the queries about what a question is asked about, and about what it can be asked about.

    `offered` are the types of parameters of which that is known.
    """
    asked = [each for each in question.parameters if each.type in NAMESPACES]
    values = [(given.get(each.name, each.default).strip(), each.type) for each in asked]
    for iris in sorted({iris for value, type_ in values for iris in possible(value, type_)}):
        yield from queries("known", thing=iris)
        if len(iris) == 1:
            yield from queries("replaced", thing=iris)
    if any(each.type not in offered for each in asked):
        yield from queries("out-of-use")
        yield from names_asked()


def then_asked(question: Question, given: Mapping[str, str], store: Store, language: str) -> Iterator[str]:
    """Yield, once names are known, the question and the queries of what took the place of what it is asked about."""
    things: list[str] = []

    def as_called(value: Given, parameter: Parameter, store: Store) -> Term:
        if parameter.type not in NAMESPACES:
            return resolve(value, parameter, store)
        things.append(called(str(value), store, parameter.type))
        return ox.NamedNode(things[-1])

    with suppress(AmuGraphError):  # who asks is told
        text = bind(question, given, store, language=language, resolved=as_called)
        for thing in things:
            yield from queries("replaced", thing=[thing])
        yield unordered(text)
