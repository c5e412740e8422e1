"""Binding: the only way by which a value enters the text of a query.

What a reader writes is resolved to a term (an IRI of the graph, or a literal); the term, written by the engine,
replaces what stands between the braces of the parameter's `VALUES` line, so that a value can never become syntax.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

import pyoxigraph as ox

from amu_graph.errors import UsageError
from amu_graph.language import LANGUAGES, Text
from amu_graph.query.catalogue import Parameter, Question, filled, named_in
from amu_graph.query.names import named
from amu_graph.store import Store

Given = str | int
Term = ox.NamedNode | ox.Literal

LANGUAGE: Final = "language"
"""The parameter, of any question that has it, whose value is the reader's language."""


def bind(
    question: Question,
    given: Mapping[str, Given | None],
    store: Store,
    *,
    language: str = "fr",
    resolved: "Callable[[Given, Parameter, Store], Term] | None" = None,
) -> str:
    """Return the text of a question with the given values in place; the others keep the default of the file.

    A value is what `resolve` makes of it, unless another way is given. The files show the names of things in French
    (`PREFIX name:`), or in another `language` of the project.

    Raises:
        UsageError: a parameter that the question does not have, a value of the wrong type, or another language.
        NotFoundError: a value that names nothing; the nearest names are listed.
        AmbiguousError: a value that names several things; they are listed.

    """
    if language not in LANGUAGES:
        raise UsageError(
            Text(fr=f"Pas de libellés en « {language} ».", en=f"No labels in “{language}”."),
            remedy=Text(fr=f"Langues : {', '.join(LANGUAGES)}.", en=f"Languages: {', '.join(LANGUAGES)}."),
        )
    parameters = {parameter.name: parameter for parameter in question.parameters}
    if LANGUAGE in parameters:
        given = {LANGUAGE: language} | {name: value for name, value in given.items() if value is not None}
    terms: dict[str, str] = {}
    for name, value in given.items():
        if name not in parameters:
            raise _unknown(name, question)
        if value is not None:
            terms[name] = str((resolved or resolve)(value, parameters[name], store))
    return filled(named_in(question.text, language), terms)


def with_terms(text: str, terms: Mapping[str, Iterable[Term]]) -> str:
    """Return the text of a query with terms, none or several, in the `VALUES` line of each variable that is named."""
    return filled(text, {name: " ".join(map(str, values)) for name, values in terms.items()})


def resolve(value: Given, parameter: Parameter, store: Store) -> Term:
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
