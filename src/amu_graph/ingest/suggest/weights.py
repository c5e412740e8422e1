"""How much each sign counts for a statement: weights learned from annotated pages, kept in a readable file."""

import json
from collections.abc import Mapping
from functools import cache
from math import exp
from pathlib import Path
from typing import Final, NamedTuple

FILE: Final = Path(__file__).with_name("weights.json")
_FURTHEST: Final = 30.0


class Weights(NamedTuple):
    """The weight of each sign; `shift` makes one half the score from which a statement is rather proposed than not."""

    by_sign: Mapping[str, float]
    shift: float = 0.0

    def score(self, signs: Mapping[str, float]) -> float:
        """Return how likely a statement is, between 0 and 1."""
        total = self.shift + sum(self.by_sign.get(name, 0.0) * value for name, value in signs.items())
        return 1 / (1 + exp(-max(-_FURTHEST, min(_FURTHEST, total))))


@cache
def read_weights() -> Weights:
    """Return the weights that come with the program."""
    given = json.loads(FILE.read_text("utf-8"))
    return Weights(given["weights"], given["shift"])
