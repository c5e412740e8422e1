"""One-mode projections: what shares a neighbour is linked, and the link keeps what is shared."""

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from amu_graph.errors import UsageError
from amu_graph.language import Text
from amu_graph.namespaces import DCTERMS
from amu_graph.network.network_graph import NetworkGraph

if TYPE_CHECKING:
    import networkx as nx


N = TypeVar("N", bound=NetworkGraph)

SHARES: Final = DCTERMS + "relation"
"""The predicate of a projected link."""

SHARING: Final = Text(fr="partage", en="shares")
"""The words of a projected link."""


def one_mode(network: N, side: str, *, newman: bool = False) -> N:
    """Return the network of one side of a two-mode network.

    Two nodes are linked once, from the lesser IRI to the greater, with `shared` (the IRIs of what they share),
    `shared_fr`, `shared_en`, the passages of all the links that it stands for, and a weight: the number of things
    shared, or after Newman (Physical Review E 64, 016132, 2001) the sum of 1/(k − 1) over them, k being how many nodes
    share the thing, so that a pair alone counts more than two in a crowd. Nodes that share nothing stay, without a
    link.

    Raises:
        UsageError: `side` is neither `sources` nor `targets`.

    """
    import networkx as nx

    if side not in ("sources", "targets"):
        raise UsageError(Text(fr="Un côté est sources ou targets.", en="A side is sources or targets."))
    members: dict[str, set[str]] = defaultdict(set)
    for source, target in network.graph.edges():
        kept, shared = (source, target) if side == "sources" else (target, source)
        members[shared].add(kept)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in sorted(set().union(*members.values())):
        graph.add_node(node, **network.graph.nodes[node])
    for (one, other), shared_things in sorted(_pairs(members).items()):
        weight = sum(1 / (len(members[each]) - 1) for each in shared_things) if newman else float(len(shared_things))
        graph.add_edge(one, other, key=SHARES, weight=weight, **_link(network.graph, one, other, shared_things))
    return replace(network, graph=graph, directed=False, two_mode=network.graph)


def _pairs(members: dict[str, set[str]]) -> dict[tuple[str, str], list[str]]:
    pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for shared in sorted(members):
        ordered = sorted(members[shared])
        for place, one in enumerate(ordered):
            for other in ordered[place + 1 :]:
                pairs[one, other].append(shared)
    return pairs


def _link(graph: "nx.MultiDiGraph[str]", one: str, other: str, shared: list[str]) -> dict[str, object]:
    passages: set[str] = set()
    statuses: set[str] = set()
    for thing in shared:
        for end in (one, other):
            for between in (graph.get_edge_data(end, thing), graph.get_edge_data(thing, end)):
                for attributes in (between or {}).values():
                    passages.update(attributes.get("passages", ()))
                    statuses.add(attributes.get("status", "derived"))
    nodes = graph.nodes
    years = [nodes[thing]["year"] for thing in shared if "year" in nodes[thing]]
    return {
        "predicate": SHARES,
        "label_fr": SHARING.fr,
        "label_en": SHARING.en,
        "shared": tuple(shared),
        "shared_fr": " · ".join(nodes[thing].get("label_fr", thing) for thing in shared),
        "shared_en": " · ".join(nodes[thing].get("label_en", thing) for thing in shared),
        "status": "asserted" if statuses == {"asserted"} else max(statuses, default="derived"),
        "passages": tuple(sorted(passages)),
        **({"year": min(years)} if years else {}),
    }
