"""Loading a dataset into a server as a new generation: readers see the old one until the new one is there, whole."""

import hashlib
import secrets
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final

from amu_graph.errors import AmuGraphError
from amu_graph.language import Text
from amu_graph.store.embedded import Store
from amu_graph.store.remote.generations import Generation
from amu_graph.store.remote.named_lines import Graphs, StoredGraphs, by_graph, first
from amu_graph.store.remote.target import Target, stored

_TIME: Final = "%Y%m%dT%H%M%SZ"
_ABANDONED: Final = 3600
"""Seconds after which a generation that was begun and never recorded is one of a push that was killed."""

_AT_ONCE: Final = 100_000
"""Statements that are written before they are read again."""

_READ: Final = 60
"""Seconds for which a generation stays after the next was begun, whatever comes: readers look every few seconds."""


@dataclass(frozen=True, kw_only=True)
class Push:
    """A dataset and what is to be done so that a server has it: nothing, another record, or everything.

    `known` are the generations that the server has, newest first.
    """

    digest: str
    graphs: Graphs
    known: Sequence[Generation]

    @classmethod
    def of(cls, store: Store, target: Target) -> "Push":
        """Return what is to be pushed of a store.

        Raises:
            UsageError: the dataset has blank nodes.
            ServerError, QueryEvaluationError: the server does not answer.

        """
        lines = store.lines()
        digest = store.digest if store.folder else hashlib.sha256(lines).hexdigest()
        return cls(digest=digest, graphs=by_graph(lines), known=target.recorded())

    @property
    def statements(self) -> int:
        """The number of statements of all graphs."""
        return sum(map(len, self.graphs.values()))

    @property
    def same(self) -> Generation | None:
        """The generation that says it holds this dataset, if there is one."""
        return next((each for each in self.known if each.digest == self.digest), None)

    def run(self, target: Target, *, keep: int, tell: Callable[[int], None]) -> "Done":
        """Have the server hold this dataset as its newest generation, and no more than `keep` older ones.

        What is written is read again and compared before anybody sees it. A kill at any moment leaves the old dataset
        or the new one; what it wrote is removed by a later push.

        Raises:
            ServerError: the server does not write, or does not hold what was written.

        """
        number = self.known[0].number + 1 if self.known else 1
        same = self.same
        if same and not target.difference(stored(same, self.graphs)):
            if same == self.known[0]:
                return Done(same, written=False, switched=False, removed=_tidy(target, keep))
            chosen = replace(same, number=number)
        else:
            same = None
            chosen = self._written(target, number, tell)
        target.record(chosen, anew=same is None)
        return Done(chosen, written=same is None, switched=True, removed=_tidy(target, keep))

    def _written(self, target: Target, number: int, tell: Callable[[int], None]) -> Generation:
        """Write a generation, and return it once the server is seen to hold it; else leave nothing of it."""
        name = f"{time.strftime(_TIME, time.gmtime())}-{self.digest[:12]}-{secrets.token_hex(2)}"
        new = Generation(name=name, digest=self.digest, statements=self.statements, number=number)
        graphs = stored(new, self.graphs)
        try:
            _load(target, graphs, tell)
        except BaseException:
            with suppress(AmuGraphError):  # what failed is what is told
                target.remove(new)
            raise
        return new


@dataclass(frozen=True)
class Done:
    """The generation that is read now, whether it was written and switched to, and how many others were removed."""

    generation: Generation
    written: bool
    switched: bool
    removed: int


def _load(target: Target, graphs: StoredGraphs, tell: Callable[[int], None]) -> None:
    """Write graphs and make sure that they are there: some are read again while the next are written."""
    reading = ThreadPoolExecutor(1)
    checks = []
    at = 0
    try:
        while at < len(graphs):
            some = first(graphs[at:], _AT_ONCE)
            target.write(some, tell)
            checks.append(reading.submit(target.check, some))
            at += len(some)
        for each in checks:
            each.result()
    finally:
        reading.shutdown(cancel_futures=True)


def _tidy(target: Target, keep: int) -> int:
    """Remove the generations that nobody needs any more, and return how many."""
    kept: dict[str, Generation] = {}
    old: dict[str, Generation] = {}
    recent, successor = time.strftime(_TIME, time.gmtime(time.time() - _READ)), ""
    for each in target.recorded():
        if each.name in kept:
            target.forget(each, wholly=False)  # it was chosen again since
        elif len(kept) <= keep or (keep and successor > recent):
            kept[each.name] = each
        else:
            target.forget(each, wholly=True)
            old[each.name] = each
        successor = each.name
    abandoned = time.strftime(_TIME, time.gmtime(time.time() - _ABANDONED))
    left = [each for each in target.unfinished(kept.values()) if each.name in old or each.name < abandoned]
    for each in left:
        target.remove(each)
    return len(left)


def in_words(done: Done, host: str) -> Text:
    """Return what was done."""
    generation = done.generation
    held = Text(
        fr=f"{host} : {generation.statements} énoncés, vérifiés (SHA-256 {generation.digest[:12]}), sont ce qui est lu",
        en=f"{host}: {generation.statements} statements, verified (SHA-256 {generation.digest[:12]}), are what is read",
    )
    how = (
        Text(fr="chargés à l’instant", en="loaded now")
        if done.written
        else Text(fr="déjà là, repris", en="there already, taken up again")
        if done.switched
        else Text(fr="déjà là", en="there already")
    )
    removed = Text(fr=f" ; générations retirées : {done.removed}", en=f"; generations removed: {done.removed}")
    end = removed if done.removed else Text(fr="", en="")
    return Text(fr=f"{held.fr} ({how.fr}){end.fr}.", en=f"{held.en} ({how.en}){end.en}.")
