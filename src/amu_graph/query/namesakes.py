"""Things of one name, and how a name says which of them it is."""

from collections import defaultdict
from collections.abc import Iterable

from amu_graph.language import Text
from amu_graph.model import CLASSES
from amu_graph.namespaces import KINDS, kind_of


def namesakes(named: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return those of several things, each an IRI and a name, whose name another one has too.

    >>> sorted(namesakes([("a", "Ecoterra"), ("b", "Ecoterra"), ("a", "Ecoterra"), ("c", "Lyon")]))
    ['a', 'b']
    """
    by_name: dict[str, set[str]] = defaultdict(set)
    for iri, name in named:
        by_name[name].add(iri)
    return frozenset(iri for iris in by_name.values() if len(iris) > 1 for iri in iris)


def with_class(name: Text, iri: str) -> Text:
    """Return a name with the class of what it names: « Ecoterra (bâtiment) »; what is no entity keeps its name."""
    facts = CLASSES.get(KINDS.get(kind_of(iri) or "", ""))
    return Text(f"{name.fr} ({facts.word.fr})", f"{name.en} ({facts.word.en})") if facts else name
