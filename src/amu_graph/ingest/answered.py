"""Answers → passages of a note: who is who first, then what is said of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, count
from typing import Final

from amu_graph import namespaces as ns
from amu_graph.ingest.identity import Known
from amu_graph.ingest.passage_text import Said
from amu_graph.ingest.proposals import Name, Review, Statement
from amu_graph.ingest.records import Record, place_key, said_key, tuple_of
from amu_graph.notes.passages import RESERVED, STATUSES
from amu_graph.text import compact

_NAMELESS: Final = "reading"
"""The part of a passage of which nothing better tells it apart."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What is to be written, what stays in the file of proposals, and the statements whose names are not answered."""

    passages: tuple[Said, ...]
    left: Review
    waiting: tuple[Statement, ...]

    @property
    def moved(self) -> int:
        """Return how many records will be written."""
        return sum(len(one.records) or 1 for one in self.passages)


def answered(review: Review, known: Known) -> Answered:
    """Return what the answers of a review come to."""
    who = {one.id: _identity(one) for one in review.names}
    passages = [said for one in review.names for said in _named(one, who[one.id], known)]
    waiting, left = [], []
    for one in review.statements:
        answer = one.answer
        if answer is None or answer.verdict == "reject":
            left.append(one)
        else:
            ready, rest = _parted(one, who)
            if rest:
                waiting.append(rest)
                left.append(rest)
            if ready:
                passages.append(_stated(ready, who))
    names = tuple(one for one in review.names if not who[one.id])
    return Answered(tuple(_grouped(passages)), replace(review, names=names, statements=tuple(left)), tuple(waiting))


def _identity(one: Name) -> str:
    """Return who a name is, an empty text while nobody knows or where it is nobody."""
    answer = one.answer
    return answer.id if answer and answer.verdict in ("same", "new") else ""


def _named(one: Name, id_: str, known: Known) -> Iterator[Said]:
    """Yield what a name says: of a new entity its first record, of a known one a spelling that it has not yet."""
    answer = one.answer
    if answer is None or not id_:
        return
    if answer.verdict == "new":
        says = {key: value for key, value in one.says.items() if key != "type"}
        class_name = ns.KINDS.get(id_.partition("/")[0], "")
        record = {"id": id_, "type": class_name, "label": one.name, **says}
        yield Said(at=one.at, where=one.where, records=(record,))
    elif compact(one.name) not in {compact(name) for name in known.names.get(id_, ())}:
        yield Said(at=one.at, where=one.where, records=({"id": id_, "altLabel": one.name},))


def _record(one: Statement) -> Record:
    return (one.answer.record if one.answer else None) or one.says


def _parted(one: Statement, who: Mapping[str, str]) -> tuple[Statement | None, Statement | None]:
    """Return what can be said now, and what waits for a name: of a thing each key by itself, a relation as a whole."""
    record = _record(one)
    open_ = {key for key, value in record.items() if any(not who.get(name, name) for name in tuple_of(value))}
    if not open_:
        return one, None
    if "id" not in record or "id" in open_ or len(record) == len(open_) + 1:
        return None, one
    ready = {key: value for key, value in record.items() if key not in open_}
    rest = {key: value for key, value in record.items() if key == "id" or key in open_}
    return _saying(one, ready), _saying(one, rest)


def _saying(one: Statement, record: Record) -> Statement:
    """Return a statement that says this record, the answers being the same."""
    answers = {by: each if each.record is None else replace(each, record=record) for by, each in one.answers.items()}
    return replace(one, says=record, answers=answers)


def _stated(one: Statement, who: Mapping[str, str]) -> Said:
    answer = one.answer
    status, because = one.status or "asserted", one.because
    if answer and answer.because:
        status, because = answer.verdict, answer.because
    if one.note and not one.says:
        return Said(at=one.at, where=one.where, note=one.note)
    return Said(
        at=one.at,
        where=one.where,
        status=status,
        because=because,
        records=(_renamed(_record(one), who),),
        note=one.note,
    )


def _renamed(record: Record, who: Mapping[str, str]) -> Record:
    """Return a record that speaks of things by the identifiers that were answered."""
    return {
        key: who.get(value) or value if isinstance(value, str) else tuple(who.get(part) or part for part in value)
        for key, value in record.items()
    }


def _grouped(passages: list[Said]) -> Iterator[Said]:
    """Yield passages, one for what is read in the same way at the same place, in the order of the document."""
    groups: dict[tuple[object, ...], list[Said]] = {}
    for one in passages:
        key = (one.at, tuple(sorted(one.where.items())), one.status, one.because)
        groups.setdefault(key, []).append(one)
    whole = [_together(group) for group in groups.values()]
    yield from sorted(whole, key=lambda one: (place_key(one.at), STATUSES.index(one.status), sorted(one.where.items())))


def _together(group: list[Said]) -> Said:
    records: dict[tuple[str, ...], Record] = {}
    for one in group:
        for record in one.records:
            _add(records, record)
    note = next((one.note for one in group if one.note), None)
    return replace(group[0], records=tuple(records.values()), note=note if not records or group[0].note else None)


def _add(records: dict[tuple[str, ...], Record], record: Record) -> None:
    """Add a record: to that of the same entity where no key is in both, else beside it, once."""
    key = ("id", str(record["id"])) if "id" in record else said_key(record)
    there = records.get(key)
    if there is None:
        records[key] = record
    elif "id" in record and not (there.keys() & record.keys()) - {"id"}:
        records[key] = {**there, **record}
    elif said_key(there) != said_key(record):
        records[said_key(record)] = record


def part_of(said: Said, taken: set[str]) -> str:
    """Return a word that tells a passage from others of its place, after what it speaks of.

    >>> part_of(Said(at="3", records=({"id": "building/a", "dwellingCount": "14"},)), {""})
    'dwelling-count'
    >>> part_of(Said(at="3", records=({"agent": "person/a", "role": "auteur", "context": "event/b"},)), {"auteur"})
    'auteur-2'
    """
    record = said.records[0] if said.records else {}
    described = str(record["id"]).partition("/")[0] if "type" in record else ""
    word = described or str(
        record.get("role") or record.get("kind") or next((key for key in record if key != "id"), "")
    )
    slug = ns.slugify("".join(f"-{letter}" if letter.isupper() else letter for letter in word))
    usable = slug and slug[0].isalpha() and slug.partition("-")[0] not in RESERVED
    base = slug if usable else _NAMELESS
    return next(one for one in chain([base], (f"{base}-{number}" for number in count(2))) if one not in taken)
