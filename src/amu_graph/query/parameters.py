"""The only door by which a value enters the text of a query.

What a reader writes is resolved to a term (an IRI of the graph, or a literal); the term, written by the engine,
replaces what stands between the braces of the parameter's `VALUES` line, so that a value can never become syntax.
"""

from collections.abc import Mapping

import pyoxigraph as ox

from amu_graph.errors import UsageError
from amu_graph.language import Text
from amu_graph.query.catalogue import VALUES, Parameter, Question
from amu_graph.query.names import named
from amu_graph.store import Store

Given = str | int


def bind(question: Question, given: Mapping[str, Given | None], store: Store) -> str:
    """Return the text of a question with the given values in place; the others keep the default of the file.

    Raises:
        UsageError: a parameter that the question does not have, or a value of the wrong type.
        NotFoundError: a value that names nothing; the nearest names are listed.
        AmbiguousError: a value that names several things; they are listed.

    """
    parameters = {parameter.name: parameter for parameter in question.parameters}
    terms: dict[str, str] = {}
    for name, value in given.items():
        if name not in parameters:
            raise _unknown(name, question)
        if value is not None:
            terms[name] = str(resolve(value, parameters[name], store))
    return VALUES.sub(
        lambda found: f"{found['before']} {terms.get(found['name']) or found['value'].strip()} }}", question.text
    )


def resolve(value: Given, parameter: Parameter, store: Store) -> ox.NamedNode | ox.Literal:
    """Return the term that `value` names for `parameter`.

    Raises:
        UsageError: the value is not of the parameter's type.
        NotFoundError: the value names nothing; the nearest names are listed.
        AmbiguousError: the value names several things; they are listed.

    """
    if parameter.type == "string":
        return ox.Literal(str(value))
    if parameter.type not in ("integer", "year"):
        return named(str(value), store, parameter.type)
    try:
        return ox.Literal(int(value))
    except ValueError as error:
        message = Text(
            fr=f"« {value} » n’est pas un nombre entier (paramètre {parameter.name}).",
            en=f"“{value}” is not a whole number (parameter {parameter.name}).",
        )
        raise UsageError(message) from error


def _unknown(name: str, question: Question) -> UsageError:
    known = ", ".join(parameter.name for parameter in question.parameters)
    return UsageError(
        Text(
            fr=f"La question {question.name} n’a pas de paramètre « {name} ».",
            en=f"The question {question.name} has no parameter “{name}”.",
        ),
        remedy=Text(fr=f"Ses paramètres : {known or 'aucun'}.", en=f"Its parameters: {known or 'none'}."),
    )
