"""How good pictures are: stress, crossings and crowding of our layouts, beside networkx and Graphviz, in one run.

    python benchmarks/bench_layouts.py    # writes benchmarks/results/layouts.md; `neato` is left out where it is missing

The largest piece of each network is drawn, since peers put separate pieces anywhere.
"""

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import networkx as nx
import numpy as np
import numpy.typing as npt
from generate import quads

import amu_graph
from amu_graph.network import Network, network_of
from amu_graph.network.arrays import Arrays
from amu_graph.network.layouts import LAYOUTS
from amu_graph.network.layouts.stress import distances, stress
from amu_graph.store import Store

RESULTS = Path(__file__).parent / "results" / "layouts.md"
VIEWS = ("participations", "documents", "relations", "themes", "co-participation", "whole")
SIZES = (140, 430, 1400)
"""Entities of the generated graphs, whose largest pieces have about 100, 300 and 1 000 nodes."""
SLOW = 400
"""Nodes up to which networkx's Kamada and Kawai is asked."""

ABOUT = """# Layouts: how good the pictures are

`python benchmarks/bench_layouts.py`, the largest piece of each network. *Stress*: how far distances on the page are from those in the
graph, at the best scale (weights d⁻²; 0 is perfect, 1 no better than a point). *Crossings*: of links drawn straight. *Nearest*: the distance
to the nearest other node, of the most crowded tenth, 1 where all nodes have an equal share of the page. Less is better for the first two, more for
the third. `two-mode`, `timeline` and `rings` show sides, years and distances, at the price of both.
"""

Places = Mapping[str, tuple[float, float]]
Floats = npt.NDArray[np.float64]


def networks() -> Iterator[tuple[str, Network]]:
    """Yield the largest piece of each network, by name."""
    graph = amu_graph.load()
    for view in VIEWS:
        yield view, largest(graph.network(view))
    for size in SIZES:
        store = Store.memory(quads(size, size * 3 // 2))
        yield f"generated, {size} entities", largest(network_of(store, "participations"))


def largest(network: Network) -> Network:
    return network.part(max(nx.weakly_connected_components(network.graph), key=len))


def neato(network: Network) -> Places:
    graph = nx.Graph(network.graph)
    numbers = {node: str(number) for number, node in enumerate(graph)}
    lines = [f"{numbers[one]} -- {numbers[other]}" for one, other in graph.edges() if one != other]
    run = subprocess.run(
        ["neato", "-Tplain"], input="graph { " + "; ".join(lines) + " }", capture_output=True, text=True, check=True
    )
    rows = (line.split() for line in run.stdout.splitlines() if line.startswith("node "))
    at = {row[1]: (float(row[2]), float(row[3])) for row in rows}
    return {node: at[number] for node, number in numbers.items()}


def ours(name: str) -> Callable[[Network], Places]:
    return lambda network: network.layout(name)


PEERS: dict[str, Callable[[Network], Places]] = {
    **{f"amu-graph {name}": ours(name) for name in LAYOUTS},
    "networkx kamada_kawai": lambda network: nx.kamada_kawai_layout(nx.Graph(network.graph)),
    "networkx spring": lambda network: nx.spring_layout(nx.Graph(network.graph), seed=0),
    **({"graphviz neato": neato} if shutil.which("neato") else {}),
}


def crossings(arrays: Arrays, positions: Floats) -> int:
    """Return how many links, drawn straight, cross."""
    low, high, _ = arrays.simple
    start, end = positions[low], positions[high]

    def side(a: Floats, b: Floats, c: Floats) -> Floats:
        along, across = b - a, c - a
        return np.asarray(np.sign(along[..., 0] * across[..., 1] - along[..., 1] * across[..., 0]))

    found = 0
    for number in range(len(low)):
        rest = slice(number + 1, None)
        apart = ~np.isin(low[rest], (low[number], high[number])) & ~np.isin(high[rest], (low[number], high[number]))
        one = side(start[number], end[number], start[rest]) * side(start[number], end[number], end[rest])
        other = side(start[rest], end[rest], start[number]) * side(start[rest], end[rest], end[number])
        found += int(((one < 0) & (other < 0) & apart).sum())
    return found


def crowding(positions: Floats) -> float:
    """Return the distance to the nearest node, of the most crowded tenth, in those of a page shared out evenly."""
    across = np.sqrt(((positions[:, None] - positions[None]) ** 2).sum(2))
    np.fill_diagonal(across, np.inf)
    area = float(np.prod(np.maximum(np.ptp(positions, axis=0), 1e-9)))
    return float(np.quantile(across.min(1), 0.1)) / float(np.sqrt(area / len(positions)))


def row(name: str, network: Network) -> list[str]:
    arrays = Arrays.of(network.graph)
    begin = time.perf_counter()
    found = PEERS[name](network)
    seconds = time.perf_counter() - begin
    positions = np.array([found[node] for node in arrays.nodes], dtype=float)
    misfit = stress(distances(arrays, arrays.components[0]), positions[arrays.components[0]])
    return [name, f"{misfit:.3f}", str(crossings(arrays, positions)), f"{crowding(positions):.2f}", f"{seconds:.2f}"]


def main() -> None:
    parts = [ABOUT]
    for title, network in networks():
        links = len(Arrays.of(network.graph).simple[0])
        parts += [f"## {title}: {len(network)} nodes, {links} linked pairs", ""]
        parts += ["| layout | stress | crossings | nearest | seconds |", "|---|---|---|---|---|"]
        for name in PEERS:
            if name == "networkx kamada_kawai" and len(network) > SLOW:
                continue
            parts.append("| " + " | ".join(row(name, network)) + " |")
        parts.append("")
        print("\n".join(parts[-len(PEERS) - 4 :]), flush=True)
    RESULTS.write_text("\n".join(parts).rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
