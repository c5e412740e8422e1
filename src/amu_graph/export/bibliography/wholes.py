"""What a publication has from the whole that it is part of: the journal and its volume, the book and its publisher.

A headed section of a page is no work of its own: its whole stands for it.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from amu_graph.export.bibliography.csl_values import Value, Values, WorkValues
from amu_graph.export.bibliography.item_types import ITEM_TYPES, UNKNOWN
from amu_graph.namespaces import AMU, SKOS
from amu_graph.query.portrait_queries import queries, rows
from amu_graph.store import Store

WHOLE: Final = "container-title"
SERIES: Final = "collection-title"

_NONE: Final = "none"
"""What the vocabulary says of kinds that are sections: no type of CSL."""
_OWN: Final = ("author", "editor", "translator", "publisher", "identifier", "issued")
"""What only a publication in its own right has."""

_CSL_TYPE: Final = AMU + "cslType"
_BROADER: Final = SKOS + "broader"
_OF_A_BOOK: Final = ("editor", "publisher", "issued")
_OF_AN_ISSUE: Final = ("volume", "issue", "issued", "publisher")
_TAKEN: Final = MappingProxyType(
    {"chapter": _OF_A_BOOK, "paper-conference": _OF_A_BOOK}
    | dict.fromkeys(("article-journal", "article-magazine", "article-newspaper", "periodical"), _OF_AN_ISSUE)
)
"""Type of a part → what the whole says of it too, unless the part says it itself."""


def sure(values: Values, variable: str) -> list[Value]:
    """Return what may be taken as a fact."""
    return [each for each in values.get(variable, ()) if each.status != "unverified"]


def without_sections(works: WorkValues, iris: Iterable[str] | None) -> dict[str, Values]:
    """Return the values of the publications among `iris`, or of all; a whole stands for its sections."""
    found = works.of(iris)
    seen: set[str] = set()
    while sections := {iri for iri, values in found.items() if is_section(works.store, values)}:
        seen |= sections
        wholes = {each.term.value for iri in sections for each in sure(found[iri], WHOLE)} - seen
        found = {iri: values for iri, values in found.items() if iri not in sections}
        found |= works.of(wholes - set(found)) if iris is not None else {}
    return found


def is_section(store: Store, values: Values) -> bool:
    """Return whether a publication is part of another, of no kind but those of sections, with nothing of its own."""
    if not sure(values, WHOLE) or any(sure(values, variable) for variable in _OWN):
        return False
    return set(next(_csl_types(store, values), ())) == {_NONE}


def with_wholes(works: WorkValues, found: Mapping[str, Values]) -> dict[str, Values]:
    """Return the values of works completed by those of the wholes that they are part of, and of the wholes of these."""
    known = dict(found)
    waiting = wholes_of(found.values()) - set(known)
    while waiting:
        known |= {iri: {} for iri in waiting} | works.of(waiting)
        waiting = wholes_of(known.values()) - set(known)
    return {iri: _completed(works.store, iri, known) for iri in found}


def kinds_asked(found: Mapping[str, Values]) -> Iterator[str]:
    """Yield the queries that tell the types of works, each once."""
    for level in sorted({tuple(each.term.value for each in sure(values, "type")) for values in found.values()}):
        yield from queries("merged", thing=level)


def wholes_of(found: Iterable[Values]) -> set[str]:
    """Return what works are parts of."""
    return {each.term.value for values in found for each in sure(values, WHOLE)}


def _completed(store: Store, iri: str, known: Mapping[str, Values]) -> Values:
    """Return the values of one work; a series of books is no whole, and an issue stands for its journal.

    What is taken from a whole is no surer than that the work is part of it.
    """
    values = dict(known[iri])
    taken = _TAKEN.get(csl_type(store, values), ())
    above, seen = sure(values, WHOLE), {iri}
    values[WHOLE] = [each for each in values.get(WHOLE, ()) if each.status == "unverified"]
    while above:
        whole = above[0]
        others = _at_most(whole, known.get(whole.term.value, {}))
        if whole.term.value in seen:
            break
        seen.add(whole.term.value)
        kind = csl_type(store, others)
        if kind == "collection":
            values.setdefault(SERIES, [whole])
            break
        if (not sure(values, WHOLE) and not is_section(store, others)) or kind == "periodical":
            values[WHOLE] = [whole]
        for variable in taken:
            if not sure(values, variable) and sure(others, variable):
                values[variable] = [*values.get(variable, ()), *others[variable]]
        above = sure(others, WHOLE)
    return {variable: each for variable, each in values.items() if each}


def _at_most(link: Value, values: Values) -> Values:
    """Return values as they follow through a link: of an interpreted one all are, for its reason."""
    if link.status == "asserted":
        return values
    return {
        variable: [
            each._replace(status=link.status, reason=link.reason) if each.status == "asserted" else each
            for each in found
        ]
        for variable, found in values.items()
    }


def csl_type(store: Store, values: Values) -> str:
    """Return the type of CSL of the kinds of a work, that of the nearest broader kind where they have none."""
    known = (type_ for types in _csl_types(store, values) for type_ in types if type_ in ITEM_TYPES)
    return next(known, UNKNOWN)


def _csl_types(store: Store, values: Values) -> Iterator[list[str]]:
    """Yield what the kinds of a work say of their types, then what broader kinds say, where any says something."""
    level, seen = [each.term.value for each in sure(values, "type")], set[str]()
    while level:
        said: dict[tuple[str, str], list[str]] = {}
        for row in sorted(rows(store, "merged", thing=level), key=lambda row: row["value"].value):
            said.setdefault((row["thing"].value, row["property"].value), []).append(row["value"].value)
        if found := [type_ for kind in level for type_ in said.get((kind, _CSL_TYPE), ())]:
            yield found
        seen.update(level)
        level = [wider for kind in level for wider in said.get((kind, _BROADER), ()) if wider not in seen]
