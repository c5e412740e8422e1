"""Operations of the SPARQL 1.1 Protocol (§2.1): the query and its dataset, from the address or the body."""

import binascii
import re
from collections.abc import Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from starlette.requests import ClientDisconnect
from starlette.types import Receive

from amu_graph.errors import QueryRefusedError, UsageError
from amu_graph.language import Text
from amu_graph.query.guard import MAX_BYTES
from amu_graph.query.refusals import too_long

FORM: Final = "application/x-www-form-urlencoded"
METHODS: Final = "GET, HEAD, POST, OPTIONS"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"

_NO_ESCAPE: Final = re.compile(rb"%(?![0-9A-Fa-f]{2})")

MAX_FIELDS: Final = 256
MAX_BODY: Final = 4 * MAX_BYTES
"""Bytes of a body: a form writes a byte of the query as up to three."""


class MethodError(UsageError):
    """A method that the endpoint does not have."""

    http_status = 405
    http_headers = MappingProxyType({"Allow": METHODS})


class UnsupportedTypeError(UsageError):
    """A body of a type that holds no query."""

    http_status = 415


class Operation(NamedTuple):
    """A query operation; `query` is None where none was given, `format` may overrule `Accept`."""

    query: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    format: str = ""


def from_address(query_string: bytes) -> Operation:
    """Return the operation of a GET.

    Raises:
        UsageError: more than one query, or text that is not UTF-8.
        QueryRefusedError: an update.

    """
    return _operation(_fields(query_string))


async def from_body(content_type: str, query_string: bytes, length: int | None, receive: Receive) -> Operation:
    """Return the operation of a POST, in either form.

    Raises:
        UnsupportedTypeError: the body is neither a form nor a query in UTF-8.
        QueryTooLongError: the body is too long.
        UsageError, QueryRefusedError: as `from_address`.

    """
    media_type, charset = _media_type(content_type)
    if media_type == UPDATE:
        raise _update()
    if media_type not in (FORM, QUERY) or charset not in ("utf-8", "utf8", "us-ascii"):
        raise _unsupported(content_type)
    body = await _body(length, receive)
    if media_type == FORM:
        operation = _operation(_fields(body), required=True)
        named = [value for name, value in _fields(query_string) if name == "format"]
        return operation if operation.format or not named else operation._replace(format=named[0])
    return _operation([*_fields(query_string), ("query", _decode(body))])


def _media_type(header: str) -> tuple[str, str]:
    name, *parameters = (part.strip().lower() for part in header.split(";"))
    charsets = [part.removeprefix("charset=").strip('"') for part in parameters if part.startswith("charset=")]
    return name, charsets[0] if charsets else "utf-8"


async def _body(length: int | None, receive: Receive) -> bytes:
    if length is not None and length > MAX_BODY:
        raise too_long(MAX_BYTES)
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        part: bytes = message.get("body", b"")
        size += len(part)
        if size > MAX_BODY:
            raise too_long(MAX_BYTES)
        parts.append(part)
        if not message.get("more_body", False):
            return b"".join(parts)


def _fields(content: bytes) -> list[tuple[str, str]]:
    if content.count(b"&") >= MAX_FIELDS:
        raise UsageError(Text(fr=f"Plus de {MAX_FIELDS} paramètres.", en=f"More than {MAX_FIELDS} parameters."))
    pairs = (field.partition(b"=") for field in content.split(b"&") if field)
    return [(_unescape(name), _unescape(value)) for name, _, value in pairs]


def _unescape(value: bytes) -> str:
    """Decode a name or a value of a form; a percent sign that escapes nothing stands for itself.

    The decoder of quoted-printable, which is native, does it: `%3F` is `=3F` there.
    """
    escaped = _NO_ESCAPE.sub(b"%25", value).replace(b"=", b"%3D").replace(b"+", b"%20").replace(b"%", b"=")
    return _decode(binascii.a2b_qp(escaped) if b"=" in escaped else escaped)


def _decode(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8() from error


def _operation(fields: Sequence[tuple[str, str]], *, required: bool = False) -> Operation:
    given: dict[str, list[str]] = {}
    for name, value in fields:
        given.setdefault(name, []).append(value)
    queries = given.get("query", [])
    if "update" in given:
        raise _update()
    if len(queries) > 1 or (required and not queries):
        raise UsageError(
            Text(
                fr=f"Une opération a un seul paramètre « query » ; celle-ci en a {len(queries)}.",
                en=f"An operation has one parameter “query”; this one has {len(queries)}.",
            )
        )
    return Operation(
        query=queries[0] if queries else None,
        default_graphs=tuple(given.get("default-graph-uri", ())),
        named_graphs=tuple(given.get("named-graph-uri", ())),
        format=given.get("format", [""])[0],
    )


def _update() -> QueryRefusedError:
    return QueryRefusedError(
        Text(fr="Ici les données ne se modifient pas.", en="Data cannot be changed here."),
        remedy=Text(
            fr="Interrogez-les avec SELECT, ASK, CONSTRUCT ou DESCRIBE ; le paramètre est « query ».",
            en="Query them with SELECT, ASK, CONSTRUCT or DESCRIBE; the parameter is “query”.",
        ),
    )


def _unsupported(content_type: str) -> UnsupportedTypeError:
    given = content_type[:100] or "—"
    return UnsupportedTypeError(
        Text(
            fr=f"Le corps de la requête a le type « {given} ».",
            en=f"The body of the request has the type “{given}”.",
        ),
        remedy=Text(
            fr=f"Envoyez la requête en UTF-8 avec Content-Type: {QUERY}, ou comme champ « query » de {FORM}.",
            en=f"Send the query in UTF-8 with Content-Type: {QUERY}, or as the field “query” of {FORM}.",
        ),
    )


def _not_utf8() -> UsageError:
    return UsageError(Text(fr="La requête n’est pas en UTF-8.", en="The query is not UTF-8."))


def not_allowed(method: str) -> MethodError:
    """Return the error for a method that the protocol does not have."""
    return MethodError(
        Text(
            fr=f"La méthode {method[:20]} n’existe pas ici.",
            en=f"There is no method {method[:20]} here.",
        ),
        remedy=Text(fr=f"Méthodes : {METHODS}.", en=f"Methods: {METHODS}."),
    )
