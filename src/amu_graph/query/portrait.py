"""A portrait: all that the graph knows of one entity, in both directions, with the passages that say it."""

from dataclasses import dataclass
from typing import Literal

import pyoxigraph as ox

from amu_graph.language import Text
from amu_graph.query.evidence import Passage, surest
from amu_graph.query.reason import Reason

Choice = Literal["", "kept", "aside", "open"]
"""What a decision does with one of several values: shown, left in its passages, or left there with all the others."""


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A statement about an entity and the passages that say it; no passage means that it was derived or is ours.

    `words` names the relation as it is read from the entity: the label of the property, or its inverse label where
    the entity is the object. Where passages give several values, `choice` is what editors decided of this one, and
    `because` why.
    """

    statement: ox.Triple
    words: Text
    value: ox.NamedNode | ox.Literal
    value_label: Text
    passages: tuple[Passage, ...]
    choice: Choice = ""
    because: Text | None = None

    @property
    def predicate(self) -> str:
        """Return the IRI of the property."""
        return self.statement.predicate.value

    @property
    def about(self) -> tuple[str, str]:
        """Return the subject and the property."""
        return str(self.statement.subject)[1:-1], self.predicate

    @property
    def language(self) -> str | None:
        """Return the language of the value, None where it is no words."""
        return self.value.language if isinstance(self.value, ox.Literal) else None

    @property
    def unverified(self) -> bool:
        """Tell whether every passage that says it is unverified: it is then not in the default graph."""
        return surest(passage.status for passage in self.passages) == "unverified"


@dataclass(frozen=True, kw_only=True)
class Part:
    """A participation: who played which role in what, with its fund, its phase and its dates where known."""

    iri: str
    agent: str
    role: str
    context: str
    through: str | None
    phase: str | None
    passages: tuple[Passage, ...]
    when: Text | None = None

    @property
    def unverified(self) -> bool:
        """Tell whether every passage that says it is unverified."""
        return surest(passage.status for passage in self.passages) == "unverified"


@dataclass(frozen=True, kw_only=True)
class Portrait:
    """An entity: its names and classes, its facts, the parts it plays and those that others play in it.

    `incoming` are the facts of which the entity is the object; `labels` has the label of every IRI that is mentioned;
    `says` is what the entity itself says, where it is a passage; `shown` tells that the default graph has something of
    it: of what it has nothing, unverified passages alone speak.
    """

    iri: str
    label: Text
    classes: tuple[str, ...]
    facts: tuple[Fact, ...]
    incoming: tuple[Fact, ...]
    plays: tuple[Part, ...]
    played_by: tuple[Part, ...]
    labels: dict[str, Text]
    says: tuple[Reason, ...] = ()
    shown: bool = True

    def __repr__(self) -> str:
        parts = len(self.plays) + len(self.played_by)
        return f"<Portrait: {self.label.fr}, {len(self.facts) + len(self.incoming)} facts, {parts} participations>"

    def _repr_html_(self) -> str:
        from amu_graph.query.html import portrait_html  # only notebooks need it

        return portrait_html(self)
