"""The server of `amu-graph serve`: it says where it is once it answers, and ends as a command does."""

import logging
import signal
import socket
import webbrowser
from collections.abc import Callable
from types import FrameType
from typing import Final

from uvicorn import Config, Server

from amu_graph.cli.reader_language import say
from amu_graph.web.editions import Application
from amu_graph.web.http.garbage import keep_what_is_old
from amu_graph.web.http.server import UNLIMITED, watched_protocol

_FINISHING_SECONDS: Final = 1
"""Seconds to send what is ready, after the last query has ended."""


class AnnouncedServer(Server):
    """Serves an application that is known by an address, and finishes what it has begun when it is ended.

    `ended` tells whether that was before it began.
    """

    def __init__(
        self, app: Application, address: str, *, open_: bool, query_seconds: int, ended: Callable[[], bool]
    ) -> None:
        config = Config(
            app,
            http=watched_protocol(),
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,  # no proxy is trusted
            timeout_graceful_shutdown=_FINISHING_SECONDS,
            timeout_keep_alive=10,
            h11_max_incomplete_event_size=UNLIMITED,
        )
        super().__init__(config)
        self._address, self._open, self._query_seconds = address, open_, query_seconds
        self._ended = ended
        # Whatever is cut short by the end is no error of which the reader should hear.
        logging.getLogger("uvicorn.error").addFilter(lambda _: not self.should_exit)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, and say so."""
        await super().startup(sockets)
        self.should_exit |= self._ended()
        keep_what_is_old()
        say(f"amu-graph : {self._address}  (Ctrl-C pour arrêter)", f"amu-graph: {self._address}  (Ctrl-C to stop)")
        if self._open:
            _open(self._address)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Finish what is under way, which no query prolongs; somebody who presses Ctrl-C does not wait for it."""
        if sig == signal.SIGTERM:
            self.config.timeout_graceful_shutdown = self._query_seconds + _FINISHING_SECONDS
        super().handle_exit(sig, frame)


def _open(address: str) -> None:
    """Open the browser, unless the only one there is would take over the terminal."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return
    textual = isinstance(browser, webbrowser.GenericBrowser) and not isinstance(browser, webbrowser.BackgroundBrowser)
    if not textual:
        browser.open(address)
