"""What the page of a question asks of a store that is elsewhere beside the question itself."""

from collections.abc import Collection, Iterator, Mapping

from amu_graph.query.catalogue import Question
from amu_graph.query.name_index import names_asked
from amu_graph.query.names import NAMESPACES, possible
from amu_graph.query.portrait_queries import queries


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
