"""Statements: what the graph says of one thing, in words, with the passages that say it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

import pyoxigraph as ox

from amu_graph.language import Language, Text
from amu_graph.query.evidence import Passage, surest
from amu_graph.query.namesakes import with_class

Choice = Literal["", "kept", "aside", "open"]
"""What a decision does with one of several values: shown, left in its passages, or left there with all the others."""

NOTHING: Final = Text("", "")


@dataclass(frozen=True, kw_only=True)
class Evidenced:
    """Something that passages say; no passage means that it was derived or is ours.

    Where passages give several values, `choice` is what editors decided of this one, and `because` why.
    """

    passages: tuple[Passage, ...] = ()
    choice: Choice = ""
    because: Text | None = None

    @property
    def status(self) -> str:
        """Return the surest status of the passages; empty where no passage says it."""
        return surest(passage.status for passage in self.passages)

    @property
    def unverified(self) -> bool:
        """Return whether every passage that says it is unverified: it is then not in the default graph."""
        return self.status == "unverified"


@dataclass(frozen=True, kw_only=True)
class Statement(Evidenced):
    """A statement, or a relation, as it is read from one of its ends, `entity`, to the other, `value`.

    A participation is read from its agent to its context: `role` is what is played, `predicate` the property that the
    role names, `relation` the participation itself; so are responsibilities, stages and quantities. What is read from
    the object to the subject is `inverse`. `label`, `words` and `value_label` are the ends and what is between them in
    words; `shown` means that the merged graph has it. A year is derived: `taken_from` says from which date, whose
    passages are its own.
    """

    entity: str
    predicate: str
    value: ox.NamedNode | ox.Literal
    inverse: bool = False
    label: Text = NOTHING
    words: Text = NOTHING
    value_label: Text = NOTHING
    relation: str = ""
    role: str = ""
    phase: str = ""
    through: str = ""
    when: Text | None = None
    taken_from: Text | None = None
    shown: bool = True

    @property
    def source(self) -> str:
        """Return the IRI of the subject, of a relation that of the agent."""
        return self.value.value if self.inverse else self.entity

    @property
    def target(self) -> str:
        """Return the IRI, or the text, of the object, of a relation that of the context."""
        return self.entity if self.inverse else self.value.value

    @property
    def about(self) -> tuple[str, str]:
        """Return the subject and the property, or the relation and its role."""
        return (self.relation, self.role) if self.relation else (self.source, self.predicate)

    @property
    def language(self) -> str | None:
        """Return the language of the value, of whatever region (French for `fr-CA`), None where it is no words."""
        tag = self.value.language if isinstance(self.value, ox.Literal) else None
        return tag and tag.partition("-")[0]

    def sentence(self) -> Text:
        """Return the statement in words; its ends have their class where both have one name."""
        label, words, value = self.label, self.words, self.value_label
        if label == value and isinstance(self.value, ox.NamedNode):
            label, value = with_class(label, self.entity), with_class(value, self.value.value)
        if self.relation and not isinstance(self.value, ox.Literal):
            return Text(fr=f"{label.fr} — {words.fr} — {value.fr}", en=f"{label.en} — {words.en} — {value.en}")
        return Text(fr=f"{label.fr} — {words.fr} : {value.fr}", en=f"{label.en} — {words.en}: {value.en}")

    def __repr__(self) -> str:
        return f"<Statement: {self.sentence().fr}>"

    def _repr_html_(self) -> str:
        return Statements([self])._repr_html_()


class Statements(list[Statement]):
    """Several statements, which a notebook shows as one table."""

    def _repr_html_(self) -> str:
        from amu_graph.query.html import statements_html  # only notebooks need it

        return statements_html(self)


def in_language(statements: Iterable[Statement], language: Language) -> list[Statement]:
    """Leave out the words of another language where the same is said in the reader's."""
    statements = list(statements)
    known = {each.about for each in statements if each.language == language}
    return [each for each in statements if each.about not in known or each.language in (language, None)]
