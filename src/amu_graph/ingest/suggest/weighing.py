"""Learning how much each sign counts for a statement, from annotated pages: a logistic model, judged page by page.

`python -m amu_graph.ingest.suggest.weighing FOLDER…` learns the weights again and writes them.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_array

from amu_graph import files, resources
from amu_graph.ingest.proposals import LIKELY
from amu_graph.ingest.suggest.gold import GoldPage, read_gold
from amu_graph.ingest.suggest.predicates import Predicate, predicates
from amu_graph.ingest.suggest.relations import Draft, drafts, ranked
from amu_graph.ingest.suggest.scores import Score, confirmed, score_claims
from amu_graph.ingest.suggest.values import values_of
from amu_graph.ingest.suggest.weights import FILE, Weights

_Numbers = npt.NDArray[np.float64]

_LEAST: Final = 3
"""Candidates that must show a sign before it is learned."""
_SHARED, _OWN, _FREE = 1.0, 3.0, 0.01
"""How strongly a weight is held near zero: of a sign of all kinds, of one kind of statements, of the first of all."""
_SHIFTS: Final = tuple(step / 10 for step in range(-5, 16))
_DIGITS: Final = 2
_RECALL: Final = 0.6
"""How much recall counts beside precision where the threshold is chosen."""


class Example(NamedTuple):
    """The signs of a candidate, whether it is true, and how much it counts: one of several that say the same less."""

    signs: Mapping[str, float]
    is_true: bool
    counts: float


def examples_of(gold: GoldPage, every: Sequence[Draft]) -> list[Example]:
    """Return the statements that an annotated page may make, with what its reader found."""
    keys = [
        (one.subject, one.predicate.name, one.value.value if one.value else one.object)
        for one in (draft.candidate for draft in every)
    ]
    wanted = {(one.subject, one.property, one.value if one.object is None else one.object) for one in gold.relations}
    often = Counter(keys)
    return [Example(draft.signs, key in wanted, 1 / often[key]) for key, draft in zip(keys, every, strict=True)]


def learn(examples: Sequence[Example]) -> Mapping[str, float]:
    """Return the weight of each sign, rounded."""
    shown = Counter(name for one in examples for name, value in one.signs.items() if value)
    names = sorted(name for name, often in shown.items() if often >= _LEAST)
    place = {name: at for at, name in enumerate(names)}
    cells = [
        (value, row, place[name])
        for row, one in enumerate(examples)
        for name, value in one.signs.items()
        if name in place
    ]
    numbers, rows, columns = zip(*cells, strict=True)
    table = csr_array((numbers, (rows, columns)), shape=(len(examples), len(names)))
    held = np.array([_FREE if name == "bias" else _OWN if "@" in name else _SHARED for name in names])
    true = np.array([one.is_true for one in examples], dtype=np.float64)
    counts = np.array([one.counts for one in examples])

    def loss(weights: _Numbers) -> tuple[float, _Numbers]:
        total = table @ weights
        cost = float(np.sum(counts * (np.logaddexp(0, total) - true * total)) + np.sum(held * weights**2) / 2)
        likely = 1 / (1 + np.exp(-total))
        return cost, table.T @ (counts * (likely - true)) + held * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 400})
    rounded = {name: round(float(weight), _DIGITS) for name, weight in zip(names, found.x, strict=True)}
    return {name: weight for name, weight in rounded.items() if weight}


def weighed(pages: Sequence[GoldPage], kinds: Sequence[Predicate]) -> tuple[Weights, Score]:
    """Return weights learned from all pages, shifted as is best where each page is left out, and how good that is.

    The shift is judged by the pages that have an address, where there are some: what is invented to be learned from
    is easier than what is found.
    """
    read = {gold.page.raw: gold for gold in pages}
    judges = {raw: gold for raw, gold in read.items() if gold.address} or read
    made = {raw: drafts(gold.page, confirmed(gold), values_of(gold.page), kinds) for raw, gold in read.items()}
    examples = {raw: examples_of(gold, made[raw]) for raw, gold in read.items()}
    without = {raw: learn([one for other in read if other != raw for one in examples[other]]) for raw in judges}

    def judged(shift: float) -> Score:
        score = Score()
        for raw, gold in judges.items():
            claims = ranked(made[raw], kinds, Weights(without[raw], shift))
            likely = (claim for claim in claims if claim.score >= LIKELY)
            score.add(score_claims(likely, gold, known=[kind.name for kind in kinds]).by_name.get("all", Score()))
        return score

    scores = {shift: judged(shift) for shift in _SHIFTS}
    best = max(_SHIFTS, key=lambda shift: (_worth(scores[shift]), -abs(shift)))
    return Weights(learn([one for some in examples.values() for one in some]), best), scores[best]


def _worth(score: Score) -> float:
    """Return how good a threshold is: as F1, but that precision counts more, since pages never seen have less of it."""
    precision, recall = score.precision, score.recall
    both = _RECALL * precision + recall
    return round((1 + _RECALL) * precision * recall / both, 3) if both else 0.0


def write(folders: Iterable[Path]) -> Score:
    """Learn from the annotated pages of some folders, write the weights, and return how good they are page by page."""
    pages = [page for folder in folders for page in read_gold(folder)]
    weights, score = weighed(pages, predicates(resources.ontology()))
    given = {
        "about": f"Learned by weighing.py from {len(pages)} annotated pages; those with an address left out in turn, "
        f"F1 {score.f1:.2f} (precision {score.precision:.2f}, recall {score.recall:.2f}).",
        "shift": weights.shift,
        "weights": dict(weights.by_sign),
    }
    files.replace(FILE, (json.dumps(given, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))
    return score


if __name__ == "__main__":
    result = write(map(Path, sys.argv[1:]))
    sys.stdout.write(f"F1 {result.f1:.3f} ({result.precision:.3f}, {result.recall:.3f})\n")
