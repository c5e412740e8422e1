"""Merged, renamed, split and withdrawn things: their statements pass to what takes their place, their names stay."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from typing import Final

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.builder.withdraw import Remaining
from amu_graph.language import Text
from amu_graph.notes.decisions import Decision, Decisions, Distinct, Replace, Split
from amu_graph.notes.passages import Value
from amu_graph.notes.problems import Problems, suggestion
from amu_graph.notes.statements import Statement

LABEL: Final = ox.NamedNode(ns.RDFS + "label")
DEPRECATED: Final = ox.NamedNode(ns.OWL + "deprecated")
REPLACED: Final = ox.NamedNode(ns.DCTERMS + "isReplacedBy")
DIFFERENT: Final = ox.NamedNode(ns.OWL + "differentFrom")
TRUE: Final = ox.Literal("true", datatype=ox.NamedNode(ns.XSD + "boolean"))


@dataclass(frozen=True, slots=True)
class Successors:
    """What each merged or renamed thing became: old identifier → new."""

    names: Mapping[str, str]

    def of(self, iri: str) -> str:
        """Return what became of a thing; a relation is named after its parts."""
        if ns.kind_of(iri) in ns.RELATIONS:
            return self._reminted(iri)
        return self.names.get(iri, iri)

    def value(self, value: Value) -> Value:
        """Return what became of the object of a statement."""
        return ox.NamedNode(self.of(value.value)) if isinstance(value, ox.NamedNode) else value

    def _reminted(self, relation: str) -> str:
        """Return the IRI of a relation whose parts are renamed: `kind--slug` pairs are among its words."""
        head, _, tail = relation.rpartition("/")
        words = tail.split("--")
        for position in range(len(words) - 1):
            pair = ns.entity_iri(words[position], words[position + 1])
            if pair in self.names:
                words[position + 1] = self.names[pair].rpartition("/")[2]
        return f"{head}/{'--'.join(words)}"


def decided(decisions: Decisions, remaining: Remaining) -> list[Statement]:
    """Return what decisions on the life of things state, in the graphs of their passages.

    What is out of use is marked as deprecated and says what replaces it; what is withdrawn is replaced by nothing.
    """
    gone = remaining.gone
    successors = decisions.successors
    said: list[Statement] = []
    for one in decisions.of(Replace):
        if one.old not in gone:
            said += _replaced(one, one.old, [successors.get(one.old, one.new)], gone)
    for split in decisions.of(Split):
        if split.old not in gone:
            said += _replaced(split, split.old, [successors.get(part, part) for part in split.parts], gone)
    for iri, withdrawal in gone.items():
        said.append(Statement(ox.NamedNode(iri), DEPRECATED, TRUE, withdrawal.passage, withdrawal.at))
    for distinct in decisions.of(Distinct):
        for first, second in distinct.pairs:
            ends = [ox.NamedNode(successors.get(iri, iri)) for iri in (first, second)]
            if not {first, second} & gone.keys():
                said.append(Statement(ends[0], DIFFERENT, ends[1], distinct.passage, distinct.at))
    return said


def _replaced(decision: Decision, old: str, new: Iterable[str], gone: Iterable[str]) -> Iterator[Statement]:
    yield Statement(ox.NamedNode(old), DEPRECATED, TRUE, decision.passage, decision.at)
    for iri in new:
        if iri not in gone:
            yield Statement(ox.NamedNode(old), REPLACED, ox.NamedNode(iri), decision.passage, decision.at)


@dataclass(frozen=True, slots=True)
class Replaced:
    """What the notes say with each merged or renamed thing replaced; `moved` was said of what is replaced."""

    own: list[Statement]
    moved: list[Statement]

    @property
    def every(self) -> list[Statement]:
        """Return all statements."""
        return [*self.own, *self.moved]


def replace_entities(statements: Iterable[Statement], decisions: Decisions) -> Replaced:
    """Return the statements of the notes with each merged or renamed thing replaced.

    A merged thing keeps its own name too, so that what has been cited can be recognised.
    """
    successors = Successors(decisions.successors)
    if not successors.names:
        return Replaced(list(statements), [])
    merged = {one.old for one in decisions.of(Replace) if one.named}
    own: list[Statement] = []
    moved: list[Statement] = []
    for one in statements:
        subject = successors.of(one.subject.value)
        value = successors.value(one.object)
        if subject == one.subject.value and value == one.object:
            own.append(one)
            continue
        moved.append(one._replace(subject=ox.NamedNode(subject), object=value))
        if one.predicate == LABEL and one.subject.value in merged:
            own.append(one)
    return Replaced(own, moved)


def _circle(first: Replace, direct: Mapping[str, Replace]) -> Text:
    """Return the names of the files of the decisions that lead in a circle, or into one."""
    names, one = {}, first
    while one.at.file not in names:
        names[one.at.file] = Path(one.at.file).name
        one = direct[one.new]
    listed = ", ".join(names.values())
    return Text(listed, listed)


def check_lives(decisions: Decisions, said: list[Statement], remaining: Remaining, problems: Problems) -> None:
    """Record the decisions on the life of things that cannot be carried out.

    `said` is what is left of the notes once everything is replaced.
    """
    if not any(decisions.of(kind) for kind in (Replace, Split, Distinct)):
        return
    reading = remaining.reading
    described = {one.subject.value for one in reading.statements}
    named = described | {one.object.value for one in reading.statements}
    files = {source.iri: source.at.file for source in reading.sources}
    successors = decisions.successors
    for one in decisions.of(Replace):
        if one.old not in successors:
            circle = _circle(one, {each.old: each for each in decisions.of(Replace)})
            problems.add("merge-cycle", one.at, subject=ns.local(one.old), files=circle)
        elif one.old in files:
            problems.add("source-still-read", one.at, subject=ns.local(one.old), file=files[one.old])
        elif one.named and one.old not in named:
            problems.add("idle-merge", one.at, subject=ns.local(one.old), into=ns.local(one.new))
        elif one.named and one.new not in described and one.new not in successors:
            _undescribed(one, one.new, described, problems)
    for split in decisions.of(Split):
        if split.old in named:
            problems.add(
                "split-in-use", split.at, subject=ns.local(split.old), parts=", ".join(map(ns.local, split.parts))
            )
    _check_distinctions(decisions, problems)
    _check_ends(decisions, {one.subject.value for one in said} | files.keys(), remaining.gone, problems)


def _check_distinctions(decisions: Decisions, problems: Problems) -> None:
    successors = decisions.successors
    for distinct in decisions.of(Distinct):
        for first, second in distinct.pairs:
            if successors.get(first, first) == successors.get(second, second):
                problems.add("merged-and-distinct", distinct.at, first=ns.local(first), second=ns.local(second))


def _check_ends(decisions: Decisions, described: set[str], gone: Container[str], problems: Problems) -> None:
    """Record what decisions lead to and no note describes; what is withdrawn needs no description any more."""
    successors = decisions.successors
    ends: list[tuple[Decision, str]] = [(one, successors.get(one.old, "")) for one in decisions.of(Replace)]
    ends += [(split, successors.get(part, part)) for split in decisions.of(Split) for part in split.parts]
    ends += [(one, successors.get(iri, iri)) for one in decisions.of(Distinct) for iri in one.entities]
    for decision, iri in ends:
        if iri and iri not in described and iri not in gone:
            _undescribed(decision, iri, described, problems)


def _undescribed(decision: Decision, iri: str, described: set[str], problems: Problems) -> None:
    problems.add(
        "undescribed", decision.at, value=ns.local(iri), suggestion=near(ns.local(iri), map(ns.local, described))
    )


def near(name: str, known: Iterable[str]) -> Text:
    """Return the advice that names what is nearest to `kind/slug` among the known of its kind, else among all.

    Where many are known and none is near, it says how to look for the name.
    """
    known = list(known)
    kind = name.partition("/")[0] + "/"
    advice = suggestion(name, [one for one in known if one.startswith(kind)] or known)
    if not advice.fr.endswith("…."):
        return advice
    words = quote(name.rpartition("/")[2].replace("-", " "))
    return Text(
        fr=f"Rien d’approchant parmi {len(known)} identifiants. Cherchez-le : amu-graph search {words}",
        en=f"Nothing is near among {len(known)} identifiers. Look for it: amu-graph search {words}",
    )
