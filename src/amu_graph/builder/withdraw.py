"""What leaves the graph: withdrawn sources, passages and entities, and what only they described."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from amu_graph import namespaces as ns
from amu_graph.notes.decisions import Decisions, Replace, Withdraw
from amu_graph.notes.note_statements import Reading
from amu_graph.notes.problems import Problems, suggestion
from amu_graph.notes.statements import Statement


@dataclass(frozen=True, slots=True)
class Remaining:
    """What the notes still say, and what is gone: the identifier of each thing → the decision that took it away."""

    reading: Reading
    gone: dict[str, Withdraw]


def without_withdrawn(reading: Reading, decisions: Decisions) -> Remaining:
    """Return what is left of the notes once what is withdrawn has left.

    A statement leaves with its source, its passage, its subject and its object, a participation with each of its parts.
    A withdrawal follows what is renamed, the source of a passage included. What was merged into a withdrawn thing, or
    renamed to it, leaves with it; so does an entity that nothing describes any more.
    """
    taken = {one.iri: one for one in decisions.of(Withdraw)}
    if not taken:
        return Remaining(reading, {})
    renamed = {one.old: one.new for one in decisions.of(Replace) if not one.named}
    taken |= {_now(iri, renamed): one for iri, one in taken.items()}
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


def check_withdrawals(reading: Reading, decisions: Decisions, problems: Problems) -> None:
    """Record each withdrawal of a passage that its source, which is read, does not have: it would take nothing away."""
    renamed = {one.old: one.new for one in decisions.of(Replace) if not one.named}
    sources = {source.iri for source in reading.sources}
    passages = {passage.iri for passage in reading.passages}
    for one in decisions.of(Withdraw):
        iri = _now(one.iri, renamed)
        if "#" in iri and iri.partition("#")[0] in sources and iri not in passages:
            source = iri.partition("#")[0] + "#"
            names = [name.removeprefix(source) for name in passages if name.startswith(source)]
            near = suggestion(iri.partition("#")[2], names)
            problems.add("idle-withdrawal", one.at, passage=ns.local(one.iri), suggestion=near)


def _now(iri: str, renamed: Mapping[str, str]) -> str:
    """Return what a thing, or the passage of a source, is called after the renames."""
    thing, hash_sign, fragment = iri.partition("#")
    seen = set[str]()
    while thing in renamed and thing not in seen:
        seen.add(thing)
        thing = renamed[thing]
    return thing + hash_sign + fragment


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
