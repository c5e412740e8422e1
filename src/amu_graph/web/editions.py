"""The application over the current dataset; one that is built while it is served replaces it as a whole.

An edition is everything over one dataset: pages, search, explorer, workers of queries and their caches. A newer one is
loaded aside and takes the place of the older at once; requests under way end on the one that they began with.
"""

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

from starlette.applications import Starlette
from starlette.datastructures import State
from starlette.requests import ClientDisconnect
from starlette.routing import BaseRoute
from starlette.types import Message, Receive, Scope, Send

from amu_graph.errors import AmuGraphError
from amu_graph.language import Text
from amu_graph.store import Store
from amu_graph.store.watching import Watched
from amu_graph.store.workers.pool import Pool
from amu_graph.web.explore.background import Background
from amu_graph.web.http import garbage
from amu_graph.web.http.access import Access
from amu_graph.web.http.visit import visit
from amu_graph.web.monitor import PATHS, Monitor

MOST_READERS: Final = 512
"""Requests under way at most."""

SECONDS: Final = 1.0
"""Seconds between two looks at where the dataset came from."""


@dataclass(eq=False, kw_only=True)
class Edition:
    """The application over one dataset; `prepare` makes in the background what its readers will ask for first."""

    app: Starlette
    processes: tuple[Pool | Background, ...]
    prepare: Callable[[], Coroutine[None, None, None]]
    readers: int = field(default=0, init=False)
    _preparing: "asyncio.Task[None] | None" = field(default=None, init=False)

    def begin(self) -> None:
        """Begin to prepare."""
        self._preparing = asyncio.create_task(self.prepare())

    async def stop(self) -> None:
        """End its processes."""
        if self._preparing:
            self._preparing.cancel()
            await asyncio.wait((self._preparing,))  # it ends a process of its own
        for each in self.processes:
            await each.stop()


class Renewal:
    """Watches where a store came from, and loads a new dataset in the background."""

    def __init__(
        self, store: Store, make: Callable[[Store], Edition], tell: Callable[[Text], None], *, seconds: float = SECONDS
    ) -> None:
        self.seconds = seconds
        self._watched = store.watched()
        self._make = make
        self._tell = tell
        self._made: Edition | None = None
        self._next_look = time.monotonic() + self.seconds
        self._thread: threading.Thread | None = None

    def newer(self) -> Edition | None:
        """Return an edition that has become ready, once; begin to make one where there is something new."""
        if self._made:
            made, self._made = self._made, None
            return made
        if self._watched and time.monotonic() >= self._next_look:
            self._next_look = time.monotonic() + self.seconds
            busy = self._thread and self._thread.is_alive()
            if not busy and self._watched.may_differ():
                self._thread = threading.Thread(target=self._renew, args=(self._watched,), daemon=True, name="renewal")
                self._thread.start()
        return None

    def _renew(self, watched: Watched) -> None:
        try:
            store = watched.newer()
            if store is None:
                return
            made = self._make(store)
        except AmuGraphError as error:
            self._tell(
                Text(
                    fr=f"Le nouveau jeu de données ne se lit pas ; l’ancien reste servi. {error.in_('fr')}",
                    en=f"The new dataset cannot be read; the old one is still served. {error.in_('en')}",
                )
            )
            return
        self._made = made
        self._tell(Text(fr="Nouveau jeu de données : il est servi.", en="A new dataset: it is served now."))


_BUSY: Final = Text(
    fr="Trop de lecteurs à la fois. Réessayez dans quelques secondes.",
    en="Too many readers at once. Try again in a few seconds.",
)


_ENDING: Final = Text(fr="Le serveur s’arrête.", en="The server is stopping.")


class _Answer:
    """Sends an answer, and knows whether it has begun."""

    __slots__ = ("_send", "begun")

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = False

    async def send(self, message: Message) -> None:
        self.begun = True
        await self._send(message)


class Application:
    """Answers those who may read, from the newest edition."""

    def __init__(
        self, edition: Edition, renewal: Renewal, access: Access, monitor: Monitor, visited: Sequence[str] = ()
    ) -> None:
        self._access = access
        self._monitor = monitor
        self._edition = edition
        self._renewal = renewal
        self._older: list[Edition] = []
        self._visited = visited

    @property
    def state(self) -> State:
        """The parts of the newest edition."""
        return self._edition.app.state

    @property
    def routes(self) -> list[BaseRoute]:
        """The routes of the newest edition."""
        return self._edition.app.routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or handle the lifespan."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._monitor.follow(self._answer, scope, receive, send)
        else:
            await self._edition.app(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; too many at once are refused, except for those who look after the server."""
        if await self._access.answered(scope, send):
            return
        await self._take_up()
        edition = self._edition
        if edition.readers >= MOST_READERS and scope["path"] not in PATHS:
            await self._access.refuse(scope, send, 503, _BUSY, **{"retry-after": "5"})
            return
        answer = _Answer(self._access.sender(scope, send))
        edition.readers += 1
        try:
            await edition.app(scope, receive, answer.send)
        except ClientDisconnect:
            return  # the client is gone
        except asyncio.CancelledError:  # the server ends before the answer is there
            if not answer.begun:
                await self._access.refuse(scope, send, 503, _ENDING)
            raise
        finally:
            edition.readers -= 1

    async def _visit(self) -> None:
        """Ask for pages as a reader would, so that what is made for the first one is there when a reader comes."""
        for path in self._visited:
            await asyncio.sleep(SECONDS)  # what the reader began with goes first
            edition = self._edition
            edition.readers += 1
            try:
                await visit(edition.app, path)
            finally:
                edition.readers -= 1

    async def _take_up(self) -> None:
        """Switch to a newer edition, and free the old ones that have no readers left."""
        newer = self._renewal.newer()
        if newer:
            self._older.append(self._edition)
            self._edition = newer
            newer.begin()
        if await self._stop_unread():
            await asyncio.to_thread(garbage.search_everything)

    async def _stop_unread(self) -> bool:
        """Stop the old editions that have no readers left, and hold none of them; return whether there were any."""
        unread = [each for each in self._older if not each.readers]
        self._older = [each for each in self._older if each.readers]
        for older in unread:
            await older.stop()
        return bool(unread)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Prepare what is requested first, watch the folder, and end every process at the end."""
        self._edition.begin()
        tasks = [asyncio.create_task(each) for each in (self._watch(), self._visit())]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            for edition in (*self._older, self._edition):
                await edition.stop()

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        async with self.running():
            await send({"type": "lifespan.startup.complete"})
            await receive()
        await send({"type": "lifespan.shutdown.complete"})

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(self._renewal.seconds)
            await self._take_up()
            garbage.search_seldom()
