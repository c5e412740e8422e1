"""The whole dataset as files: each format is serialized once for a dataset, cached compressed, and streamed.

A client that reads slowly, or not at all, holds no copy of its own.
"""

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from amu_graph import project
from amu_graph.export import serialize
from amu_graph.formats import RDF_SYNTAXES, RdfSyntax
from amu_graph.store import Store
from amu_graph.web.http.accept import listed, takes_gzip
from amu_graph.web.http.conditional import not_modified, validated
from amu_graph.web.state import state_of

AT_ONCE: Final = 2
"""Formats that are made at the same time."""

PIECE: Final = 64 * 1024
PACKED_PIECE: Final = 4 * 1024
"""Bytes that are unpacked at a time: RDF is about ten times as long unpacked."""
_LEVEL: Final = 6
_GZIP: Final = 31


@dataclass(frozen=True, slots=True)
class Packed:
    """A file compressed with gzip, and the number of bytes that are in it."""

    content: bytes
    length: int


def routes() -> list[Route]:
    """Return the route of the files of a dataset."""
    return [Route(f"/download/{project.current().name}.{{extension}}", Downloads().file)]


class Downloads:
    """The files of one dataset."""

    def __init__(self) -> None:
        self._made: dict[str, Packed] = {}
        self._turns = {syntax.name: asyncio.Lock() for syntax in RDF_SYNTAXES}
        self._few = asyncio.Semaphore(AT_ONCE)

    async def file(self, request: Request) -> Response:
        """Answer with the whole dataset in a format; those with named graphs hold which passage says what."""
        extension = request.path_params["extension"]
        syntax = next((each for each in RDF_SYNTAXES if extension == each.extensions[0]), None)
        if syntax is None:
            raise HTTPException(404)
        state = state_of(request)
        etag = state.etag("whole", syntax.name)
        headers = validated(etag, Vary="Accept-Encoding")
        if unchanged := not_modified(request, headers):
            return unchanged
        packed = await self._packed(state.graph.store, syntax)
        if takes_gzip(listed(request.headers, "accept-encoding")):
            headers |= {"Content-Encoding": "gzip", "Content-Length": str(len(packed.content))}
            pieces = _cut(packed.content)
        else:
            headers |= {"Content-Length": str(packed.length)}
            pieces = _unpacked(packed.content)
        return StreamingResponse(pieces, headers=headers, media_type=syntax.media_types[0])

    async def _packed(self, store: Store, syntax: RdfSyntax) -> Packed:
        async with self._turns[syntax.name]:  # others wait here without a thread
            if syntax.name not in self._made:
                async with self._few:
                    self._made[syntax.name] = await run_in_threadpool(_make, store, syntax)
        return self._made[syntax.name]


def _make(store: Store, syntax: RdfSyntax) -> Packed:
    content = serialize(store, syntax)
    return Packed(gzip.compress(content, _LEVEL, mtime=0), len(content))


async def _cut(content: bytes) -> AsyncIterator[bytes | memoryview]:
    whole = memoryview(content)
    for start in range(0, len(whole), PIECE):
        yield whole[start : start + PIECE]


async def _unpacked(content: bytes) -> AsyncIterator[bytes | memoryview]:
    unpacking, whole = zlib.decompressobj(_GZIP), memoryview(content)
    for start in range(0, len(whole), PACKED_PIECE):
        yield unpacking.decompress(whole[start : start + PACKED_PIECE])
    yield unpacking.flush()
