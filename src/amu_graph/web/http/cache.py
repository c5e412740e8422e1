"""Bounded caches, usable from several threads at once: a dataset never changes while it is served."""

from collections.abc import Callable
from operator import itemgetter
from threading import Lock
from typing import Final, Generic, TypeVar

from cachetools import LRUCache
from starlette.responses import Response

MOST_BYTES: Final = 32 << 20
"""Bytes of the bodies of pages and data that are cached."""

Key = TypeVar("Key")
Value = TypeVar("Value")


class Cache(Generic[Key, Value]):
    """The values used last, as many as fit in `room`; one that takes more than an eighth of it is not cached."""

    def __init__(self, room: int) -> None:
        self._entries: LRUCache[Key, tuple[Value, int]] = LRUCache(room, getsizeof=itemgetter(1))
        self._largest = room // 8
        self._lock = Lock()

    @property
    def size(self) -> int:
        """How much room is taken."""
        return int(self._entries.currsize)

    def get(self, key: Key) -> Value | None:
        """Return the value of `key`, which becomes the one used last."""
        with self._lock:
            found = self._entries.get(key)
        return found[0] if found else None

    def put(self, key: Key, value: Value, size: int) -> None:
        """Cache a value that takes `size` bytes, at the expense of those used longest ago."""
        with self._lock:
            self._entries.pop(key, None)
            if size <= self._largest:
                self._entries[key] = value, size


class Responses:
    """Responses by path and ETag."""

    def __init__(self, room: int = MOST_BYTES) -> None:
        self._cache: Cache[tuple[str, str], Response] = Cache(room)

    def get_or_make(self, path: str, etag: str, make: Callable[[], Response]) -> Response:
        """Return the cached response, else what `make` returns, which is called without a lock."""
        cached = self._cache.get((path, etag))
        if cached is not None:
            return _copy(cached)
        made = make()
        self._cache.put((path, etag), _copy(made), len(made.body))
        return made


def _copy(response: Response) -> Response:
    """Return a response with the same content and headers of its own, which may be changed when it is sent."""
    copy = Response(response.body, response.status_code)
    copy.raw_headers = list(response.raw_headers)
    return copy
