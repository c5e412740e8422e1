"""One line of JSON for each request, written by a thread: whoever reads the lines slowly keeps no reader waiting."""

import json
import queue
import threading
from typing import Final, TextIO

MOST_WAITING: Final = 4096
"""Lines at most that wait to be written; those that come then are lost, and counted."""
CLOSING_SECONDS: Final = 1.0


class RequestLog:
    """Writes what it is given as lines of JSON, in ASCII; `lost` counts those for which there was no room."""

    def __init__(self, stream: TextIO, *, most_waiting: int = MOST_WAITING) -> None:
        self.lost = 0
        self._stream = stream
        self._waiting: queue.Queue[dict[str, object] | None] = queue.Queue(most_waiting)
        self._writer = threading.Thread(target=self._write, daemon=True, name="request log")
        self._writer.start()

    def __call__(self, **members: object) -> None:
        """Have a line written, unless too many wait."""
        try:
            self._waiting.put_nowait(members)
        except queue.Full:
            self.lost += 1

    def close(self) -> None:
        """Write what waits, if that takes no longer than a second."""
        try:
            self._waiting.put(None, timeout=CLOSING_SECONDS)
        except queue.Full:
            return
        self._writer.join(CLOSING_SECONDS)

    def _write(self) -> None:
        while (members := self._waiting.get()) is not None:
            try:
                self._stream.write(json.dumps(members) + "\n")
                if self._waiting.empty():
                    self._stream.flush()
            except (OSError, ValueError):  # a full disk, or nobody reads any more: serving goes on
                self.lost += 1
