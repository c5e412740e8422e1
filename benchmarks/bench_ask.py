"""How fast the graph is built and asked, beside plain rdflib and a bare script, in one run.

Run it: `python benchmarks/bench_ask.py`. It prints the table that stands in `benchmarks/results/ask.md`. The machine is
noisy: read the ratios. Each figure is the median of several runs, the contestants in turn.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from measuring import ENVIRONMENT, medians, seconds

import amu_graph
from amu_graph.query.parameters import bind

BARE = """
import sys, click, pyoxigraph
store = pyoxigraph.Store()
store.bulk_load(path=sys.argv[1], format=pyoxigraph.RdfFormat.N_QUADS)
for row in store.query(open(sys.argv[2], encoding="utf-8").read()):
    print(*(term.value if term else "" for term in row))
"""


def command(*words: str) -> Callable[[], object]:
    """Return the work of running a command."""
    return lambda: subprocess.run([sys.executable, *words], check=True, capture_output=True, env=ENVIRONMENT)


def main() -> None:
    """Measure and print."""
    graph = amu_graph.load()
    folder = graph.settings.dataset
    question = graph.catalogue.question("project/participants")
    data = str(next(folder.glob("*.nq")))
    ask, bare = medians(
        [command("-m", "amu_graph", "ask", question.name), command("-c", BARE, data, str(question.path))], runs=15
    )
    (build,) = medians([command("-m", "amu_graph", "build")], runs=3)

    from rdflib import Dataset

    (load_oxigraph,) = medians([amu_graph.load], runs=5)
    peer = Dataset()
    load_rdflib = seconds(lambda: peer.parse(Path(data), format="nquads"))
    texts = [bind(each, {}, graph.store) for each in graph.catalogue]
    ours, theirs = medians(
        [
            lambda: [list(graph.store.query(text)) for text in texts if "ASK" not in text],  # type: ignore[arg-type]  # not an ASK
            lambda: [list(peer.query(text)) for text in texts if "ASK" not in text],
        ],
        runs=3,
    )
    print(f"""| what | amu-graph | peer | ratio |
|---|---|---|---|
| `amu-graph build`, validation included | {build:.2f} s | | |
| `amu-graph ask` from the shell; the peer is a bare script with pyoxigraph and click | {ask * 1000:.0f} ms | {bare * 1000:.0f} ms | {ask / bare:.2f} × the time |
| loading the dataset; the peer is rdflib | {load_oxigraph * 1000:.0f} ms | {load_rdflib * 1000:.0f} ms | {load_rdflib / load_oxigraph:.0f} × faster |
| the {len(texts)} questions of the catalogue; the peer is rdflib | {ours * 1000:.0f} ms | {theirs * 1000:.0f} ms | {theirs / ours:.0f} × faster |""")


if __name__ == "__main__":
    main()
