"""The members of a class, one row each: names, kinds, date, places, roles, themes, number of sources, status."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from amu_graph.errors import NotFoundError
from amu_graph.language import LANGUAGES, Text
from amu_graph.model import MODEL
from amu_graph.namespaces import AMU, KINDS
from amu_graph.query.labels import Labels
from amu_graph.query.portrait_queries import Row, queries, rows
from amu_graph.store import Store
from amu_graph.text import fold
from amu_graph.typography import date_in_words

ASSERTED: Final = "asserted"
INTERPRETED: Final = "interpreted"
LINKED: Final = ("kind", "place", "role", "theme")
"""The columns whose values are things."""

_ASKED: Final = ("members", "member-values", "member-roles", "member-sources", "member-unverified")
"""The queries about the members of a class."""

CLASSES: Final[Mapping[str, str]] = {**KINDS, "role": "Role", "source": "Source"}
"""What a list of members is called → the local name of the class."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a member: the IRI of what it is, if it is a thing, its words, and how surely it is read."""

    iri: str
    words: Text
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member of a class; `values` are those of its columns, `date` is as precise as it is given.

    `status` is how surely it is a member; each value has its own.
    """

    iri: str
    label: Text
    values: Mapping[str, tuple[Value, ...]]
    date: str
    year: str
    sources: int
    status: str

    def interpreted(self, column: str) -> bool:
        """Return whether a value of a column is said by interpretation alone."""
        return any(each.status == INTERPRETED for each in self.values.get(column, ()))


@dataclass(frozen=True, kw_only=True)
class Members:
    """The members of a class, and the names of what unverified passages alone say to be one."""

    kind: str
    members: tuple[Member, ...]
    unverified: Mapping[str, Text]


def class_of(kind: str) -> str:
    """Return the kind that a class is listed as, such as `project` of `Project`, `projet` or `Projets`.

    Raises:
        NotFoundError: there is no such class; the error lists the nearest, or all.

    """
    asked = fold(kind)
    names = _class_names()
    if asked in names:
        return names[asked]
    raise NotFoundError(
        Text(fr=f"Il n’y a pas de classe « {kind} ».", en=f"There is no class “{kind}”."),
        remedy=_near_classes(asked, names),
    )


@cache
def _class_names() -> Mapping[str, str]:
    """Return what each class is called, folded: its kind, its name, one member and several in both languages."""
    found: dict[str, str] = {}
    for name, class_ in CLASSES.items():
        facts = MODEL.classes[class_]
        found |= {fold(words): name for words in (name, class_, *facts.label, *facts.plural)}
    return found


def _near_classes(asked: str, names: Mapping[str, str]) -> Text:
    from difflib import get_close_matches  # only a misspelt name needs it

    near = dict.fromkeys(names[each] for each in get_close_matches(asked, names, n=4, cutoff=0.75))
    if near:
        plurals = {name: MODEL.classes[CLASSES[name]].plural for name in near}
        fr, en = ("".join(f"\n    {name}  {plurals[name].in_(each)}" for name in near) for each in LANGUAGES)
        return Text(fr=f"Vouliez-vous dire :{fr}", en=f"Did you mean:{en}")
    known = ", ".join(sorted(CLASSES))
    return Text(fr=f"Les classes : {known}.", en=f"The classes: {known}.")


def members(store: Store, labels: Labels, kind: str, progress: Callable[[float], None] = lambda _: None) -> Members:
    """Return the members of the class of a kind, in the order of their IRIs.

    The queries have no order: an engine takes three times as long to sort its rows as to find them.
    """
    iri = AMU + CLASSES[kind]
    store.expect(text for name in _ASKED for text in queries(name, **{"class": [iri]}))
    heads: dict[str, Row] = {}
    for row in sorted(rows(store, "members", **{"class": [iri]}), key=_head):
        heads.setdefault(row["thing"].value, row)
    progress(0.2)
    values = _values(store, labels, iri)
    progress(0.5)
    sources = {
        row["thing"].value: int(row["sources"].value) for row in rows(store, "member-sources", **{"class": [iri]})
    }
    unnamed = [each for each, row in heads.items() if not row["french"]]
    spoken_of = sorted(row["thing"].value for row in rows(store, "member-unverified", **{"class": [iri]}))
    progress(0.8)
    labels.read([*unnamed, *spoken_of])
    progress(0.9)
    return Members(
        kind=kind,
        members=tuple(_member(each, row, labels, values[each], sources.get(each, 0)) for each, row in heads.items()),
        unverified={each: labels.of(each) for each in spoken_of},
    )


def _head(row: Row) -> tuple[str, str, str]:
    """Return the order of the rows of members: of several years of one the first counts."""
    return row["thing"].value, row["year"].value if row["year"] else "", row["status"].value


def _member(iri: str, row: Row, labels: Labels, values: Mapping[str, list[Value]], sources: int) -> Member:
    year = row["year"].value if row["year"] else ""
    dates = [each for each in values.get("date", ()) if year and each.iri.startswith(year)]
    date = min((each.iri for each in dates), default=year)
    columns = {name: _unique(values.get(name, ())) for name in LINKED}
    if date:
        columns["date"] = (Value("", date_in_words(date), row["dated"].value),)
    return Member(
        iri=iri,
        label=Text(row["french"].value, (row["english"] or row["french"]).value) if row["french"] else labels.of(iri),
        values=columns,
        date=date,
        year=year,
        sources=sources,
        status=row["status"].value,
    )


def _values(store: Store, labels: Labels, class_: str) -> dict[str, dict[str, list[Value]]]:
    """Return the values of the members of a class, by column; those of dates have the date in place of an IRI."""
    found: dict[str, dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
    read = sorted(_read(store, class_))
    labels.read(iri for _, column, iri, _ in read if column != "date")
    for thing, column, iri, status in read:
        words = date_in_words(iri) if column == "date" else labels.of(iri)
        found[thing][column].append(Value(iri, words, status))
    return found


def _read(store: Store, class_: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield thing, column, value and status."""
    for row in rows(store, "member-values", **{"class": [class_]}):
        yield row["thing"].value, row["group"].value, row["value"].value, row["status"].value
    for row in rows(store, "member-roles", **{"class": [class_]}):
        yield row["thing"].value, "role", row["value"].value, row["status"].value


def _unique(values: Iterable[Value]) -> tuple[Value, ...]:
    """Return each value once, with the surest of its statuses."""
    surest: dict[str, Value] = {}
    for each in values:
        if each.iri not in surest or each.status == ASSERTED:
            surest[each.iri] = each
    return tuple(surest.values())
