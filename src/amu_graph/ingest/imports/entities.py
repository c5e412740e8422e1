"""The entities that a file names: each spelling once, the known ones recognized, the others to be asked about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from amu_graph import namespaces as ns
from amu_graph.ingest.identity import Known
from amu_graph.ingest.proposals import Name
from amu_graph.ingest.records import Record
from amu_graph.text import compact

_LONGEST: Final = 60
"""Characters of a slug; longer names are cut between two words."""

_KIND_OF: Final = {name: kind for kind, name in ns.KINDS.items()}
_NOWHERE: Final[Mapping[str, str]] = {}


@dataclass
class Entities:
    """Gives the identifier of what a name names, and keeps what has to be asked.

    `by` is what makes the proposals; `settled` is what the note of the source calls things already. `recognized` counts
    the mentions of what was known to the letter.
    """

    known: Known
    by: str
    settled: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)
    recognized: int = 0
    _ids: dict[tuple[str, str], str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def id_of(
        self,
        name: str,
        type_: str,
        *,
        at: str,
        where: Mapping[str, str] = _NOWHERE,
        says: Record | None = None,
        also: Iterable[str] = (),
        label: str = "label",
        slug: str = "",
        apart: str = "",
    ) -> str:
        """Return the identifier of what is called `name`: a known one, or that which a new one would have.

        `says` is what the first record of a new entity says besides; `also` are other types that a known one may have;
        `label` is the key of the name (`label@en`); `slug` is that of the identifier, where the name does not make it,
        and `apart` then tells namesakes apart.
        """
        key = compact(f"{name}{apart}") or name, type_
        if key in self._ids:
            return self._ids[key]
        if before := self.settled.get((at, compact(name), type_)):
            return before
        if same := self.known.same(name, (type_, *also)):
            if same not in self._taken:
                self.recognized += 1
                return same
            if not apart:
                return same
        id_ = self.new_id(slug or name, type_)
        self._ids[key] = id_
        self.names.append(
            Name(
                name=name,
                id=id_,
                says={"type": type_, label: name, **(says or {})},
                at=at,
                where=where,
                by=self.by,
                candidates=self.known.candidates(name, (type_, *also)),
            )
        )
        self.known.add(id_, name)
        return id_

    def type_of(self, name: str, types: Iterable[str]) -> str:
        """Return the class of what is called so, where that is known already; empty where it is not."""
        spelling = compact(name)
        asked = next((type_ for type_ in types if (spelling, type_) in self._ids), "")
        same = "" if asked else self.known.same(name, types)
        return asked or (ns.KINDS[same.partition("/")[0]] if same else "")

    def nearest(self, name: str, types: Iterable[str]) -> tuple[str, float] | None:
        """Return the class and the score of the likeliest candidate of these classes."""
        wanted = tuple(types)
        for one in self.known.candidates(name, wanted):
            class_ = ns.KINDS[one.id.partition("/")[0]]
            if class_ in wanted:
                return class_, one.score
        return None

    def new_id(self, name: str, type_: str, *, apart: str = "") -> str:
        """Return an identifier that nothing has; `apart` tells it from a namesake."""
        kind = _KIND_OF[type_]
        slug = _cut(ns.slugify(name)) or f"{kind}-1"
        slug = f"{slug}-{apart}" if apart else slug
        id_, number = f"{kind}/{slug}", 1
        while id_ in self._taken or id_ in self.known.names:
            number += 1
            id_ = f"{kind}/{slug}-{number}"
        self._taken.add(id_)
        return id_


def _cut(slug: str) -> str:
    """Return a slug of at most sixty characters, cut between two words."""
    return slug if len(slug) <= _LONGEST else slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]
