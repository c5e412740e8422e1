"""A network as columns: what is drawn of its nodes and links, without what is only written or measured."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from amu_graph.namespaces import VOCAB
from amu_graph.network.arrays import Arrays, Booleans
from amu_graph.network.network import Network
from amu_graph.query.evidence import STATUSES as _READ

STATUSES: Final = (*_READ, "derived")
"""How surely a link is read, the surest first; the last is that of what no passage states."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The nodes and links of a network, in its order.

    `names` are French and English. `source` and `target` are numbers of nodes, `status` is one of `STATUSES`, `year` of
    a link that of the thing that dates it; a year that is not known is 0. `shared` is what each link of a projection
    stands for.
    """

    nodes: list[str]
    names: list[tuple[str, str]]
    classes: list[str]
    years: list[int]
    source: list[int]
    target: list[int]
    predicate: list[str]
    role: list[str]
    status: list[int]
    year: list[int]
    weight: list[float]
    shared: list[tuple[str, ...]] = field(default_factory=list)

    def arrays(self, nodes: Booleans, *, unverified: bool) -> Arrays:
        """Return the links between some of the nodes, with or without the unverified."""
        number = np.cumsum(nodes) - 1
        source, target = np.array(self.source, dtype=np.int64), np.array(self.target, dtype=np.int64)
        kept = nodes[source] & nodes[target]
        if not unverified:
            kept &= np.array(self.status) != STATUSES.index("unverified")
        names = [name for name, is_kept in zip(self.nodes, nodes.tolist(), strict=True) if is_kept]
        return Arrays(names, number[source[kept]], number[target[kept]], np.array(self.weight)[kept])

    @classmethod
    def of(cls, network: Network, shortcuts: Mapping[str, str]) -> "Columns":
        """Return the columns of a network; `shortcuts` are the properties that roles name."""
        graph = network.graph
        number = {node: place for place, node in enumerate(graph)}
        data = list(graph.nodes.values())
        years = [each.get("year", 0) for each in data]
        links = list(graph.edges(data=True))
        roles = [_role(link) for _, _, link in links]
        dated = [target if link.get("participation") else source for source, target, link in links]
        return cls(
            nodes=list(graph),
            names=[(each["label_fr"], each["label_en"]) for each in data],
            classes=[str(each["class"]) for each in data],
            years=years,
            source=[number[source] for source, _, _ in links],
            target=[number[target] for _, target, _ in links],
            predicate=[
                shortcuts.get(role) or str(link["predicate"]) for role, (_, _, link) in zip(roles, links, strict=True)
            ],
            role=roles,
            status=[STATUSES.index(link["status"]) for _, _, link in links],
            year=[years[number[node]] for node in dated],
            weight=[link["weight"] for _, _, link in links],
            shared=[link["shared"] for _, _, link in links] if network.two_mode else [],
        )


def _role(link: Mapping[str, object]) -> str:
    """Return the IRI of the first role of a participation, empty for other links."""
    first = str(link.get("role", "")).partition(" ")[0]
    return f"{VOCAB}role/{first}" if first else ""


def neighbours(nodes: Sequence[str], links: Iterable[tuple[int, int, int]], *, unverified: bool) -> dict[str, set[str]]:
    """Return the nodes that are linked with each node, of links given as source, target and status."""
    found: dict[str, set[str]] = {}
    surely = STATUSES.index("unverified") + unverified
    for source, target, status in links:
        if status < surely and source != target:
            one, other = nodes[source], nodes[target]
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return found
