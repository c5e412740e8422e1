"""Totals of a dataset, counted when it is written; pages read them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final

import pyoxigraph as ox

from amu_graph.namespaces import AMU, BASE, DCTERMS, FOAF, RDF, VOCAB
from amu_graph.planning.sizes import Size

_TYPE: Final = RDF + "type"
_KIND: Final = DCTERMS + "type"
_PAGE: Final = FOAF + "page"
_STATUS: Final = f"{VOCAB}status/"
_REFERENCE: Final = f"{VOCAB}source-type/reference"
_COUNTED: Final = frozenset(map(ox.NamedNode, (_TYPE, _KIND, _PAGE)))
_NUMBERS: Final = ("graphs", "classes", "passages", "documents")
_OWN_GRAPHS: Final = BASE + "graph/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Numbers of a dataset: statements by `graphs` (`default`, `passages` …), entities by `classes`, both by name.

    `passages` are counted by status; `documents` are those on the web that were `read`, and those `known` by their
    address only. `properties` are those of the merged graph, by IRI: joins are ordered by their sizes.
    """

    graphs: Mapping[str, int]
    classes: Mapping[str, int]
    passages: Mapping[str, int]
    documents: Mapping[str, int]
    properties: Mapping[str, Size] = field(default_factory=dict)

    @classmethod
    def of(cls, quads: Iterable[ox.Quad]) -> "Totals":
        """Count, in one pass."""
        graphs: Counter[str] = Counter()
        merged = Merged()
        for quad in quads:
            if isinstance(quad.graph_name, ox.NamedNode):
                graphs[_group(quad.graph_name.value)] += 1
            else:
                graphs["default"] += 1
                merged.change((), (quad,))
        return merged.totals(_sorted(graphs))

    @classmethod
    def of_graphs(cls, graphs: Mapping[str, Collection[ox.Triple]], merged: "Merged | None" = None) -> "Totals":
        """Count the triples of graphs by their names; the default graph, that of `merged`, has the empty one."""
        sizes: Counter[str] = Counter()
        for name, triples in graphs.items():
            sizes[_group(name) if name else "default"] += len(triples)
        return (merged or Merged(graphs.get("", ()))).totals(_sorted(sizes))

    @classmethod
    def read(cls, content: Mapping[str, Any]) -> "Totals":
        """Return what `as_json` gave.

        Raises:
            KeyError, TypeError, ValueError: it is something else.

        """
        parts = {name: {key: int(n) for key, n in content[name].items()} for name in _NUMBERS}
        sizes = {iri: Size(*map(int, numbers)) for iri, numbers in content.get("properties", {}).items()}
        return cls(**parts, properties=sizes)

    def as_json(self) -> dict[str, Any]:
        """Return the numbers as the manifest holds them."""
        return asdict(self)

    @property
    def quads(self) -> int:
        """Return the number of statements of all graphs."""
        return sum(self.graphs.values())

    @property
    def triples(self) -> int:
        """Return the number of triples of the merged graph."""
        return self.graphs.get("default", 0)

    @property
    def statements(self) -> int:
        """Return the number of statements of passages: what two passages say counts twice."""
        return self.graphs.get("passages", 0)


class Merged:
    """Counts the statements of the merged graph, and follows what changes in it."""

    def __init__(self, triples: Iterable[ox.Triple] = ()) -> None:
        self._classes: Counter[str] = Counter()
        self._statuses: Counter[str] = Counter()
        self._sources: set[str] = set()
        self._on_the_web: Counter[str] = Counter()
        self._unread: set[str] = set()
        self._statements: Counter[ox.NamedNode] = Counter()
        self._subjects: defaultdict[ox.NamedNode, Counter[int]] = defaultdict(Counter)
        self._values: defaultdict[ox.NamedNode, Counter[int]] = defaultdict(Counter)
        self.change((), triples)

    def change(self, gone: Iterable[ox.Triple | ox.Quad], come: Iterable[ox.Triple | ox.Quad]) -> None:
        """Count what is gone no longer, and what has come."""
        for step, triples in ((-1, gone), (1, come)):
            for triple in triples:
                predicate = triple.predicate
                self._statements[predicate] += step
                self._subjects[predicate][hash(triple.subject)] += step
                self._values[predicate][hash(triple.object)] += step
                if predicate in _COUNTED:
                    self._count(triple, step)

    def _count(self, triple: ox.Triple | ox.Quad, step: int) -> None:
        predicate = triple.predicate.value
        subject, value = str(triple.subject), triple.object.value if isinstance(triple.object, ox.NamedNode) else ""
        if predicate == _TYPE and value.startswith(AMU):
            name = value.removeprefix(AMU)
            self._classes[name] += step
            if name == "Source":
                _keep(self._sources, subject, step)
        elif predicate == _KIND and value.startswith(_STATUS):
            self._statuses[value.removeprefix(_STATUS)] += step
        elif predicate == _KIND and value == _REFERENCE:
            _keep(self._unread, subject, step)
        elif predicate == _PAGE:
            self._on_the_web[subject] += step

    def totals(self, graphs: Mapping[str, int]) -> Totals:
        """Return the numbers; those of the graphs are known already."""
        found = {each for each in self._sources if self._on_the_web[each]}
        unread = len(found & self._unread)
        return Totals(
            graphs=graphs,
            classes=_sorted(+self._classes),
            passages=_sorted(+self._statuses),
            documents={"known": unread, "read": len(found) - unread},
            properties={
                each.value: Size(number, _distinct(self._subjects[each]), _distinct(self._values[each]))
                for each, number in sorted((+self._statements).items(), key=lambda item: item[0].value)
            },
        )


def _keep(among: set[str], one: str, step: int) -> None:
    among.add(one) if step > 0 else among.discard(one)


def _distinct(counts: Counter[int]) -> int:
    """Return how many there are; what is gone altogether is forgotten."""
    if 0 in counts.values():
        for each in [each for each, number in counts.items() if not number]:
            del counts[each]
    return len(counts)


def _group(graph: str) -> str:
    """Return the name of a graph of ours, one name for those of all passages."""
    return graph.removeprefix(_OWN_GRAPHS) if graph.startswith(_OWN_GRAPHS) else "passages"


def _sorted(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items()))
