"""Answers that were made before, kept as long as there is room: a dataset never changes while it is served."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Final

from starlette.responses import Response

MOST_BYTES: Final = 32 * 1024 * 1024
"""Bytes of the bodies that are kept."""


class Kept:
    """The latest answers by path and ETag; usable from several threads at once."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._size = 0
        self._lock = Lock()
        self._answers: OrderedDict[tuple[str, str], Response] = OrderedDict()

    def answer(self, path: str, etag: str, make: Callable[[], Response]) -> Response:
        """Return the answer that is kept under a path and an ETag, else the one that `make` makes."""
        key = path, etag
        with self._lock:
            kept = self._answers.get(key)
            if kept is not None:
                self._answers.move_to_end(key)
                return _again(kept)
        made = make()  # without the lock: nobody waits for another's page
        with self._lock:
            self._keep(key, _again(made))
        return made

    def _keep(self, key: tuple[str, str], answer: Response) -> None:
        previous = self._answers.pop(key, None)
        self._size += len(answer.body) - (len(previous.body) if previous else 0)
        self._answers[key] = answer
        while self._size > self._most:
            _, oldest = self._answers.popitem(last=False)
            self._size -= len(oldest.body)


def _again(answer: Response) -> Response:
    """Return an answer of its own with the same content: those who send one may change its headers."""
    again = Response(answer.body, answer.status_code)
    again.raw_headers = list(answer.raw_headers)
    return again
