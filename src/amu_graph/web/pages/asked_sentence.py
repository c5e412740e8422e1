"""A question in words, with the name of what its address asks it about."""

from collections.abc import Mapping

from amu_graph.language import Language
from amu_graph.query.asked import Form
from amu_graph.query.catalogue import Question
from amu_graph.query.names import named
from amu_graph.typography import set_in
from amu_graph.web.state import State


def form_of(state: State, question: Question) -> Form | None:
    """Return the form in which a question is asked about one thing; None where it is about none, or several."""
    return next((each for each in state.forms if each.question.name == question.name), None)


def asked_about(state: State, question: Question, given: Mapping[str, str]) -> tuple[Form, str] | None:
    """Return in which form a question is asked about one thing, and that thing; None where it is asked otherwise.

    Raises:
        NotFoundError, AmbiguousError: nothing has the name that is given, or several things.

    """
    form = form_of(state, question)
    if form is None or not given.get(form.parameter.name, "").strip():
        return None
    return form, named(given[form.parameter.name], state.graph.store, form.parameter.type).value


def sentence_of(state: State, question: Question, given: Mapping[str, str], language: Language) -> str:
    """Return the question in words, with the name of what it is asked about where the header has a place for it."""
    about = asked_about(state, question, given)
    if about is None:
        return set_in(question.summary.in_(language), language)
    form, iri = about
    return form.sentence(iri, state.graph.portraits.label(iri).in_(language), language)
