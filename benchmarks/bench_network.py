"""Networks: from the store to metrics and a layout, beside rdflib and networkx; growth; a large network.

    python benchmarks/bench_network.py            # all; writes benchmarks/results/network.md
    python benchmarks/bench_network.py peer 1000  # one part, in this process

Each part runs in a process of its own, so that its memory and its imports are its own.
"""

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

sys.path.insert(0, str(Path(__file__).parent))
from generate import quads

from amu_graph.namespaces import AMU, RDFS

if TYPE_CHECKING:
    from amu_graph.store import Store

RESULTS = Path(__file__).parent / "results" / "network.md"
QUERY = """PREFIX amu: <https://w3id.org/amu-graph/ontology#>
SELECT ?agent ?context WHERE { ?participation amu:agent ?agent ; amu:context ?context }"""


def peer(nodes: int) -> dict[str, float]:
    """What one writes without this project: rdflib for the query, networkx for the rest."""
    import networkx as nx
    import rdflib

    lines = ox.serialize(
        (
            ox.Triple(q.subject, q.predicate, q.object)
            for q in quads(nodes, nodes * 3 // 2)
            if q.graph_name == ox.DefaultGraph()
        ),
        format=ox.RdfFormat.N_TRIPLES,
    )
    graph = rdflib.Graph()
    graph.parse(data=lines, format="nt")
    begin = time.process_time()
    network = nx.Graph((str(row[0]), str(row[1])) for row in graph.query(QUERY))
    queried = time.process_time()
    nx.pagerank(network)
    nx.community.louvain_communities(network, seed=0)
    measured = time.process_time()
    nx.spring_layout(network, seed=0)
    done = time.process_time()
    return {
        "nodes": len(network),
        "edges": network.number_of_edges(),
        "view": queried - begin,
        "metrics": measured - queried,
        "layout": done - measured,
        "total": done - begin,
    }


def ours(nodes: int) -> dict[str, float]:
    """The same with this project: the view with labels, roles and evidence; degree, PageRank, communities; layout."""
    import networkx as nx  # noqa: F401 - the libraries are loaded before the clock starts, as for the peer
    import rustworkx  # noqa: F401
    import scipy.fft
    import scipy.sparse.csgraph  # noqa: F401

    from amu_graph.network import network_of
    from amu_graph.store import Store

    store = Store.memory(quads(nodes, nodes * 3 // 2))
    begin = time.process_time()
    network = network_of(store, "participations")
    viewed = time.process_time()
    network.metrics(["degree", "pagerank", "community"])
    measured = time.process_time()
    network.layout("force")
    done = time.process_time()
    return {
        "nodes": len(network),
        "edges": network.graph.number_of_edges(),
        "view": viewed - begin,
        "metrics": measured - viewed,
        "layout": done - measured,
        "total": done - begin,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def bare(store: "Store") -> dict[str, list[tuple[str, str, list[str]]]]:
    """The least that reads the same from the engine: look-ups by hand, no query, no status, no networkx."""
    default, node = ox.DefaultGraph(), ox.NamedNode
    agent, context, role, label = (
        node(each) for each in (AMU + "agent", AMU + "context", AMU + "role", RDFS + "label")
    )
    links: dict[str, list[tuple[str, str, list[str]]]] = {}
    names: dict[str, str] = {}
    for quad in store.quads(None, agent, None, default):
        part = quad.subject
        target = next(store.quads(part, context, None, default)).object
        played = next(store.quads(part, role, None, default)).object.value
        said = [each.graph_name.value for each in store.quads(part, agent, quad.object) if each.graph_name != default]
        links.setdefault(quad.object.value, []).append((target.value, played, said))
        for end in (quad.object, target):
            if end.value not in names:
                names[end.value] = next(store.quads(end, label, None, default)).object.value
    return links


def view(nodes: int) -> dict[str, float]:
    """The view alone, for its growth, beside the least that reads the same from the engine."""
    import gc

    import networkx as nx  # noqa: F401 - loaded before the clock starts

    from amu_graph.network import network_of
    from amu_graph.store import Store

    store = Store.memory(quads(nodes, nodes * 3 // 2))
    gc.disable()  # as `network_of` does
    begin = time.process_time()
    least = bare(store)
    read = time.process_time()
    del least
    middle = time.process_time()
    network = network_of(store, "participations")
    done = time.process_time()
    edges = network.graph.number_of_edges()
    return {
        "nodes": len(network),
        "edges": edges,
        "view": done - middle,
        "microseconds an edge": (done - middle) / edges * 1e6,
        "of look-ups by hand": (read - begin) / edges * 1e6,
        "times": (done - middle) / (read - begin),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def page(nodes: int) -> dict[str, float]:
    """The pyvis page."""
    from amu_graph.network import network_of
    from amu_graph.network.drawing.page import page as written
    from amu_graph.store import Store

    network = network_of(Store.memory(quads(nodes, nodes * 3 // 2)), "participations")
    begin = time.process_time()
    size = len(written(network))
    return {"nodes": len(network), "seconds": time.process_time() - begin, "megabytes of file": size / 1e6}


def paint(nodes: int) -> dict[str, float]:
    """The pyvis page in Chromium, opened as a file: the best of five until all is drawn and on the screen."""
    from playwright.sync_api import sync_playwright

    from amu_graph.network import network_of
    from amu_graph.store import Store

    network = network_of(Store.memory(quads(nodes, nodes * 3 // 2)), "participations")
    found: list[float] = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "network.html"
        network.write(file)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for _ in range(5):
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(file.as_uri())
            page.wait_for_function("document.body.dataset.drawn && performance.getEntriesByType('paint').length > 1")
            script = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
            found.append(max(page.evaluate(script), page.evaluate("Number(document.body.dataset.drawn)")))
            page.close()
        browser.close()
    return {"nodes": len(network), "edges": network.graph.number_of_edges(), "milliseconds": min(found)}


PARTS: dict[str, Callable[[int], dict[str, float]]] = {
    "peer": peer,
    "ours": ours,
    "view": view,
    "page": page,
    "paint": paint,
}


def best(part: str, nodes: int, limit: float, times: int = 3) -> dict[str, float] | None:
    """Run a part several times and return the quickest run."""
    found = [done for _ in range(times) if (done := run(part, nodes, limit))]
    return min(found, key=lambda done: done.get("total", 0.0)) if found else None


def run(part: str, nodes: int, limit: float) -> dict[str, float] | None:
    """Run a part in a process of its own; None where it takes longer than `limit` seconds."""
    command = [sys.executable, __file__, part, str(nodes)]
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return None
    found: dict[str, float] = json.loads(done.stdout)
    return found


def table(rows: list[dict[str, object]]) -> str:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    lines = ["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns)]
    for row in rows:
        cells = [row.get(name, "") for name in columns]
        lines.append(
            "| " + " | ".join(f"{each:.3g}" if isinstance(each, float) else str(each) for each in cells) + " |"
        )
    return "\n".join(lines)


def side_by_side(nodes: int, limit: float) -> list[dict[str, object]]:
    found = best("ours", nodes, limit)
    other = best("peer", nodes, limit, 2 if nodes < 5000 else 1)
    rows: list[dict[str, object]] = [{"": "amu-graph", **(found or {})}]
    if other is None:
        rows.append({"": "rdflib + networkx", "total": f"> {limit:.0f}"})
    else:
        rows.append({"": "rdflib + networkx", **other})
        rows.append({"": "times", **{each: other[each] / (found or {})[each] for each in ("view", "layout", "total")}})
    return rows


def main() -> None:
    parts = [
        "# Networks: what was measured",
        "",
        "Seconds of processor time, all threads together, the best of three runs, on a busy machine with 2 cores: read ratios. `python benchmarks/bench_network.py` measures again.",
        "",
    ]
    parts += [
        "The peer asks for two columns and draws with `spring_layout`; ours reads labels, classes, dates, roles,",
        "",
    ]
    parts[-1:] = ["passages and status too. Both compute PageRank and communities.", ""]
    for nodes, limit in ((1000, 120), (10000, 300)):
        parts += [f"## {nodes} entities", "", table(side_by_side(nodes, limit)), ""]
    parts += [
        "## Growth of the view",
        "",
        table([{**(run("view", n, 900) or {})} for n in (1000, 10000, 100000, 700000)]),
        "",
    ]
    parts += [
        "*Look-ups by hand* read the least of the same from the engine, in the same process; the ratio tells growth from load.",
        "",
    ]
    parts += ["## A large network (110 000 entities), all with degree, PageRank, communities and layout", ""]
    parts += [table([{**(run("ours", 112000, 900) or {})}]), ""]
    parts += ["## The pyvis page", "", table([{**(run("page", n, 300) or {})} for n in (300, 3300)]), ""]
    parts += [
        "In Chromium, from the address to all drawn:",
        "",
        table([{**(run("paint", n, 300) or {})} for n in (300, 3400)]),
        "",
    ]
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(PARTS[sys.argv[1]](int(sys.argv[2]))))
    else:
        main()
