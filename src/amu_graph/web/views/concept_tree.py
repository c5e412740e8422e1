"""The place of a concept in the hierarchy of its scheme."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from amu_graph.graph import Graph
from amu_graph.language import Text
from amu_graph.namespaces import SKOS, VOCAB
from amu_graph.text import fold

_BROADER: Final = ox.NamedNode(SKOS + "broader")
_SCHEME: Final = ox.NamedNode(SKOS + "inScheme")


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
    top, seen = iri, {iri}
    while (wider := next(iter(_objects(graph, top, _BROADER)), None)) and wider not in seen:
        top = wider
        seen.add(top)
    tree = _branch(graph, top, frozenset())
    return tree if tree.branches else None


def tree(graph: Graph, scheme: str) -> tuple[Branch, ...]:
    """Return the concepts of a scheme, each under its broader one."""
    concepts = _subjects(graph, scheme, _SCHEME)
    tops = [each for each in concepts if not _objects(graph, each, _BROADER)]
    return _ordered(_branch(graph, each, frozenset()) for each in tops)


def _branch(graph: Graph, iri: str, above: frozenset[str]) -> Branch:
    below = [each for each in _subjects(graph, iri, _BROADER) if each not in above]
    branches = _ordered(_branch(graph, each, above | {iri}) for each in below)
    return Branch(iri, graph.portraits.label(iri), branches)


def _ordered(branches: Iterable[Branch]) -> tuple[Branch, ...]:
    return tuple(sorted(branches, key=lambda each: fold(each.label.fr)))


def _objects(graph: Graph, iri: str, predicate: ox.NamedNode) -> list[str]:
    found = graph.store.quads(ox.NamedNode(iri), predicate, None, ox.DefaultGraph())
    return sorted(quad.object.value for quad in found if isinstance(quad.object, ox.NamedNode))


def _subjects(graph: Graph, iri: str, predicate: ox.NamedNode) -> list[str]:
    found = graph.store.quads(None, predicate, ox.NamedNode(iri), ox.DefaultGraph())
    return sorted(quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode))
