"""What narrows a list of members, and how it is sorted, from what a reader writes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from amu_graph.errors import NotFoundError, UsageError
from amu_graph.language import Text
from amu_graph.query.names import named
from amu_graph.store import Store

COLUMNS: Final = ("name", "kind", "date", "place", "role", "theme", "sources", "status")
FACETS: Final = ("kind", "place", "role", "theme", "year", "status")
NONE: Final = "none"
"""The value of a facet that stands for having none."""

STATUSES: Final = ("asserted", "interpreted")
_TYPES: Final = {"kind": ("concept",), "place": ("place",), "role": ("role",), "theme": ("theme", "concept")}
"""What the values of a facet may name, the likeliest first."""
_LAST_YEAR: Final = 9999


@dataclass(frozen=True, kw_only=True)
class Narrowing:
    """Values by facet (IRIs, years, statuses), the first and the last year, the column that sorts."""

    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    since: int | None = None
    until: int | None = None
    sort: str = "name"
    descending: bool = False

    @property
    def dated(self) -> bool:
        """Return whether the years are limited."""
        return self.since is not None or self.until is not None

    def holds(self, year: str) -> bool:
        """Return whether a year, or `none`, is within the limits."""
        if not self.dated or year == NONE:
            return not self.dated
        first, last = self.since, self.until
        return (first is None or first <= int(year)) and (last is None or int(year) <= last)


def narrowing(
    store: Store,
    facets: Mapping[str, str | Iterable[str]],
    *,
    since: int | str | None = None,
    until: int | str | None = None,
    sort: str = "name",
) -> Narrowing:
    """Return what narrows a list, from names, CURIEs or IRIs; `sort` may begin with `-`: the other way round.

    Raises:
        NotFoundError, AmbiguousError: a value names nothing, or several things.
        UsageError: there is no such facet, column or status, or the years are none, or in the wrong order.

    """
    first, last = _year(since), _year(until)
    column = sort.removeprefix("-")
    _known(column, COLUMNS, Text(fr="Pas de colonne « {} ».", en="No column “{}”."))
    if first is not None and last is not None and first > last:
        raise UsageError(
            Text(
                fr=f"De {first} à {last} il n’y a aucune année : la première est après la dernière.",
                en=f"From {first} to {last} there is no year: the first is after the last.",
            ),
            remedy=Text(fr=f"Écrivez : de {last} à {first}.", en=f"Write: from {last} to {first}."),
        )
    for name in facets:
        _known(name, FACETS, Text(fr="Pas de filtre « {} ».", en="No filter “{}”."))
    chosen = {name: tuple(_resolved(store, name, values)) for name, values in facets.items()}
    return Narrowing(facets=chosen, since=first, until=last, sort=column, descending=sort.startswith("-"))


def _resolved(store: Store, facet: str, values: str | Iterable[str]) -> Iterator[str]:
    for value in dict.fromkeys([values] if isinstance(values, str) else values):
        if value == NONE and facet != "status":
            yield NONE
        elif facet in _TYPES:
            yield _named(store, value, _TYPES[facet])
        elif facet == "year":
            yield str(_year(value))
        else:
            _known(value, STATUSES, Text(fr="Pas de statut « {} ».", en="No status “{}”."))
            yield value


def _named(store: Store, value: str, types: Sequence[str]) -> str:
    """Return what a value names of the first type that has such a name."""
    for type_ in types[:-1]:
        try:
            return named(value, store, type_).value
        except NotFoundError:
            continue
    return named(value, store, types[-1]).value


def _year(value: int | str | None) -> int | None:
    text = str(value or "").strip()
    if not text:
        return None
    if text.isascii() and text.isdecimal() and int(text[:6]) <= _LAST_YEAR:
        return int(text)
    raise UsageError(
        Text(fr=f"« {text[:40]} » n’est pas une année.", en=f"“{text[:40]}” is no year."),
        remedy=Text(fr="Une année : quatre chiffres, comme 2013.", en="A year: four digits, such as 2013."),
    )


def _known(value: str, known: Sequence[str], message: Text) -> None:
    if value not in known:
        listed = ", ".join(known)
        raise UsageError(
            Text(*(words.format(value[:40]) for words in message)),
            remedy=Text(fr=f"Il y a : {listed}.", en=f"There are: {listed}."),
        )
