"""Requests, answers and errors as messages between processes.

A message is a frame: two lengths, a head in JSON and a body of bytes. The body is what varies, the query or its answer;
heads come again and again, and those seen last are remembered.
"""

import json
import struct
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final, Literal, NamedTuple

from amu_graph.errors import AmuGraphError, DatasetError, QueryEvaluationError, QuerySyntaxError, UsageError
from amu_graph.language import Text
from amu_graph.store.workers.limits import AnswerTooLargeError, QueryMemoryError

Kind = Literal["solutions", "boolean", "graph"]
Head = Mapping[str, Any]
Bytes = bytes | bytearray | memoryview
Reader = Callable[[int], bytes]
"""Something to read bytes from: up to as many as it is given, none at the end."""

LENGTHS: Final = struct.Struct(">IQ")

_REMEMBERED: Final = 128
_SHORT: Final = 512
"""Bytes of a head that may be remembered."""

_ENCODE: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
_DECODE: Final = json.JSONDecoder().decode

_ERRORS: Final[Mapping[str, type[AmuGraphError]]] = {
    error.__name__: error
    for error in (AnswerTooLargeError, DatasetError, QueryEvaluationError, QueryMemoryError, UsageError)
}


class Request(NamedTuple):
    """A query and how its answer is to be written.

    `table` names the format of solutions and booleans, `graph` that of triples (`amu_graph.formats`); None where the
    asker takes none. `default_graphs` and `named_graphs` are the dataset of the SPARQL 1.1 Protocol (§2.1.4), IRIs.
    `gzip` asks for a compressed body, where it is not small.
    """

    query: str
    table: str | None = "json"
    graph: str | None = "turtle"
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    gzip: bool = False


class Answer(NamedTuple):
    """A whole answer as the engine wrote it; `format` is a name of `amu_graph.formats`."""

    kind: Kind
    format: str
    body: bytes
    gzip: bool = False


def frame(head: Head, body_length: int = 0) -> bytes:
    """Return the beginning of a message; `body_length` bytes of body are to follow."""
    return _frame(_ENCODE(head).encode(), body_length)


def _frame(head: bytes, body_length: int) -> bytes:
    return LENGTHS.pack(len(head), body_length) + head


def read_frame(read: Reader) -> tuple[Head, bytes] | None:
    """Read a whole message; None where there is none, or none that is whole."""
    lengths = read_exactly(read, LENGTHS.size)
    if len(lengths) < LENGTHS.size:
        return None
    head_length, body_length = LENGTHS.unpack(lengths)
    content = read_exactly(read, head_length + body_length)
    if len(content) < head_length + body_length:
        return None
    return to_head(content[:head_length]), content[head_length:]


def to_head(text: bytes) -> Head:
    """Return the head of a message."""
    return _known_head(text) if len(text) < _SHORT else _new_head(text)


def _new_head(text: bytes) -> Head:
    head: Head = _DECODE(text.decode())
    return head


_known_head = lru_cache(_REMEMBERED)(_new_head)


def read_exactly(read: Reader, size: int) -> bytes:
    """Read `size` bytes, fewer at the end."""
    parts: list[bytes] = []
    while size and (part := read(min(size, 1 << 20))):
        parts.append(part)
        size -= len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def from_request(request: Request) -> bytes:
    """Return the message that asks for an evaluation."""
    query = request.query.encode()
    return _frame(_request_head(request._replace(query="")), len(query)) + query


@lru_cache(_REMEMBERED)
def _request_head(request: Request) -> bytes:
    return _ENCODE(request._asdict()).encode()


def to_request(head: Head, body: bytes) -> Request:
    """Return the request that a message carries."""
    return Request(
        query=body.decode(),
        table=head["table"],
        graph=head["graph"],
        default_graphs=tuple(head["default_graphs"]),
        named_graphs=tuple(head["named_graphs"]),
        gzip=head["gzip"],
    )


def from_answer(answer: Answer, *, last: bool = False) -> bytes:
    """Return the beginning of the message that carries an answer, whose body is to follow.

    `last` means that the worker will not answer any more.
    """
    return _frame(_answer_head(answer.kind, answer.format, gzip=answer.gzip, last=last), len(answer.body))


@lru_cache(_REMEMBERED)
def _answer_head(kind: Kind, format_: str, *, gzip: bool, last: bool) -> bytes:
    return _ENCODE({"kind": kind, "format": format_, "gzip": gzip, "last": last}).encode()


def to_answer(head: Head, body: bytes) -> Answer:
    """Return the answer that a message carries, or raise the error that it carries."""
    if "error" in head:
        raise to_error(head)
    return Answer(kind=head["kind"], format=head["format"], body=body, gzip=head["gzip"])


def from_error(error: AmuGraphError) -> Head:
    """Return an error as the head of a message."""
    head: dict[str, Any] = {"error": type(error).__name__, "message": error.message, "remedy": error.remedy}
    if isinstance(error, QuerySyntaxError):
        head |= {"line": error.line, "column": error.column}
    return head


def to_error(head: Head) -> AmuGraphError:
    """Return the error that the head of a message carries."""
    message = Text(*head["message"])
    remedy = Text(*head["remedy"]) if head["remedy"] else None
    if head["error"] == QuerySyntaxError.__name__:
        return QuerySyntaxError(message, line=head["line"], column=head["column"], remedy=remedy)
    return _ERRORS.get(head["error"], QueryEvaluationError)(message, remedy=remedy)
