"""Which date gives a thing its year: the rule, and that date with the passages that say it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from amu_graph.language import Text
from amu_graph.model import CLASSES
from amu_graph.namespaces import KINDS, expand, kind_of
from amu_graph.query.evidence import Evidence, Passage
from amu_graph.query.labels import Labels
from amu_graph.query.portrait_queries import rows
from amu_graph.store import Store
from amu_graph.typography import date_in_words, typeset


class Dated(NamedTuple):
    """A date of a thing: of which kind, and of which stage where it is one of these."""

    kind: str
    date: str
    stage: str = ""


class Origin(NamedTuple):
    """The date that a year is taken from, in words, and the passages that say it."""

    words: Text
    passages: tuple[Passage, ...]


def giving(order: str) -> list[str]:
    """Return the dates and kinds of stages that give a year, from the names in the ontology (`amu:yearFrom`)."""
    return [iri for name in order.split() if (iri := expand(name))]


def by_preference(dates: Iterable[Dated], order: Sequence[str]) -> list[Dated]:
    """Return the dates that can give a year, the one that does first.

    A property of the thing goes before its stages; then the order of the ontology counts, then time: of several dates
    (an event of some days) the earliest, as ISO dates sort as text.
    """
    fitting = (each for each in dates if each.kind in order)
    return sorted(fitting, key=lambda each: (bool(each.stage), order.index(each.kind), each.date))


def origin(iri: str, year: str, store: Store, labels: Labels, evidence: Evidence) -> Origin | None:
    """Return what the year of a thing is taken from; None where no date of the merged graph has it."""
    kind = kind_of(iri)
    order = giving(CLASSES[KINDS[kind]].year_from) if kind else []
    saying: dict[Dated, set[str]] = {}
    for row in rows(store, "dates", entity=[iri]) if order else ():
        if not row["planned"]:
            stage = row["stage"].value if row["stage"] else ""
            passages = saying.setdefault(Dated(row["kind"].value, row["date"].value, stage), set())
            passages |= {row["passage"].value} if row["passage"] else set()
    first = next((each for each in by_preference(saying, order) if each.date[:4] == year.zfill(4)), None)
    if first is None:
        return None
    label, date = labels.of(first.kind), date_in_words(first.date)
    words = Text(fr=typeset(f"tirée de « {label.fr} : {date.fr} »"), en=f"from “{label.en}: {date.en}”")
    return Origin(words, evidence.among(saying[first]))
