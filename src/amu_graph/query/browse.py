"""A list of the members of a class: narrowed by facets, sorted by a column, counted; its rows as words and as CSV."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, overload

from amu_graph.language import Language, Text
from amu_graph.namespaces import curie
from amu_graph.query.members import INTERPRETED, Member
from amu_graph.query.narrowing import Narrowing
from amu_graph.text import in_cell

if TYPE_CHECKING:
    from amu_graph.query.browser import Browser

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
    """Members of a class, as they were asked for; their rows are read when they are looked at.

    `by` is what they were narrowed by, `total` the number of all members; `facets` says how many fit, by facet and
    value, given what is chosen in the other facets. `undated` would fit, but for the years, and have none; `unverified`
    are what unverified passages alone say to be members, which no row shows; `columns` are those in which some member
    of the class has a value, whatever is chosen, and `words` what their values are called.
    """

    def __init__(
        self, of: "Browser", by: Narrowing, numbers: Sequence[int], facets: Mapping[str, Counter[str]], undated: int
    ) -> None:
        self.kind = of.kind
        self.by = by
        self.total = of.total
        self.unverified = of.unverified
        self.columns = of.columns
        self.words = of.words
        self.facets = facets
        self.undated = undated
        self._numbers = numbers
        self._members = of.members

    @overload
    def __getitem__(self, index: int) -> Member: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Member]: ...
    def __getitem__(self, index: int | slice) -> Member | Sequence[Member]:
        if isinstance(index, slice):
            return list(self._members(self._numbers[index]))
        return next(self._members((self._numbers[index],)))

    def __iter__(self) -> Iterator[Member]:
        return self._members(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

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
