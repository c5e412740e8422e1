"""A sequence model of names: it learns from reviewed pages, and finds names where the rules find nothing."""

import os
import tempfile
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from amu_graph.extras import needed
from amu_graph.ingest.suggest.claims import TYPES, Mention
from amu_graph.ingest.suggest.features import features, tags_of
from amu_graph.ingest.suggest.overlaps import Overlaps
from amu_graph.ingest.suggest.page import Line, Page
from amu_graph.language import Text

_PARAMETERS: Final = {"c1": 0.05, "c2": 0.05, "max_iterations": 80, "feature.possible_transitions": True}
_LEAST: Final = 0.7
"""Probability below which the model is not listened to."""
_TRUST: Final = 0.8
"""How much a certain find of the model weighs: less than the surest rules."""


class Lesson(NamedTuple):
    """A page to learn from, and the names that it holds."""

    id: str
    page: Page
    names: Sequence[Mention]


def learn(lessons: Sequence[Lesson]) -> bytes:
    """Return a model that has learned from pages: the same bytes for the same pages.

    Raises:
        MissingExtraError: the extra `amu-graph[ingest]` is not installed.

    """
    with needed("ingest"):
        import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(_PARAMETERS)
    for lesson in lessons:
        for words, wanted in zip(features(lesson.page), tags_of(lesson.page, lesson.names), strict=True):
            trainer.append(words, wanted)
    handle, path = tempfile.mkstemp(suffix=".crfsuite")
    os.close(handle)
    try:
        trainer.train(path)
        return Path(path).read_bytes()
    finally:
        Path(path).unlink(missing_ok=True)


class Model:
    """A model that was learned here; `digest` identifies it."""

    def __init__(self, content: bytes) -> None:
        with needed("ingest"):
            import pycrfsuite

        self.digest = sha256(content).hexdigest()
        self._content = content  # the tagger reads these bytes as long as it lives, and does not keep them
        self._tagger: pycrfsuite.Tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(content)

    def mentions(self, page: Page, found: Sequence[Mention]) -> list[Mention]:
        """Return the names that the model finds beside those that were found."""
        taken = Overlaps(found)
        named = [
            one for line, words in zip(page.lines, features(page), strict=True) for one in self._in(page, line, words)
        ]
        return [one for one in named if not any(taken.of(one))]

    def _in(self, page: Page, line: Line, words: list[list[str]]) -> Iterator[Mention]:
        tags = self._tagger.tag(words)
        at = 0
        while at < len(tags):
            last, kind = at, tags[at].partition("-")[2]
            while kind and last + 1 < len(tags) and tags[last + 1] == f"I-{kind}":
                last += 1
            capital = any(token.is_capital for token in line.tokens[at : last + 1])
            likely = min(self._tagger.marginal(tags[place], place) for place in range(at, last + 1))
            if kind in TYPES and capital and likely >= _LEAST:
                start, end = line.tokens[at].start, line.tokens[last].end
                score = round(_TRUST * likely, 3)
                yield Mention(start, end, kind, page.exact(start, end), f"model/{self.digest[:8]}", _WHY, score)
            at = last + 1


_WHY: Final = Text("Le modèle appris le prend pour un nom.", "The model that was learned takes it for a name.")
