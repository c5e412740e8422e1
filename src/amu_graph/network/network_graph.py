"""A network by itself: a view's graph, how its nodes are called and where they may have to stand.

What measures, lays out, draws and writes networks takes one of these; `Network` adds them as methods.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from amu_graph.language import Language, Text
from amu_graph.network.paper import Paper
from amu_graph.network.views import View

if TYPE_CHECKING:
    import networkx as nx

Given = str | int | None
Positions = dict[str, tuple[float, float]]


@dataclass(frozen=True, kw_only=True)
class Looks:
    """What a reader chose of a picture; what is not named looks as class and number of links say."""

    title: str = ""
    """What is shown, in the reader's language."""
    colours: Mapping[str, str] = field(default_factory=dict)
    sizes: Mapping[str, float] = field(default_factory=dict)
    """The radii of nodes, in pixels."""
    faded: frozenset[str] = frozenset()
    """The nodes that do not stand out."""
    faded_links: frozenset[tuple[str, str, str]] = frozenset()
    key: tuple[tuple[str, str], ...] = ()
    """Colours and what they mean, where it is not the class."""
    address: str = ""
    """Where the same picture is found again."""
    paper: Paper | None = None
    """What it is printed on; none for a screen."""


@dataclass(frozen=True)
class NetworkGraph:
    """What a network is, without what can be done with it; `Network` says what its attributes hold."""

    view: View
    graph: "nx.MultiDiGraph[str]"
    directed: bool = True
    given: Mapping[str, Given] = field(default_factory=dict)
    positions: Positions | None = None
    two_mode: "nx.MultiDiGraph[str] | None" = field(default=None, repr=False, compare=False)
    """The graph of which this one is a projection, None where it is none."""
    looks: Looks | None = None
    digest: str = ""
    """Which dataset the network is of, empty where it has no digest."""
    laid_out: dict[tuple[str, int], Positions] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The layouts that were computed, by name and seed."""

    def __len__(self) -> int:
        return len(self.graph)

    @property
    def title(self) -> Text:
        """Return what the network shows."""
        return self.view.summary

    def name(self, node: str, language: Language = "fr") -> str:
        """Return the name of a node in a language."""
        return str(self.graph.nodes[node].get(f"label_{language}", node))

    @cached_property
    def namesakes(self) -> frozenset[str]:
        """The nodes whose name another node has too."""
        names = Counter(self.name(node) for node in self.graph)
        return frozenset(node for node in self.graph if names[self.name(node)] > 1)

    @cached_property
    def parts(self) -> tuple[frozenset[str], frozenset[str]] | None:
        """The two sides of the network where no node is on both, sources first; None where some are."""
        sources = frozenset(source for source, _ in self.graph.edges())
        targets = frozenset(target for _, target in self.graph.edges())
        return None if sources & targets or not self.directed else (sources, targets)
