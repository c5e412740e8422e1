"""Problems of the data as a report shows them: what each is about is a link, and what all of a rule say stands once."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from amu_graph.errors import Listing, Problem, Rule
from amu_graph.graph import Graph
from amu_graph.language import Text
from amu_graph.namespaces import BASE, is_entity
from amu_graph.query.replaced import known_among

_ABOUT: Final = re.compile(r"(?P<thing>[a-z-]+/[\w/-]+)(?: · [\w:-]+)?\s?: (?P<said>.+)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A problem: the thing that it is about, if any, its IRI and label if it has a page, and what is said of it."""

    problem: Problem
    said: Text
    thing: str = ""
    iri: str = ""
    label: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarks:
    """The remarks of a rule; `said` and `remedy` are what all of them say, None where they differ."""

    rule: Rule
    remarks: tuple[Remark, ...]
    said: Text | None
    remedy: Text | None


def remarks(graph: Graph, listing: Listing) -> tuple[list[Remark], list[Remarks]]:
    """Return what must be corrected, then the remarks rule by rule, in the order of a listing."""
    problems = [*listing.violations, *(each for rule in listing.rules for each in rule.remarks)]
    known = known_among([iri for each in problems if (iri := _about(each))], graph.store)
    graph.portraits.labels.read(known)
    return (
        [_remark(graph, each, known) for each in listing.violations],
        [_of_rule(rule, tuple(_remark(graph, each, known) for each in rule.remarks)) for rule in listing.rules],
    )


def _about(problem: Problem) -> str:
    """Return the entity that a problem is about, empty where it is about something else."""
    found = _ABOUT.fullmatch(problem.message.fr)
    return BASE + found["thing"] if found and is_entity(BASE + found["thing"]) else ""


def _remark(graph: Graph, problem: Problem, known: Collection[str]) -> Remark:
    fr, en = (_ABOUT.fullmatch(words) for words in problem.message)
    iri = _about(problem)
    if not fr or not en or not iri:
        return Remark(problem=problem, said=problem.message)
    said = Text(fr=fr["said"], en=en["said"])
    if iri not in known:
        return Remark(problem=problem, said=said, thing=fr["thing"])
    return Remark(problem=problem, said=said, thing=fr["thing"], iri=iri, label=graph.portraits.label(iri))


def _of_rule(rule: Rule, found: tuple[Remark, ...]) -> Remarks:
    return Remarks(
        rule=rule,
        remarks=found,
        said=_shared([each.said for each in found]),
        remedy=_shared([each.problem.remedy for each in found]),
    )


def _shared(texts: Sequence[Text]) -> Text | None:
    """Return the one text that all are, None where they differ."""
    return texts[0] if len(set(texts)) == 1 else None
