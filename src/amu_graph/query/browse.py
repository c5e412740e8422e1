"""Browsing: the members of a class narrowed by facets, sorted by a column, counted."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, Final, NamedTuple, overload

from amu_graph.language import Language, Text
from amu_graph.namespaces import curie
from amu_graph.query.members import INTERPRETED, LINKED, Member, Members
from amu_graph.query.narrowing import COLUMNS, FACETS, NONE, Narrowing
from amu_graph.text import in_cell, reading_key

HEADINGS: Final = {
    "name": Text("Nom", "Name"),
    "kind": Text("Type", "Kind"),
    "date": Text("Date", "Date"),
    "place": Text("Lieux", "Places"),
    "role": Text("Rôles", "Roles"),
    "theme": Text("Thèmes", "Themes"),
    "year": Text("Année", "Year"),
    "sources": Text("Sources", "Sources"),
    "status": Text("Statut", "Status"),
}
_STATUSES: Final = {"asserted": Text("affirmé", "asserted"), INTERPRETED: Text("interprété", "interpreted")}


class Listing(Sequence[Member]):
    """Members of a class, as they were asked for.

    `by` is what they were narrowed by, `total` the number of all members; `facets` says how many fit, by facet and
    value, given what is chosen in the other facets. `undated` would fit, but for the years, and have none; `unverified`
    are what unverified passages alone say to be members, which no row shows.
    """

    def __init__(
        self, of: Members, by: Narrowing, shown: Sequence[Member], facets: Mapping[str, Counter[str]], undated: int
    ) -> None:
        self.kind = of.kind
        self.by = by
        self.total = len(of.members)
        self.unverified = of.unverified
        self.facets = facets
        self.undated = undated
        self._shown = shown

    @overload
    def __getitem__(self, index: int) -> Member: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Member]: ...
    def __getitem__(self, index: int | slice) -> Member | Sequence[Member]:
        return self._shown[index]

    def __len__(self) -> int:
        return len(self._shown)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns in which some member of the class has a value, whatever is chosen."""
        return ("name", *(name for name in COLUMNS[1:-2] if self._has(name)), "sources", "status")

    def _has(self, column: str) -> bool:
        return bool(self.facets["year" if column == "date" else column].keys() - {NONE})

    def csv(self, language: Language = "fr") -> str:
        """Return the rows as CSV: addresses and words, several values parted by ` | `, and which were interpreted."""
        columns = [name for name in self.columns if name not in ("name", "status")]
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(["id", "name", *columns, "status", INTERPRETED])
        for each in self:
            unsure = [name for name in columns if each.interpreted(name)]
            cells = [in_cell(_plain(each, name, language)) for name in columns]
            name = in_cell(each.label.in_(language))
            writer.writerow([curie(each.iri), name, *cells, each.status, " | ".join(unsure)])
        return text.getvalue()

    def __repr__(self) -> str:
        return f"<Listing: {len(self)} of {self.total} ({self.kind})>"

    def _repr_html_(self) -> str:
        from amu_graph.query.html import html_table  # only notebooks need it

        header = [HEADINGS[name].fr for name in self.columns]
        return html_table(header, ([words(each, name, "fr") for name in self.columns] for each in self))


def words(member: Member, column: str, language: Language) -> str:
    """Return what a cell of a row says, as a reader reads it."""
    if column == "name":
        return member.label.in_(language)
    if column == "sources":
        return str(member.sources)
    if column == "status":
        return _STATUSES[member.status].in_(language)
    return ", ".join(each.words.in_(language) for each in member.values.get(column, ()))


def _plain(member: Member, column: str, language: Language) -> str:
    if column == "date":
        return member.date
    return (
        str(member.sources)
        if column == "sources"
        else " | ".join(each.words.in_(language) for each in member.values.get(column, ()))
    )


class Browser:
    """The members of a class, ready to be narrowed: their values by facet and their orders are made once."""

    def __init__(self, of: Members) -> None:
        self.of = of
        self._values = {each.iri: _facets(each) for each in of.members}
        self._orders: dict[tuple[str, bool, str], list[Member]] = {}

    def browse(self, by: Narrowing, language: Language = "fr") -> Listing:
        """Return what fits, sorted; what has no value in the column comes last, whichever way it is sorted."""
        found = self._fitting(by) if by.dated or any(by.facets.values()) else self._whole
        ordered = self._ordered(by.sort, language, descending=by.descending)
        shown = [each for each in ordered if each.iri in found.members]
        return Listing(self.of, by, shown, found.counts, found.undated)

    @cached_property
    def _whole(self) -> "_Found":
        """What fits where nothing is chosen."""
        return self._fitting(Narrowing())

    def _fitting(self, by: Narrowing) -> "_Found":
        wanted = {name: frozenset(chosen) for name, chosen in by.facets.items() if chosen}
        counts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
        fitting, undated = set(), 0
        for iri, values in self._values.items():
            failing = [name for name, chosen in wanted.items() if chosen.isdisjoint(values[name])]
            if not by.holds(next(iter(values["year"]))):
                undated += not failing and NONE in values["year"]
                continue
            if not failing:
                fitting.add(iri)
            for name in FACETS if not failing else failing if len(failing) == 1 else ():
                counts[name].update(values[name])
        return _Found(fitting, counts, undated)

    def _ordered(self, column: str, language: Language, *, descending: bool) -> list[Member]:
        """Return all members in an order; those that are equal in it are in that of their names."""
        key = column, descending, language
        if key not in self._orders:
            by_name = sorted(self.of.members, key=lambda each: reading_key(each.label.in_(language)))
            empty = [each for each in by_name if column in (*LINKED, "date") and not each.values.get(column)]
            without = {each.iri for each in empty}
            filled = [each for each in by_name if each.iri not in without]
            self._orders[key] = [*sorted(filled, key=_key(column, language), reverse=descending), *empty]
        return self._orders[key]


class _Found(NamedTuple):
    """The members that fit, how many do by facet and value, and how many would that have no date."""

    members: set[str]
    counts: Mapping[str, Counter[str]]
    undated: int


def _key(column: str, language: Language) -> Callable[[Member], Any]:
    if column == "sources":
        return lambda each: each.sources
    if column == "date":
        return lambda each: each.date
    if column == "status":
        return lambda each: each.status
    if column == "name":
        return lambda each: reading_key(each.label.in_(language))
    return lambda each: sorted(reading_key(one.words.in_(language)) for one in each.values[column])


def _facets(member: Member) -> dict[str, frozenset[str]]:
    values = {name: frozenset(each.iri for each in member.values[name]) or frozenset((NONE,)) for name in LINKED}
    return {**values, "year": frozenset((member.year or NONE,)), "status": frozenset((member.status,))}
