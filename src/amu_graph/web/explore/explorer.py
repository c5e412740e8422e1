"""The state of the explorer: the networks of a graph, computed in the background and cached."""

import asyncio
from collections.abc import Container
from typing import Final

from starlette.concurrency import run_in_threadpool

from amu_graph.errors import NotFoundError
from amu_graph.graph import Graph
from amu_graph.language import Text
from amu_graph.namespaces import curie, expand
from amu_graph.network.explorer.data_file import cached, keep, unpacked
from amu_graph.query.replaced import follow
from amu_graph.web.explore import tasks
from amu_graph.web.explore.background import Background, T, Task
from amu_graph.web.explore.explorer_graph import view_named
from amu_graph.web.http.cache import Cache

_ANSWER_BYTES: Final = 128 << 20


class _Drawn(Container[str]):
    """The IRIs of the nodes of a network, which its data name by their CURIEs."""

    def __init__(self, data: bytes) -> None:
        self._names = frozenset(unpacked(data)["nodes"]["id"])

    def __contains__(self, iri: object) -> bool:
        return isinstance(iri, str) and curie(iri) in self._names


class Explorer:
    """The networks of a graph, by the names of their views; everything has none."""

    def __init__(self, graph: Graph) -> None:
        self.background = Background(graph.store)
        self._graph = graph
        self._answers: Cache[tuple[object, ...], bytes] = Cache(_ANSWER_BYTES)
        self._drawn: dict[str, _Drawn] = {}
        self._making: dict[str, asyncio.Task[bytes]] = {}

    async def run(self, task: Task[T], *arguments: object) -> T:
        """Return what a task returns."""
        return await self.background.run(task, *arguments)

    async def cached(self, task: Task[bytes], *arguments: object) -> bytes:
        """Return what a task returns, computed only once while it is among the last that were asked for."""
        key = (task.__name__, *arguments)
        found = self._answers.get(key)
        if found is None:
            found = await self.run(task, *arguments)
            self._answers.put(key, found, len(found))
        return found

    async def data(self, view: str = "") -> bytes:
        """Return what the page draws at once, cached beside the dataset, else made now.

        Raises:
            NotFoundError: there is no such view.

        """
        view_named(view)
        key = (tasks.data.__name__, view)
        if not view and self._answers.get(key) is None:
            found = await run_in_threadpool(cached, self._graph.store)
            if found is not None:
                self._answers.put(key, found, len(found))
                return found
            made = await self.cached(tasks.data, view)
            await run_in_threadpool(keep, self._graph.store, made)  # its process may know the store alone
            return made
        return await self.cached(tasks.data, view)

    def making(self, view: str = "") -> asyncio.Task[bytes]:
        """Return the task that makes the data, which goes on when the client does not wait."""
        if view not in self._making or self._making[view].done():
            self._making[view] = asyncio.ensure_future(self.data(view))
        return self._making[view]

    async def drawn(self, view: str = "") -> Container[str]:
        """Return the IRIs of the nodes of a network.

        Raises:
            NotFoundError: there is no such view.

        """
        if view not in self._drawn:
            self._drawn[view] = await run_in_threadpool(_Drawn, await self.data(view))
        return self._drawn[view]

    async def iri(self, name: str, view: str = "") -> str:
        """Return the IRI of a node given as its IRI or CURIE, or as those of what it took the place of.

        Raises:
            NotFoundError: it is no node of the network.
            SplitError, WithdrawnError: it was split, or withdrawn.

        """
        drawn = await self.drawn(view)
        iri = expand(name) or name
        iri = iri if iri in drawn else follow(iri, self._graph.store)
        if iri not in drawn:
            raise NotFoundError(
                Text(fr=f"« {name[:200]} » n’est pas dans le graphe dessiné.", en=f"“{name[:200]}” is not drawn."),
                remedy=Text(fr="Cherchez un nom.", en="Search for a name."),
            )
        return iri
