"""What a comparison's address asks for: the things, and what to do where they cannot stand side by side."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from amu_graph.errors import UsageError
from amu_graph.graph import Graph
from amu_graph.language import Language
from amu_graph.namespaces import KINDS, curie
from amu_graph.query.comparison import FEWEST, MOST, check_number, kind_compared
from amu_graph.query.names import first_candidates

_OFFERED: Final = 2000
_MOST_NAMES: Final = 2 * MOST
"""Different names that are looked up, as two may name one thing."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A thing of a comparison: its IRI, what it is called, and the address without it."""

    iri: str
    words: str
    without: str


def address(iris: Iterable[str], suffix: str = "", **more: str) -> str:
    """Return the address of a comparison, of none that of the page where one begins."""
    pairs = [*(("of", curie(iri)) for iri in iris), *more.items()]
    return f"/compare{suffix}" + (f"?{urlencode(pairs)}" if pairs else "")


def found(graph: Graph, names: Sequence[str]) -> list[str]:
    """Return what names name, each once.

    Raises:
        NotFoundError, AmbiguousError: one of them names nothing, or several things.
        UsageError: there are so many names that they are not looked up.

    """
    given = list(dict.fromkeys(name[:500] for name in names if name.strip()))
    if len(given) > _MOST_NAMES:
        check_number(given)
    return list(dict.fromkeys(graph.find(name, unverified=True) for name in given))


def compared(graph: Graph, iris: Sequence[str], language: Language) -> list[Compared]:
    """Return the things with the address that leaves each out."""
    labels = graph.portraits.labels
    labels.read(iris)
    return [Compared(iri, labels.of(iri).in_(language), address(each for each in iris if each != iri)) for iri in iris]


def offered(graph: Graph, iris: Sequence[str], language: Language) -> list[tuple[str, str]]:
    """Return what can stand beside the first thing: value and words, as a field completes them."""
    kind = kind_compared(iris[0]) if iris else ""
    if not kind or kind not in (*KINDS, "role", "theme"):
        return []
    first, _ = first_candidates(graph.store, kind, _OFFERED)
    graph.portraits.labels.read(first)
    return [(curie(iri), graph.portraits.label(iri).in_(language)) for iri in first if iri not in iris]


def ways_on(graph: Graph, iris: Sequence[str], language: Language) -> list[tuple[str, str]]:
    """Return the addresses of comparisons that things allow which cannot all stand side by side, and their names."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for iri in iris:
        by_kind[kind_compared(iri)].append(iri)
    several = [each[:MOST] for each in by_kind.values() if len(each) >= FEWEST]
    return [(address(each), ", ".join(graph.portraits.label(iri).in_(language) for iri in each)) for each in several]


def repaired(
    names: Sequence[str], problem: UsageError, graph: Graph, language: Language
) -> tuple[list[tuple[str, str]], str]:
    """Return the addresses in which what was meant takes the place of a name that names nothing, or several things.

    Where each name names one thing, they are the addresses of what can stand side by side. The last is the address
    without that name, empty where too few are left.
    """
    kept, wrong = _known(graph, names)
    if not wrong:
        return ways_on(graph, kept, language), ""
    at = list(names).index(wrong)
    kinds = {kind_compared(iri) for iri in kept}
    fitting = [iri for iri in problem.near if kind_compared(iri) in kinds] or problem.near
    ways = [(address([*kept[:at], iri, *kept[at:]]), graph.portraits.label(iri).in_(language)) for iri in fitting]
    return ways, address(kept) if len(set(kept)) >= FEWEST and len(kinds) == 1 else ""


def _known(graph: Graph, names: Sequence[str]) -> tuple[list[str], str]:
    """Return what names name, and the first that names nothing, or several things."""
    kept, wrong = [], ""
    for name in names:
        try:
            kept.append(graph.find(name, unverified=True))
        except UsageError:
            wrong = wrong or name
    return kept, wrong
