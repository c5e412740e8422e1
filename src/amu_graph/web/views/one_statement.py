"""One statement of a page, by what it is about and its other end; and how it is cited."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from amu_graph import project
from amu_graph.errors import NotFoundError
from amu_graph.export.bibliography.bibtex import bibtex
from amu_graph.graph import Graph
from amu_graph.language import Language, Text
from amu_graph.namespaces import curie, expand
from amu_graph.query.evidence import Passage
from amu_graph.query.statements import Statement
from amu_graph.typography import quoted, set_in, within_marks
from amu_graph.web.views.own_item import consulted, own_item

_STATUSES: Final = {
    "asserted": Text("énoncé affirmé", "asserted"),
    "interpreted": Text("énoncé interprété", "interpreted"),
    "unverified": Text("énoncé non vérifié", "unverified"),
}
_ACCORDING: Final = Text("d’après", "according to")
_CONSULTED: Final = Text("consulté le {day}", "consulted on {day}")


@dataclass(frozen=True, slots=True)
class Cited:
    """A statement with its passages, as a sentence to copy and as BibTeX."""

    text: str
    bibtex: str


def found(graph: Graph, of: str, property_: str, value: str) -> list[Statement]:
    """Return the statements about a thing whose other end is `value`, and whose property or role is `property_`.

    Each may be left out. Stages and quantities are found by their own IRI.

    Raises:
        NotFoundError: nothing has this name, or no passage says this.
        AmbiguousError: several things have the name.

    """
    said = graph.why(of)
    ends, between = {value, expand(value) or value}, {property_, expand(property_) or property_}
    fitting = [
        each
        for each in said
        if (not value or ends & _ends(each)) and (not property_ or between & {each.predicate, each.role})
    ]
    if not fitting:
        raise NotFoundError(
            Text(fr="Aucun passage ne dit cela.", en="No passage says this."), near=[graph.find(of)] if of else []
        )
    return fitting


def _ends(each: Statement) -> set[str]:
    """Return what a statement can be found by: its ends, the relation that it is, its words."""
    return {each.source, each.target, each.relation, each.value_label.fr, each.value_label.en} - {""}


def cited(graph: Graph, statement: Statement, language: Language, day: date) -> Cited:
    """Return how a statement is cited: its words, status and passages, the graph, its version, a lasting address."""
    ours = project.current()
    sentence = statement.sentence().in_(language)
    status = _STATUSES.get(statement.status, _STATUSES["asserted"]).in_(language)
    places = [_place(graph, each, language) for each in statement.passages]
    address = statement.relation or statement.passages[0].iri
    version = f"{ours.name}, version {ours.version}, {address}"
    says = f"{status}, {_ACCORDING.in_(language)} {' ; '.join(places) if language == 'fr' else '; '.join(places)}"
    words = quoted(within_marks(sentence, language), language)
    said = f"{ours.editors.in_(language)}, {words}, {set_in(says, language)}."
    text = f"{said} {version} ({consulted(day, language, _CONSULTED)})."
    item = own_item(curie(address), set_in(sentence, language), language, day, URL=address, note=set_in(says, language))
    return Cited(text, bibtex([item]))


def _place(graph: Graph, passage: Passage, language: Language) -> str:
    source = graph.portraits.evidence.source(passage.source)
    title = quoted(within_marks(source.label.in_(language), language), language)
    return ", ".join(filter(None, [title, passage.place.in_(language), source.url or ""]))
