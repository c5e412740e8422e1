"""How far from a thing shapes look to find what is wrong with it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

import pyoxigraph as ox

from amu_graph.namespaces import RDF, SH

_FIRST, _REST, _NIL = (RDF + name for name in ("first", "rest", "nil"))
_LISTS: Final = frozenset(SH + name for name in ("and", "or", "xone"))
_NESTED: Final = frozenset(SH + name for name in ("node", "property", "not", "qualifiedValueShape"))
_ELSEWHERE: Final = frozenset(
    SH + name
    for name in (
        *("targetObjectsOf", "target", "sparql", "js", "rule", "inversePath", "alternativePath"),
        *("zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath", "sparqlTarget"),
    )
)
"""What may look anywhere: shapes that use one of these are run over the whole."""

_DEEPEST: Final = 8
"""Steps; shapes that look further look at everything, or at themselves."""

_Said = Mapping[str, Mapping[str, list[str]]]


def reach(shapes: Iterable[ox.Triple]) -> int | None:
    """Return how many steps away from a thing lies what the shapes ask about it; None where there is no telling."""
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for triple in shapes:
        said[_name(triple.subject)][triple.predicate.value].append(_name(triple.object))
    if any(not _ELSEWHERE.isdisjoint(of) for of in said.values()):
        return None
    found = max((_of(shape, said, 0) for shape in list(said)), default=0)
    return None if found > _DEEPEST else found


def _of(shape: str, said: _Said, steps: int) -> int:
    """Return how far one shape looks, itself looked at after some steps."""
    if steps > _DEEPEST:
        return steps
    of = said.get(shape, {})
    nested = [one for name in _NESTED for one in of.get(name, ())]
    nested += [one for name in _LISTS for head in of.get(name, ()) for one in _listed(head, said)]
    paths = [len(_listed(path, said)) or 1 for path in of.get(SH + "path", ())]
    after = steps + max(paths, default=0)
    return max([after, *(_of(one, said, after) for one in nested)])


def _listed(head: str, said: _Said) -> list[str]:
    found = []
    while head != _NIL and said.get(head, {}).get(_FIRST):
        found += said[head][_FIRST]
        head = next(iter(said[head].get(_REST, ())), _NIL)
    return found


def _name(term: object) -> str:
    return str(term) if isinstance(term, ox.BlankNode) else getattr(term, "value", str(term))
