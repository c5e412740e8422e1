"""The process that reads documents, and nothing else: bytes come in, paragraphs or an error go out.

Documents are untrusted. Here is no network, memory and time are bounded, and what fails takes nobody along.
"""

import json
import os
import struct
import sys
from contextlib import suppress
from typing import Any, Final

from amu_graph.errors import AmuGraphError
from amu_graph.extras import needed
from amu_graph.ingest.documents.document import Document, UnreadableError
from amu_graph.ingest.documents.formats import format_of
from amu_graph.language import Text

SECONDS: Final = 120
"""Seconds of computing that one document may take."""
MEGABYTES: Final = 1024
"""Memory that reading may take."""

LENGTH: Final = struct.Struct("<Q")


def main() -> None:
    """Read one document after the other until the input ends."""
    output = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in (1, 2):  # what libraries print would break the answers
        os.dup2(nowhere, descriptor)
    _confine()
    while head := sys.stdin.buffer.read(LENGTH.size):
        raw = sys.stdin.buffer.read(LENGTH.unpack(head)[0])
        answer = json.dumps(_answer(raw), ensure_ascii=False).encode("utf-8", errors="replace")
        output.write(LENGTH.pack(len(answer)) + answer)
        output.flush()


def _answer(raw: bytes) -> dict[str, Any]:
    _allow_time()
    try:
        with needed("ingest"):
            format_ = format_of(raw)
            return {"ending": format_.ending, "document": format_.read(raw)}
    except MemoryError:
        error: AmuGraphError = too_much_memory()
    except AmuGraphError as refused:
        error = refused
    return {"message": error.message, "remedy": error.remedy}


def too_much_memory() -> UnreadableError:
    """Return the error of a document whose reading needs more memory than it may have."""
    return UnreadableError(
        Text(
            fr=f"La lecture du document demande plus de {MEGABYTES} Mo de mémoire : c’est la limite.",
            en=f"Reading the document needs more than {MEGABYTES} MB of memory: that is the limit.",
        ),
        remedy=Text(fr="Coupez-le en plusieurs fichiers.", en="Cut it into several files."),
    )


def document_of(answer: dict[str, Any]) -> tuple[str, Document]:
    """Return the ending and the document of an answer.

    Raises:
        UnreadableError: it could not be read.

    """
    from amu_graph.ingest.documents.document import Paragraph

    if "message" in answer:
        remedy = answer["remedy"]
        raise UnreadableError(Text(*answer["message"]), remedy=Text(*remedy) if remedy else None)
    paragraphs, title, language, pages, remarks, address = answer["document"]
    words = tuple(Text(*each) for each in remarks)
    return answer["ending"], Document(
        tuple(Paragraph(*each) for each in paragraphs), title, language, pages, words, address
    )


def _confine() -> None:
    """Bound memory and refuse the network, for this process and the programs that it starts; nothing on Windows."""
    if sys.platform == "win32":
        return
    import resource

    from amu_graph.store import sandbox

    most = MEGABYTES << 20
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sandbox.available():
        with suppress(OSError):  # a kernel that refuses filters: nothing that is imported here asks the network
            sandbox.refuse_sockets()


def _allow_time() -> None:
    """Give the next document its time of computing; the system ends the process that takes more."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + SECONDS, hard))


if __name__ == "__main__":
    main()
