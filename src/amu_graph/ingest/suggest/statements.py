"""Statements between confirmed names, as records of notes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from amu_graph import namespaces as ns
from amu_graph.ingest.proposals import Name, Statement
from amu_graph.ingest.records import record, said_key
from amu_graph.ingest.suggest.claims import Claim, Mention
from amu_graph.ingest.suggest.page import Page
from amu_graph.ingest.suggest.predicates import Predicate
from amu_graph.ingest.suggest.propose import Found, linked
from amu_graph.ingest.suggest.relations import relations
from amu_graph.ingest.suggest.reviews import PROGRAMMES, place_of
from amu_graph.ingest.suggest.things import Thing
from amu_graph.ingest.suggest.values import values_of
from amu_graph.language import Text

_TRUE: Final = "true"
_ROLE: Final = "role/"
"""What begins a property that is a role and nothing else."""


def statements_of(
    page: Page, names: Sequence[Name], found: Found, predicates: Sequence[Predicate]
) -> tuple[Statement, ...]:
    """Return what the page seems to say.

    What its layout says holds of every name that is not rejected; the rest of those that are confirmed: answered so, or
    known as they are.
    """
    by_name = {predicate.name: predicate for predicate in predicates}
    confirmed = [thing for name in names if (thing := _thing(page, name, confirmed=True))]
    ranked = relations(page, confirmed, values_of(page), predicates)
    every = [thing for name in names if (thing := _thing(page, name, confirmed=False))]
    layout = _stated(page, linked(found.links, every), by_name, every)
    parts = {_part(one) for one in layout if "role" in one.says}
    others = _stated(page, ranked, by_name, confirmed)
    statements = [*layout, *(one for one in others if "role" not in one.says or _part(one) not in parts)]
    return tuple({said_key(one.says): one for one in reversed(statements)}.values())[::-1]


def _stated(
    page: Page, claims: Iterable[Claim], by_name: Mapping[str, Predicate], things: Sequence[Thing]
) -> list[Statement]:
    return [_statement(page, claim, says) for claim in claims if (says := _says(claim, by_name, things))]


def _part(one: Statement) -> tuple[object, object]:
    """Return who takes part in what: as what, a layout that says it knows better than a word nearby."""
    return one.says.get("agent"), one.says.get("context")


def _thing(page: Page, name: Name, *, confirmed: bool) -> Thing | None:
    """Return a name as a thing, under the identifier that it has; None where it is rejected, or must be `confirmed`."""
    answer = name.answer
    known = not name.answers and (name.by == "known-names" or not confirmed)
    id_ = name.id if known else answer.id if answer and answer.verdict in ("same", "new") else ""
    spans = list(_spans(page, name))
    if not id_ or not spans:
        return None
    type_ = ns.KINDS.get(id_.partition("/")[0], "")  # the answer's: « n project/x » of a name proposed as a body
    type_ = {"EventSeries": "Event"}.get(type_, type_)
    type_ = "Programme" if type_ == "Project" and name.says.get("kind") in PROGRAMMES else type_
    why = name.why or Text("", "")
    mentions = [Mention(start, end, type_, name.name, name.by, why, 1.0, id_) for start, end in spans]
    return Thing(type_, name.name, tuple(sorted(mentions)))


def _spans(page: Page, name: Name) -> Iterator[tuple[int, int]]:
    lines = {str(line.number): line for line in page.lines}
    for at, start, end in name.mentions:
        if at in lines and end <= len(lines[at].text):
            yield lines[at].start + start, lines[at].start + end


def _says(claim: Claim, by_name: Mapping[str, Predicate], things: Sequence[Thing]) -> dict[str, str]:
    """Return the record that says it; an empty one where notes have no way to."""
    subject = things[claim.subject].iri
    other = things[claim.object].iri if claim.object is not None else ""
    if claim.property.startswith(_ROLE):
        return {"agent": other, "role": claim.property.removeprefix(_ROLE), "context": subject}
    predicate = by_name[claim.property]
    if predicate.role:
        agent, context = (subject, other) if predicate.agent_first else (other, subject)
        return {"agent": agent, "role": predicate.role, "context": context}
    if claim.value is None:
        person_of_place = predicate.key == "affiliatedWith" and not other.startswith("organization/")
        return {} if person_of_place else {"id": subject, predicate.key: other}
    return _valued(claim, predicate, subject)


def _valued(claim: Claim, predicate: Predicate, subject: str) -> dict[str, str]:
    """Return a date or a number with its reserves: those need a stage or a quantity of their own."""
    value = claim.value
    assert value is not None
    reserves = {"planned": value.planned, "approximate": value.approximate}
    said = {key: _TRUE for key, is_so in reserves.items() if is_so}
    if predicate.key == "dwellingCount" and said:
        return {"quantityOf": subject, "kind": "logements", "value": value.value, **said}
    stage = predicate.stage or (
        "lancement" if predicate.key == "foundingDate" and subject.startswith("project/") else ""
    )
    if stage:
        return {"stageOf": subject, "kind": stage, "date": value.value, **said}
    return {"id": subject, predicate.key: value.value}


def _statement(page: Page, claim: Claim, says: dict[str, str]) -> Statement:
    places = [place_of(page, start, end) for start, end in claim.spans]
    at = places[-1][0]
    return Statement(
        at=at,
        words=tuple((start, end) for line, start, end in places if line == at),
        says=record(says),
        by=claim.by,
        why=claim.why,
        score=round(claim.score, 2),
    )
