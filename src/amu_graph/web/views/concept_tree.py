"""The place of a concept in the hierarchy of its scheme."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from amu_graph.graph import Graph
from amu_graph.language import Text
from amu_graph.namespaces import VOCAB
from amu_graph.query.portrait_queries import rows
from amu_graph.text import fold


@dataclass(frozen=True, slots=True)
class Branch:
    """A concept and those narrower than it."""

    iri: str
    label: Text
    branches: "tuple[Branch, ...]"


def hierarchy(graph: Graph, iri: str) -> Branch | None:
    """Return the tree in which a concept stands: from its widest ancestor down; None where it stands alone."""
    if not iri.startswith(VOCAB):
        return None
    concepts = _read(graph, iri.rpartition("/")[0])
    top, seen = iri, {iri}
    while (wider := next(iter(concepts.get(top, ())), None)) and wider not in seen:
        top = wider
        seen.add(top)
    tree = _branch(graph, top, concepts, frozenset())
    return tree if tree.branches else None


def tree(graph: Graph, scheme: str) -> tuple[Branch, ...]:
    """Return the concepts of a scheme, each under its broader one."""
    concepts = _read(graph, scheme)
    tops = [each for each, broader in concepts.items() if not broader]
    return _ordered(_branch(graph, each, concepts, frozenset()) for each in tops)


def _read(graph: Graph, scheme: str) -> dict[str, list[str]]:
    """Return the concepts of a scheme, each with those that are broader."""
    concepts: dict[str, list[str]] = {}
    for row in rows(graph.store, "concepts", scheme=[scheme]):
        broader = concepts.setdefault(row["concept"].value, [])
        broader += [row["broader"].value] if row["broader"] else []
    graph.portraits.labels.read(concepts)
    return concepts


def _branch(graph: Graph, iri: str, concepts: Mapping[str, list[str]], above: frozenset[str]) -> Branch:
    below = [each for each, broader in concepts.items() if iri in broader and each not in above]
    branches = _ordered(_branch(graph, each, concepts, above | {iri}) for each in below)
    return Branch(iri, graph.portraits.label(iri), branches)


def _ordered(branches: Iterable[Branch]) -> tuple[Branch, ...]:
    return tuple(sorted(branches, key=lambda each: fold(each.label.fr)))
