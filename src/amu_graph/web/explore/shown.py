"""Which nodes and links a state of the explorer shows: the rules of `web/src/explore/visible.ts`, for still pictures.

Both read the same columns (`network.explorer.payload`), and a test gives both the same cases.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from amu_graph.web.explore.address_state import AddressState


class _Link(NamedTuple):
    edge: int
    other: int
    outgoing: bool


class Shown:
    """The numbers of the nodes and links that are shown; `needed` are nodes that a path passes through."""

    def __init__(self, payload: Mapping[str, Any], state: AddressState, needed: Iterable[int] = ()) -> None:
        self.payload = payload
        self.state = state
        self._nodes, self._edges = payload["nodes"], payload["edges"]
        self.numbers = {name: number for number, name in enumerate(self._nodes["id"])}
        self.links: dict[int, list[_Link]] = defaultdict(list)
        for edge, (source, target) in enumerate(zip(self._edges["source"], self._edges["target"], strict=True)):
            self.links[source].append(_Link(edge, target, outgoing=True))
            if source != target:
                self.links[target].append(_Link(edge, source, outgoing=False))
        self._said = [self._is_counted(edge) for edge in range(len(self._edges["source"]))]
        self._counted = [said and self._passes_relation(edge) for edge, said in enumerate(self._said)]
        named = {*needed, *self.of(state.focus)}
        self.nodes = self._started()
        opened, forced = self._unfolded()
        self.nodes |= forced | named
        self.nodes -= set(self.of(state.hidden))
        self._fold(forced)
        self.edges = [edge for edge in range(len(self._said)) if self._joins(edge, opened)]
        linked = {self._edges[end][edge] for edge in self.edges for end in ("source", "target")}
        kept = linked | named | set(self.of(state.only))
        self.nodes = {node for node in self.nodes if node in kept or self._belongs(node)}

    def of(self, names: Iterable[str]) -> list[int]:
        """Return the numbers of the nodes that have these names."""
        return [self.numbers[name] for name in names if name in self.numbers]

    def kind(self, node: int) -> str:
        """Return the class of a node."""
        return str(self.payload["classes"][self._nodes["class"][node]])

    def status(self, edge: int) -> str:
        """Return how surely a link is read."""
        return str(self.payload["statuses"][self._edges["status"][edge]])

    def _is_counted(self, edge: int) -> bool:
        if "shared" in self._edges:
            return any(self._is_shared(thing, status) for thing, status in self._edges["shared"][edge])
        return self._is_said(self.status(edge)) and self._is_in_period(self._edges["year"][edge])

    def _is_shared(self, thing: int, status: int) -> bool:
        year = self.payload["things"][thing].get("year", 0)
        return self._is_said(self.payload["statuses"][status]) and self._is_in_period(year)

    def _is_said(self, status: str) -> bool:
        return status == "derived" or status in self.state.statuses

    def _is_in_period(self, year: int) -> bool:
        since, until = self.state.since, self.state.until
        return not (since or until) or (year > 0 and since <= year <= (until or year))

    def _passes_relation(self, edge: int) -> bool:
        predicate = self.payload["predicates"][self._edges["predicate"][edge]]
        role = self._edges["role"][edge]
        names = {predicate["family"], self.payload["roles"][role]["id"] if role >= 0 else predicate["id"]}
        alone, left_out = set(self.state.relations), set(self.state.left_out)
        return (not alone or bool(alone & names)) and not left_out & names

    def _passes(self, node: int) -> bool:
        kind = self.kind(node)
        return kind in self.state.plus if kind in self.payload["onDemand"] else kind not in self.state.minus

    def _started(self) -> set[int]:
        """Return all nodes that pass the filters, or those near what is to be seen alone."""
        if not self.state.only:
            return {node for node in range(len(self._nodes["id"])) if self._passes(node)}
        found = set(self.of(self.state.only))
        edge = list(found)
        for _ in range(min(self.state.steps, len(self.numbers))):
            near = {link.other for node in edge for link in self.links[node] if self._counted[link.edge]}
            edge = [node for node in near - found if self._passes(node)]
            found.update(edge)
        return found

    def _unfolded(self) -> tuple[set[int], set[int]]:
        """Return the links and the nodes that the reader unfolded."""
        opened, forced = set(), set()
        for key in self.state.unfolded:
            name, _, rest = key.partition("*")
            predicate, _, way = rest.partition("*")
            for number in self.of([name]):
                for link in self.links[number]:
                    own = self.payload["predicates"][self._edges["predicate"][link.edge]]["id"]
                    if self._said[link.edge] and (
                        not predicate or (own == predicate and link.outgoing == (way == "out"))
                    ):
                        opened.add(link.edge)
                        forced.add(link.other)
        return opened, forced

    def _fold(self, forced: set[int]) -> None:
        """Take away the neighbours of folded nodes that nothing else shown is linked with."""
        for node in self.of(self.state.folded):
            for link in self.links[node]:
                if link.other in self.nodes and link.other not in forced and link.other != node:
                    near = (each.other for each in self.links[link.other] if self._counted[each.edge])
                    if not any(other in self.nodes and other != node for other in near):
                        self.nodes.discard(link.other)

    def _joins(self, edge: int, opened: set[int]) -> bool:
        ends = self._edges["source"][edge], self._edges["target"][edge]
        return (self._counted[edge] or edge in opened) and all(end in self.nodes for end in ends)

    def _belongs(self, node: int) -> bool:
        """Return whether a node without a shown link is in the network all the same."""
        if "members" in self._nodes:
            return any(self._is_shared(*each) for each in self._nodes["members"][node])
        offered = (self.kind(link.other) for link in self.links[node] if self._counted[link.edge])
        return any(kind not in self.payload["onDemand"] or kind in self.state.plus for kind in offered)
