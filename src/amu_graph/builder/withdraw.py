"""What leaves the graph: withdrawn sources, passages and entities, and what only they described."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from amu_graph import namespaces as ns
from amu_graph.builder.decisions import Decisions, Withdraw
from amu_graph.builder.note_statements import Reading
from amu_graph.builder.statements import Statement


@dataclass(frozen=True, slots=True)
class Remaining:
    """What the notes still say, and what is gone: the identifier of each thing → the decision that took it away."""

    reading: Reading
    gone: dict[str, Withdraw]


def without_withdrawn(reading: Reading, decisions: Decisions) -> Remaining:
    """Return what is left of the notes once what is withdrawn has left.

    A statement leaves with its source, its passage, its subject and its object, a participation with each of its parts.
    What was merged into a withdrawn thing, or renamed to it, leaves with it; so does an entity that nothing describes
    any more.
    """
    taken = {one.iri: one for one in decisions.withdrawals}
    if not taken:
        return Remaining(reading, {})
    successors = decisions.successors
    taken |= {old: taken[new] for old, new in successors.items() if new in taken}
    relations = {
        one.subject.value: taken[one.object.value]
        for one in reading.statements
        if one.object.value in taken and ns.kind_of(one.subject.value) in ns.RELATIONS
    }
    removed: dict[str, Withdraw] = {}
    left: list[Statement] = []
    for one in reading.statements:
        decision = _taken(one, taken, relations)
        if decision is None:
            left.append(one)
        else:
            removed.setdefault(one.subject.value, decision)
    described = {one.subject.value for one in left}
    described |= {successors[iri] for iri in described if iri in successors}
    gone = {iri: one for iri, one in removed.items() if iri not in described and ns.is_entity(iri)}
    gone |= {old: gone[new] for old, new in successors.items() if new in gone and old not in described}
    return Remaining(_reading(reading, taken, left), taken | gone)


def _taken(one: Statement, taken: dict[str, Withdraw], relations: dict[str, Withdraw]) -> Withdraw | None:
    named = (one.passage.source.iri, one.passage.iri, one.subject.value, one.object.value)
    return next((taken[iri] for iri in named if iri in taken), None) or relations.get(one.subject.value)


def _reading(reading: Reading, taken: dict[str, Withdraw], left: Iterable[Statement]) -> Reading:
    passages = [one for one in reading.passages if one.iri not in taken and one.source.iri not in taken]
    return replace(
        reading,
        sources=[one for one in reading.sources if one.iri not in taken],
        passages=passages,
        statements=list(left),
        described=[one for one in reading.described if not _of(str(one.subject)[1:-1], taken)],
    )


def _of(iri: str, taken: dict[str, Withdraw]) -> bool:
    return iri in taken or iri.partition("#")[0] in taken
