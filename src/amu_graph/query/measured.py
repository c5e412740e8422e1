"""Stages and quantities: relations that give a thing a date or a number of some kind, as values of that thing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from amu_graph.language import LANGUAGES, Text
from amu_graph.namespaces import AMU, DCTERMS, SCHEMA
from amu_graph.query.labels import Labels
from amu_graph.query.portraits import Portrait, PortraitReader
from amu_graph.query.statements import Statement
from amu_graph.relation_names import qualified_value

VALUES: Final = {AMU + "stageOf": DCTERMS + "date", AMU + "quantityOf": SCHEMA + "value"}
"""What links a relation to its thing → the property that holds its date or its number."""

MEASURED: Final = frozenset(VALUES)
_KIND, _DATE = DCTERMS + "type", DCTERMS + "date"


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A stage or a quantity of a thing: what links it, its kind, its first date, and all that is said of it."""

    link: Statement
    kind: str
    date: str
    facts: tuple[Statement, ...]

    @property
    def iri(self) -> str:
        """Return the IRI of the stage or quantity."""
        return self.link.source

    @property
    def given(self) -> tuple[Statement, ...]:
        """Return the statements of its date or its number."""
        return tuple(each for each in self.facts if each.predicate == VALUES[self.link.predicate])

    def words(self, labels: Labels) -> Text:
        """Return the date or the number with what qualifies it, as the merged graph has it, else as passages say."""
        return _qualified([each for each in self.facts if each.shown] or self.facts, labels)


def measured(portrait: Portrait) -> list[str]:
    """Return the stages and quantities of an entity."""
    return [each.source for each in portrait.incoming if each.predicate in MEASURED]


def measures_of(reader: PortraitReader, portrait: Portrait) -> list[Measure]:
    """Return the stages and quantities of an entity, with what is said of each."""
    said = reader.facts(measured(portrait))
    return [
        Measure(
            link=link,
            kind=next((fact.value.value for fact in said[link.source] if fact.predicate == _KIND), ""),
            date=min((fact.value.value for fact in said[link.source] if fact.predicate == _DATE), default=""),
            facts=said[link.source],
        )
        for link in portrait.incoming
        if link.predicate in MEASURED
    ]


def _qualified(facts: Sequence[Statement], labels: Labels) -> Text:
    values = [(each.predicate, each.value) for each in facts]
    return Text(*(qualified_value(labels.parts(values, language), language) for language in LANGUAGES))
