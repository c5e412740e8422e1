"""Proposals: figures on annotated pages, and what a page costs, beside a bare sequence model (python-crfsuite).

    python benchmarks/bench_suggest.py [--pages 1000]

CPU time, one process. The bare model tags the same texts with the features of ours; it knows no names of the graph, no
layouts and no relations.
"""

import argparse
import resource
import time
from collections.abc import Callable
from pathlib import Path

from amu_graph import resources
from amu_graph.ingest.suggest.evaluate import PARTS
from amu_graph.ingest.suggest.gold import read_gold
from amu_graph.ingest.suggest.known_graph import names_in
from amu_graph.ingest.suggest.learning import lessons_of
from amu_graph.ingest.suggest.model import Model, learn
from amu_graph.ingest.suggest.page import Page
from amu_graph.ingest.suggest.predicates import predicates, role_names
from amu_graph.ingest.suggest.propose import find
from amu_graph.ingest.suggest.relations import relations
from amu_graph.ingest.suggest.suggest import evaluate_pages
from amu_graph.ingest.suggest.values import values_of
from amu_graph.settings import Settings
from amu_graph.store import Store

PAGES = Path(__file__).parents[1] / "tests" / "pages"
MOST_MILLISECONDS = 100
MOST_MEGABYTES = 400


def figures(settings: Settings) -> None:
    """Print the figures on the ten pages and on the invented ones, with the names of the graph and without."""
    for folder in (PAGES, PAGES / "invented"):
        for graph, model in ((True, False), (False, False), (False, True)):
            found = evaluate_pages(folder, settings, with_graph=graph, with_model=model)
            print(
                f"\n{folder.name}, {'with' if graph else 'without'} names of the graph{', with a learned model' * model}"
            )
            for part in PARTS:
                score = found.scores[part].by_name.get("all")
                if score is None:
                    continue
                print(f"  {part:<12} precision {score.precision:.2f}  recall {score.recall:.2f}  F1 {score.f1:.2f}")


def cost(name: str, texts: list[str], pages: int, read: Callable[[Page], object]) -> float:
    """Return and print the milliseconds that a page costs."""
    began = time.process_time()
    for number in range(pages):
        read(Page(texts[number % len(texts)]))
    each = (time.process_time() - began) / pages * 1000
    print(f"  {name:<36} {each:7.1f} ms a page, {each * pages / 1000:6.1f} s for {pages}")
    return each


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=1000)
    pages = parser.parse_args().pages
    settings = Settings.from_environment()
    figures(settings)
    ontology = resources.ontology()
    roles, kinds = role_names(ontology), predicates(ontology)
    known = names_in(Store.load(settings.dataset))
    gold = read_gold(PAGES)
    texts = [page.page.raw for page in gold]
    bare = Model(learn(lessons_of(gold)))

    def whole(page: Page) -> None:
        relations(page, find(page, known, roles).things, values_of(page), kinds)

    print("\ncost")
    cost("bare model", texts, pages, lambda page: bare.mentions(page, ()))
    cost("names", texts, pages, lambda page: find(page, known, roles))
    each = cost("names and relations", texts, pages, whole)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  memory {megabytes:.0f} MB (at most {MOST_MEGABYTES}); a page at most {MOST_MILLISECONDS} ms")
    if each > MOST_MILLISECONDS or megabytes > MOST_MEGABYTES:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
