"""What all passages say → what the default graph shows: entities merged, one value kept where they disagree."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.builder.decisions import Decisions, Keep, slot_of
from amu_graph.builder.problems import Problems
from amu_graph.builder.profile import Field, Profile
from amu_graph.builder.statements import Statement

LABEL: Final = ox.NamedNode(ns.RDFS + "label")
ALT_LABEL: Final = ox.NamedNode(ns.SKOS + "altLabel")
_TRUE: Final = ox.Literal("true", datatype=ox.NamedNode(ns.XSD + "boolean"))


def decided(decisions: Decisions, statements: Iterable[Statement]) -> list[Statement]:
    """Return what the decisions themselves state, in the graphs of their passages.

    A merged entity keeps its IRI as deprecated; its labels become other names of the entity that takes its place.
    """
    said = [
        Statement(ox.NamedNode(keep.subject), ox.NamedNode(keep.field.path), keep.value, keep.passage, keep.at)
        for keep in decisions.keeps
    ]
    labels: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.predicate == LABEL and statement.passage.merged:
            labels[statement.subject.value].append(statement)
    for merge in decisions.merges:
        old, new = ox.NamedNode(merge.subject), ox.NamedNode(merge.into)
        own = {statement.object for statement in labels[merge.into]}
        said.append(Statement(old, ox.NamedNode(ns.OWL + "deprecated"), _TRUE, merge.passage, merge.at))
        said.append(Statement(old, ox.NamedNode(ns.DCTERMS + "isReplacedBy"), new, merge.passage, merge.at))
        said += [
            Statement(new, ALT_LABEL, label.object, merge.passage, merge.at)
            for label in labels[merge.subject]
            if label.object not in own
        ]
    return said


def merge_entities(statements: Iterable[Statement], decisions: Decisions, problems: Problems) -> list[Statement]:
    """Return the statements with each merged entity replaced; its own label stays, so that its page has a name."""
    said = list(statements)
    renamed = _targets(decisions, problems)
    own = {merge.passage.iri for merge in decisions.merges}
    noted = [statement for statement in said if statement.passage.iri not in own]
    named = {iri for statement in noted for iri in (statement.subject.value, statement.object.value)}
    for merge in decisions.merges:
        if merge.subject not in named:
            problems.add("idle-merge", merge.at, subject=_name(merge.subject))
    if not renamed:
        return said
    return [one if one.passage.iri in own else _renamed(one, renamed) for one in said]


def _targets(decisions: Decisions, problems: Problems) -> dict[str, str]:
    """Follow chains of merges to their end."""
    direct = {merge.subject: merge.into for merge in decisions.merges}
    found = {}
    for merge in decisions.merges:
        seen, target = {merge.subject}, merge.into
        while target in direct and target not in seen:
            seen.add(target)
            target = direct[target]
        if target in seen:
            problems.add("merge-cycle", merge.at, subject=_name(merge.subject))
        else:
            found[merge.subject] = target
    return found


def _renamed(statement: Statement, renamed: dict[str, str]) -> Statement:
    subject, value = statement.subject.value, statement.object
    if isinstance(value, ox.NamedNode) and value.value in renamed:
        statement = statement._replace(object=ox.NamedNode(renamed[value.value]))
    if subject in renamed:
        if statement.predicate == LABEL:
            return statement
        return statement._replace(subject=ox.NamedNode(renamed[subject]))
    if ns.kind_of(subject) == "participation":
        return statement._replace(subject=ox.NamedNode(_reminted(subject, renamed)))
    return statement


def _reminted(participation: str, renamed: dict[str, str]) -> str:
    """Return the IRI that the participation has once its parts are renamed: `kind--slug` pairs are among its words."""
    head, _, tail = participation.rpartition("/")
    words = tail.split("--")
    for position in range(len(words) - 1):
        pair = ns.entity_iri(words[position], words[position + 1])
        if pair in renamed:
            words[position + 1] = renamed[pair].rpartition("/")[2]
    return f"{head}/{'--'.join(words)}"


def settle(
    statements: Iterable[Statement], decisions: Decisions, profile: Profile, problems: Problems
) -> list[Statement]:
    """Return what the default graph shows: one value where the model allows one.

    Two values of one passage and two passages that no decision settles are problems.
    """
    shown = [statement for statement in statements if statement.passage.merged]
    single = _single_fields(shown, profile)
    slots: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for statement in shown:
        if (statement.subject.value, statement.predicate.value) in single:
            slots[slot_of(statement.subject.value, statement.predicate.value, statement.object)].append(statement)
    kept = {keep.slot: keep for keep in decisions.keeps}
    own = {passage.iri for passage in decisions.passages}
    for keep in decisions.keeps:
        _check_keep(keep, [one for one in slots.get(keep.slot, ()) if one.passage.iri not in own], problems)
    for slot, rivals in slots.items():
        if slot not in kept and len({rival.object for rival in rivals}) > 1:
            _report(rivals, single[slot[0], slot[1]], problems)
    return [one for one in shown if _survives(one, kept)]


def _single_fields(statements: list[Statement], profile: Profile) -> dict[tuple[str, str], Field]:
    found: dict[tuple[str, str], Field] = {}
    for statement in statements:
        kind = ns.kind_of(statement.subject.value)
        pair = (statement.subject.value, statement.predicate.value)
        if kind and pair not in found:
            field = profile.single(frozenset({ns.KINDS[kind]}), statement.predicate.value)
            if field:
                found[pair] = field
    return found


def _check_keep(keep: Keep, rivals: list[Statement], problems: Problems) -> None:
    values = {rival.object.value for rival in rivals}
    if len(values) < 2:  # noqa: PLR2004  # a disagreement takes two
        problems.add("idle-decision", keep.at, key=keep.field.key, subject=_name(keep.subject))
    elif keep.value.value not in values:
        stated = ", ".join(sorted(_name(value) for value in values))
        problems.add("unknown-kept-value", keep.at, value=_name(keep.value.value), values=stated)


def _report(rivals: list[Statement], field: Field, problems: Problems) -> None:
    first = rivals[0]
    other = next(rival for rival in rivals if rival.object != first.object)
    values = {"value": _name(first.object.value), "other": _name(other.object.value)}
    subject = _name(first.subject.value)
    if first.passage.iri == other.passage.iri:
        problems.add("two-values", other.at, key=field.key, value=values["other"])
        return
    passages = {"first": _name(first.passage.iri), "second": _name(other.passage.iri)}
    problems.add("conflicting-values", other.at, key=field.key, subject=subject, **values, **passages)


def _survives(statement: Statement, kept: dict[tuple[str, str, str], Keep]) -> bool:
    keep = kept.get(slot_of(statement.subject.value, statement.predicate.value, statement.object))
    return keep is None or keep.value == statement.object


def _name(iri: str) -> str:
    return iri.removeprefix(ns.BASE).removeprefix("source/")
