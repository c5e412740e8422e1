"""What the default graph shows where notes give several values and the model allows one.

Wordings do not contradict each other: a second name becomes another name, a second description stays in its passage.
A date agrees with a coarser one that contains it. What remains is a contradiction, which a decision settles.
"""

from collections import defaultdict
from typing import Final

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.builder.merge import LABEL, Replaced, Successors
from amu_graph.language import Text
from amu_graph.notes.decisions import Decisions, Keep
from amu_graph.notes.passages import Value
from amu_graph.notes.problems import NAMES_LISTED, Problems, quoted
from amu_graph.notes.profile import Field, Profile
from amu_graph.notes.statements import Statement

ALT_LABEL: Final = ox.NamedNode(ns.SKOS + "altLabel")
UNDECIDED: Final = ox.NamedNode(ns.AMU + "undecided")

_READ: Final = ns.DCTERMS + "date"

Slot = tuple[ox.NamedNode, ox.NamedNode, str]
"""The place that one value can take: subject, property and the language of a text."""


def settle(replaced: Replaced, decisions: Decisions, profile: Profile, problems: Problems) -> list[Statement]:
    """Return what the default graph shows of the statements of notes: one value where the model allows one.

    Of several wordings the one that came first is shown (see `_rank`), unless a decision keeps another. Two values of
    one passage and two passages that no decision settles are problems.
    """
    shown = [statement for statement in replaced.every if statement.passage.merged]
    moved = frozenset(replaced.moved)
    single = _Single(profile)
    slots: dict[Slot, list[Statement]] = defaultdict(list)
    for statement in shown:
        if single.field(statement.subject, statement.predicate):
            slots[_slot(statement)].append(statement)
    kept = _kept(decisions, problems)
    values: dict[Slot, Value | None] = {}
    for slot, rivals in slots.items():
        field = single.field(*slot[:2]) if len(rivals) > 1 else None
        if field and len({rival.object for rival in rivals}) > 1:
            rivals.sort(key=lambda one: _rank(one, moved=one in moved))
            values[slot] = _value(rivals, field, kept.get(slot), problems)
    disputed = {slot[0] for slot in values}
    settled = [
        one for statement in shown if (one := _shown(statement, values) if statement.subject in disputed else statement)
    ]
    return settled + [
        _decided(slot, keep) for slot, keep in kept.items() if _settles(keep, slots.get(slot, []), problems)
    ]


class _Single:
    """The fields that may have one value only, by what they are of and by their property."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._kinds: dict[ox.NamedNode, str | None] = {}
        self._fields: dict[tuple[str, ox.NamedNode], Field | None] = {}

    def field(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> Field | None:
        """Return the field of a property of a thing, None where it may have several values."""
        if subject not in self._kinds:
            self._kinds[subject] = ns.kind_of(subject.value)
        kind = self._kinds[subject]
        if kind is None:
            return None
        if (kind, predicate) not in self._fields:
            self._fields[kind, predicate] = self._profile.single(ns.KINDS[kind], predicate.value)
        return self._fields[kind, predicate]


def _slot(statement: Statement) -> Slot:
    return statement.subject, statement.predicate, _language(statement.object)


def _language(value: Value | None) -> str:
    """Return the language of a text without its region: the French of France and that of Canada are French."""
    return (value.language or "").partition("-")[0] if isinstance(value, ox.Literal) else ""


def _kept(decisions: Decisions, problems: Problems) -> dict[Slot, Keep]:
    """Return the decisions about values by their slots; those on a thing that was replaced follow it."""
    successors = Successors(decisions.successors)
    found: dict[Slot, Keep] = {}
    for one in decisions.of(Keep):
        slot = ox.NamedNode(successors.of(one.subject)), ox.NamedNode(one.field.path), _language(one.value)
        first = found.setdefault(slot, one)
        if first is not one:
            problems.add("repeated-decision", one.at, file=first.at.file)
    return found


def _value(rivals: list[Statement], field: Field, keep: Keep | None, problems: Problems) -> Value | None:
    """Return the value that is shown of several, None where none is."""
    if keep:
        return keep.value
    if field.type == "text":
        return rivals[0].object
    if field.type == "date":
        finest = max((rival.object for rival in rivals), key=lambda value: len(value.value))
        if all(_contains(rival.object.value, finest.value) for rival in rivals):
            return finest
    _report(rivals, field, problems)
    return None


def _rank(statement: Statement, *, moved: bool) -> tuple[bool, bool, bool, str]:
    """Return what puts wordings in order, whatever the names of the files: a new note changes no name that stands.

    A thing's own come before those of what was merged into it; then the name that its identifier was made of; then what
    a passage asserts; then what was read first. The editors' notes have no date and come before those that have one.
    """
    slug = statement.subject.value.rpartition("/")[2]
    named = statement.predicate == LABEL and ns.slugify(statement.object.value) == slug
    read = next((value.value for path, value in statement.passage.source.values if path == _READ), "")
    return moved, not named, statement.passage.status != "asserted", read


def _contains(coarser: str, finer: str) -> bool:
    """Return whether a date is within another.

    >>> _contains("2013", "2013-06"), _contains("2013-06", "2013-06"), _contains("2013-06", "2013-07")
    (True, True, False)
    """
    return finer == coarser or finer.startswith(coarser + "-")


def _shown(statement: Statement, values: dict[Slot, Value | None]) -> Statement | None:
    """Return a statement as the default graph shows it; a name that is not the first is another name."""
    slot = _slot(statement)
    if slot not in values or values[slot] == statement.object:
        return statement
    chosen = values[slot]
    if statement.predicate != LABEL or chosen is None or chosen.value == statement.object.value:
        return None
    return statement._replace(predicate=ALT_LABEL)


def _settles(keep: Keep, rivals: list[Statement], problems: Problems) -> bool:
    """Return whether a decision settles something: there are several values, and the one it keeps is among them."""
    values = {rival.object.value for rival in rivals}
    if rivals and keep.value is not None and keep.value not in {rival.object for rival in rivals}:
        stated = ", ".join(sorted(ns.local(value) for value in values))
        problems.add("unknown-kept-value", keep.at, value=ns.local(keep.value.value), values=stated)
        return False
    if len(values) < 2:  # noqa: PLR2004  # a disagreement takes two
        problems.add("idle-decision", keep.at, key=keep.field.key, subject=ns.local(keep.subject))
        return False
    return True


def _decided(slot: Slot, keep: Keep) -> Statement:
    """Return what a decision states: the value that it keeps or, where none is, that the property has none yet."""
    subject, path, _ = slot
    if keep.value is None:
        return Statement(subject, UNDECIDED, path, keep.passage, keep.at)
    return Statement(subject, path, keep.value, keep.passage, keep.at)


def _report(rivals: list[Statement], field: Field, problems: Problems) -> None:
    """Report one problem of all the values: no passage is the wrong one, no value the right one."""
    other = next(rival for rival in rivals if rival.object != rivals[0].object)
    if len({rival.passage.iri for rival in rivals}) == 1:
        problems.add("two-values", other.at, key=field.key, value=ns.local(other.object.value))
        return
    by_value: dict[str, list[Statement]] = defaultdict(list)
    for rival in rivals:
        by_value[quoted(ns.local(rival.object.value))].append(rival)
    stated = dict(sorted(by_value.items(), key=lambda each: -len(each[1])))  # what most passages say comes first
    values = [f'"{value}"' for value in stated]
    problems.add(
        "conflicting-values",
        other.at,
        also=[rival.at.file for rival in rivals],
        key=field.key,
        subject=ns.local(other.subject.value),
        stated=Text(
            fr=_listed([f"« {value} » ({_passages(of)})" for value, of in stated.items()]),
            en=_listed([f"“{value}” ({_passages(of)})" for value, of in stated.items()]),
        ),
        choice=Text(fr=_listed(values, " ou "), en=_listed(values, " or ")),
    )


def _passages(statements: list[Statement]) -> str:
    """Return where statements stand: each passage, with the file and the line that say it."""
    return _listed(
        [f"{ns.local(one.passage.iri).removeprefix('source/')} {one.at.file}:{one.at.line}" for one in statements]
    )


def _listed(words: list[str], last: str = ", ") -> str:
    """Return words as one enumeration; of many, the first ones."""
    if len(words) > NAMES_LISTED:
        return ", ".join([*words[:NAMES_LISTED], "…"])
    return last.join(filter(None, [", ".join(words[:-1]), words[-1]]))
