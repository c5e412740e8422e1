"""Two networks side by side, and two questions about agents: which roles they combine, and between what they broker."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from amu_graph.errors import UsageError
from amu_graph.language import Language, Text, counted
from amu_graph.namespaces import BASE
from amu_graph.network.drawing.style import class_style
from amu_graph.network.failures import unknown
from amu_graph.network.network_graph import NetworkGraph
from amu_graph.network.words import called

Edge = tuple[str, str, str]
ATTRIBUTES: Final = ("class", "kind", "mode", "place")
"""What nodes of any network may differ in."""


@dataclass(frozen=True)
class Comparison:
    """What the second network has and the first has not, and the reverse; `ranks` holds the rank of each common node.

    Ranks are by one metric, 1 for the highest value; equal values share the best rank. Nodes and edges are in the order
    of their IRIs, ranks by how much they moved.
    """

    before: NetworkGraph
    after: NetworkGraph
    metric: str
    gained_nodes: tuple[str, ...]
    lost_nodes: tuple[str, ...]
    gained_edges: tuple[Edge, ...]
    lost_edges: tuple[Edge, ...]
    ranks: dict[str, tuple[int, int]]

    def sentences(self, language: Language) -> list[str]:
        """Return the comparison in words."""
        groups = (self.gained_nodes, self.gained_edges, self.lost_nodes, self.lost_edges)
        words = (("nœud", "node"), ("lien", "link")) * 2
        fr, en = zip(*(counted(len(group), *each) for group, each in zip(groups, words, strict=True)), strict=True)
        lines = [
            Text(
                f"{fr[0]} et {fr[1]} en plus, {fr[2]} et {fr[3]} en moins.",
                f"{en[0]} and {en[1]} more, {en[2]} and {en[3]} fewer.",
            ).in_(language)
        ]
        for network, nodes, sign in ((self.after, self.gained_nodes, "+"), (self.before, self.lost_nodes, "−")):
            lines += [f"{sign} {called(network, node, language)}" for node in nodes]
        moved = [(node, ranks) for node, ranks in self.ranks.items() if ranks[0] != ranks[1]]
        colon = " : " if language == "fr" else ": "
        lines += [f"{called(self.after, node, language)}{colon}{was} → {now}" for node, (was, now) in moved]
        return lines


def compare(before: NetworkGraph, after: NetworkGraph, metric: str = "degree") -> Comparison:
    """Return how two networks differ: two periods of a view, or two views.

    Raises:
        NotFoundError: there is no such metric.
        UsageError: the metric has no value for each node.

    """
    ranks = [_ranks(network, metric) for network in (before, after)]
    common = sorted(set(before.graph) & set(after.graph))
    moved = {node: (ranks[0][node], ranks[1][node]) for node in common}
    old, new = (set(network.graph.edges(keys=True)) for network in (before, after))
    return Comparison(
        before=before,
        after=after,
        metric=metric,
        gained_nodes=tuple(sorted(set(after.graph) - set(before.graph))),
        lost_nodes=tuple(sorted(set(before.graph) - set(after.graph))),
        gained_edges=tuple(sorted(new - old)),
        lost_edges=tuple(sorted(old - new)),
        ranks=dict(sorted(moved.items(), key=lambda pair: (-abs(pair[1][0] - pair[1][1]), pair[0]))),
    )


def _ranks(network: NetworkGraph, metric: str) -> dict[str, int]:
    from amu_graph.network.metrics import measure

    measures = measure(network, (metric,))
    if metric not in measures.values:
        raise UsageError(
            Text(fr=f"« {metric} » ne classe pas les nœuds.", en=f"“{metric}” does not rank nodes."),
            remedy=Text(fr="Par exemple : degree, betweenness.", en="For example: degree, betweenness."),
        )
    values = measures.values[metric]
    ordered = sorted(values.values(), reverse=True)
    first = {value: rank for rank, value in reversed(list(enumerate(ordered, start=1)))}
    return {node: first[value] for node, value in values.items()}


def combined_roles(network: NetworkGraph) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return the agents that have several roles in one and the same thing: agent, thing, roles (slugs).

    The most roles first, then in the order of the IRIs.
    """
    roles: dict[tuple[str, str], set[str]] = defaultdict(set)
    for agent, context, role in network.graph.edges(data="role"):
        roles[agent, context].update((role or "").split())
    several = [(agent, context, tuple(sorted(own))) for (agent, context), own in roles.items() if len(own) > 1]
    return sorted(several, key=lambda each: (-len(each[2]), each))


def role_names(network: NetworkGraph, language: Language) -> dict[str, str]:
    """Return the name of each role (a slug) that a link of the network has alone."""
    return {
        attributes["role"]: str(attributes[f"label_{language}"])
        for *_, attributes in network.graph.edges(data=True)
        if "role" in attributes and f"label_{language}" in attributes
    }


def group_name(network: NetworkGraph, attribute: str, group: str, language: Language) -> str:
    """Return the name of a group of neighbours: a class, a place that the network shows; else the slug."""
    if attribute == "class":
        return class_style(group).label.in_(language)
    return network.name(f"{BASE}place/{group}", language) if f"{BASE}place/{group}" in network.graph else group


@dataclass(frozen=True, slots=True, order=True)
class Broker:
    """A node and the groups that it links: `groups` → how many of its neighbours are in each."""

    node: str
    groups: tuple[tuple[str, int], ...]

    def __str__(self) -> str:
        return f"{self.node}: " + ", ".join(f"{group} ({count})" for group, count in self.groups)


def brokers(network: NetworkGraph, attribute: str) -> list[Broker]:
    """Return the nodes whose neighbours differ in an attribute: `class`, `kind`, `mode` (production mode), `place`.

    Attributes that a view constructs as literals will do too. The most groups first, then the most even ones.

    Raises:
        NotFoundError: no node of any network has such an attribute; the error lists those that there are.

    """
    known = {*ATTRIBUTES, *(name for _, attributes in network.graph.nodes(data=True) for name in attributes)}
    if attribute not in known:
        raise unknown(Text(fr="Caractéristique", en="attribute"), attribute, known)
    found = []
    for node in network.graph:
        counts: dict[str, int] = defaultdict(int)
        for neighbour in {*network.graph.predecessors(node), *network.graph.successors(node)} - {node}:
            for group in _groups(network.graph.nodes[neighbour].get(attribute)):
                counts[group] += 1
        if len(counts) > 1:
            found.append(Broker(node, tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))))
    return sorted(found, key=lambda each: (-len(each.groups), -each.groups[-1][1], each.node))


def _groups(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(str(each) for each in value) if isinstance(value, tuple) else (str(value),)
