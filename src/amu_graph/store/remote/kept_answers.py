"""Answers of a server about a dataset that does not change: who asks the same again has it at once."""

import re
import threading
import time
from collections import OrderedDict
from collections.abc import Hashable
from typing import Final

from amu_graph.store.remote.exchange import Body

_MOST: Final = 16 << 20
"""Bytes of answers that are kept."""

_LONGEST: Final = 1 << 18
"""Bytes of an answer from which on it is not kept."""

_SOON: Final = 10.0
"""Seconds for which an answer that was asked for ahead stands."""

_VOLATILE: Final = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID|SERVICE)\b", re.IGNORECASE)
"""What may give another answer each time; it may also stand in a name or a text, which then is not kept."""


Key = tuple[str, Hashable]
"""A query, and what else decides its answer."""


class KeptAnswers:
    """The answers that were asked for last; several threads may use it."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, Body] = OrderedDict()
        self._expected: dict[Key, tuple[Body, float]] = {}
        self._size = 0
        self._lock = threading.Lock()

    def get(self, key: Key) -> Body | None:
        """Return the answer to a query; None where it is not known."""
        with self._lock:
            expected, until = self._expected.get(key, (None, 0.0))
            if expected and time.monotonic() < until:
                return expected
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def __contains__(self, key: Key) -> bool:
        return self.get(key) is not None

    def keep(self, key: Key, body: Body) -> None:
        """Keep an answer that was read to its end, unless it is long or may be another one next time."""
        if len(body.content) <= _LONGEST:
            self._keep(key, body)

    def expect(self, key: Key, body: Body, *, lasting: bool) -> None:
        """Keep an answer of any length that is needed soon; if it is not `lasting`, for a few seconds alone."""
        if lasting:
            self._keep(key, body)
            return
        now = time.monotonic()
        with self._lock:
            self._expected = {each: kept for each, kept in self._expected.items() if now < kept[1]}
            self._expected[key] = body, now + _SOON

    def _keep(self, key: Key, body: Body) -> None:
        if _VOLATILE.search(key[0]):
            return
        with self._lock:
            if key not in self._kept:
                self._kept[key] = body
                self._size += len(body.content) + len(key[0])
            while self._size > _MOST:
                (oldest, _), left = self._kept.popitem(last=False)
                self._size -= len(left.content) + len(oldest)
