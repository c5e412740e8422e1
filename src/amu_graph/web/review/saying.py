"""Proposals in the reader's words: keys, values, who is meant, and what the graph knows of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import pyoxigraph as ox
from markupsafe import Markup

from amu_graph import namespaces as ns
from amu_graph import resources
from amu_graph.ingest.identity import IN_WORDS
from amu_graph.ingest.proposals import Candidate, Name, Review, Statement
from amu_graph.ingest.records import Record, tuple_of
from amu_graph.ingest.wording import Wording, class_of
from amu_graph.language import Language, Text
from amu_graph.notes.ontology import Ontology
from amu_graph.notes.profile import ClassProfile, Profile
from amu_graph.notes.words import Words, read_words
from amu_graph.query.portraits import MOST_READ
from amu_graph.typography import set_in
from amu_graph.web.rendering.urls import path_of
from amu_graph.web.state import State
from amu_graph.web.views.citing import today
from amu_graph.web.views.dossier import dossier
from amu_graph.web.views.summary import summing_up

_VALUES: Final = "SELECT DISTINCT ?value WHERE {{ {one} {path} ?value }}"


class Model:
    """What the ontology says that records may hold; read once, and again after a concept was added."""

    def __init__(self) -> None:
        self.revision = 0

    def forget(self) -> None:
        """Read it anew the next time."""
        revision = self.revision + 1
        self.__dict__.clear()
        self.revision = revision

    @cached_property
    def words(self) -> Words:
        """What the files of the ontology say."""
        return read_words(resources.ontology())

    @property
    def terms(self) -> Ontology:
        """The ontology and its vocabularies."""
        return self.words.terms

    @property
    def profile(self) -> Profile:
        """The keys of each class."""
        return self.words.profile

    def class_of(self, record: Record) -> ClassProfile:
        """Return the class that a record describes."""
        return class_of(record, self.profile)


@dataclass(frozen=True, slots=True)
class Known:
    """Something as the graph knows it: where its page is, what it is called, and what it is in a few sentences."""

    id: str
    path: str | None
    label: str
    kind: str
    summary: Markup | None
    candidate: Candidate | None = None


class Saying:
    """Says the proposals of one review in one language."""

    def __init__(self, state: State, review: Review, model: Model, language: Language) -> None:
        self._state = state
        self._model = model
        self._language: Language = language
        self._names = {one.id: one for one in review.names}
        self._summaries: dict[str, Markup | None] = {}

    def lines(self, record: Record) -> Iterator[tuple[str, list[str]]]:
        """Yield the keys of a record and their values in words."""
        return Wording(self._model.words, self.called, self._language).lines(record)

    def called(self, id_: str) -> str:
        """Return what something is called: as in the text, as in the graph, else its identifier."""
        name = self._names.get(id_)
        if name:
            return name.name
        iri = ns.expand(id_)
        return self._state.graph.portraits.label(iri).in_(self._language) if iri else id_

    def about(self, one: Name | Statement) -> list[Known]:
        """Return what the graph knows of those whom a proposal may mean, or speaks of."""
        if isinstance(one, Name):
            return [self._known(each.id, each) for each in one.candidates]
        spoken = [str(one.says[key]) for key in ("id", "agent", "context", "stageOf", "quantityOf") if key in one.says]
        return [found for id_ in spoken if (found := self._known(self._meant(id_))).summary]

    def _meant(self, id_: str) -> str:
        name = self._names.get(id_)
        answer = name.answer if name else None
        return answer.id if answer and answer.id else id_

    def _known(self, id_: str, candidate: Candidate | None = None) -> Known:
        iri = ns.expand(id_) or ""
        graph = self._state.graph
        if iri not in self._summaries:
            self._summaries[iri] = self._summary(iri) if iri and ns.is_entity(iri) else None
        summary = self._summaries[iri]
        label = graph.portraits.label(iri).in_(self._language) if iri else id_
        kind = ns.KINDS.get(id_.partition("/")[0], "")
        return Known(id_, path_of(iri) if iri and summary else None, label, kind, summary, candidate)

    def _summary(self, iri: str) -> Markup | None:
        """Return what something is in a few sentences, None where the graph says nothing of it."""
        graph = self._state.graph
        if not graph.portraits.statements(iri):  # one query: most of what a new document names is new
            return None
        content = dossier(graph, graph.portraits.portrait(iri, most=MOST_READ), self._language)
        return summing_up(content, self._language, today()) if content.portrait.classes else None

    def reasons(self, codes: Iterable[str]) -> list[str]:
        """Return what agrees or differs in words; what is no code of ours is something that both are linked to."""
        return [IN_WORDS[code].in_(self._language) if code in IN_WORDS else self.called(code) for code in codes]

    def said(self, text: Text | None) -> str:
        """Return words in the reader's language, in the other where these are not given."""
        return set_in(text.in_(self._language) or text.fr or text.en, self._language) if text else ""

    def conflict(self, one: Statement) -> dict[str, str] | None:
        """Return what the graph says instead of a proposal, where one value only is shown; None where it agrees."""
        id_ = self._meant(str(one.says.get("id", "")))
        iri = ns.expand(id_) or ""
        if one.answer is not None or not iri or not ns.is_entity(iri):
            return None
        for key, field in self._model.class_of(one.says).fields.items():
            value = one.says.get(key)
            if field.single and isinstance(value, str) and field.type in ("integer", "number", "date", "entity"):
                there = self._values(iri, field.path)
                wanted = ns.expand(self._meant(value)) or value
                if there and not any(one.startswith(wanted) or wanted.startswith(one) for one in there):
                    words = [self._state.graph.portraits.label(one).in_(self._language) if ns.is_entity(one) else one
                             for one in there]  # fmt: skip
                    return {"name": field.name.in_(self._language), "words": ", ".join(words)}
        return None

    def _values(self, iri: str, path: str) -> list[str]:
        rows = self._state.graph.store.select(_VALUES.format(one=ox.NamedNode(iri), path=ox.NamedNode(path)))
        return [row["value"].value for row in rows]


def unmapped(one: Name | Statement, model: Model) -> Iterator[tuple[str, str]]:
    """Yield the words of an open statement that no vocabulary has, each after the vocabulary that should have it."""
    if isinstance(one, Name) or one.answer is not None:
        return
    fields = model.class_of(one.says).fields
    for key, value in one.says.items():
        field = fields.get(key)
        if field and field.type == "concept":
            known = [model.terms.concepts.get(scheme, {}) for scheme in field.schemes]
            scheme = next(iter(field.schemes), "")
            yield from ((scheme, each) for each in tuple_of(value) if not any(each in slugs for slugs in known))
