"""Errors as the web says them: `application/problem+json` (RFC 9457)."""

import json
import re
from typing import Any, Final

from starlette.requests import Request

from amu_graph.errors import AmuGraphError, UsageError
from amu_graph.formats import RDF_SYNTAXES, TABLE_SYNTAXES
from amu_graph.language import Language, Text
from amu_graph.namespaces import BASE
from amu_graph.store.workers.limits import BusyError
from amu_graph.web.http.languages import language_for

ALLOWED: Final = "GET, HEAD, POST, OPTIONS"

_CAPITAL: Final = re.compile(r"(?<!^)(?=[A-Z])")


class NotAcceptableError(UsageError):
    """The client accepts no format that there is."""

    http_status = 406


class MethodError(UsageError):
    """A method that the endpoint does not have."""

    http_status = 405


def not_acceptable() -> NotAcceptableError:
    """Return the error for an `Accept` that no format satisfies."""
    tables, graphs = (", ".join(each.title for each in table) for table in (TABLE_SYNTAXES, RDF_SYNTAXES))
    return NotAcceptableError(
        Text(
            fr="Aucun des formats que vous acceptez n’existe pour cette réponse.",
            en="None of the formats that you accept exists for this answer.",
        ),
        remedy=Text(
            fr=f"SELECT et ASK : {tables} ; CONSTRUCT et DESCRIBE : {graphs}.",
            en=f"SELECT and ASK: {tables}; CONSTRUCT and DESCRIBE: {graphs}.",
        ),
    )


def not_allowed(method: str) -> MethodError:
    """Return the error for a method that the protocol does not have."""
    return MethodError(
        Text(
            fr=f"La méthode {method[:20]} n’existe pas ici.",
            en=f"There is no method {method[:20]} here.",
        ),
        remedy=Text(fr=f"Méthodes : {ALLOWED}.", en=f"Methods: {ALLOWED}."),
    )


def problem(error: AmuGraphError, request: Request, fallback: Language) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
    """Return the status, the headers and the body that tell of an error, in the reader's language.

    `line` and `column`, from 1, are given where the error has a place in the query.
    """
    language = language_for(request, fallback)
    name = _CAPITAL.sub("-", type(error).__name__.removesuffix("Error")).lower()
    content: dict[str, Any] = {
        "type": f"{BASE}problem/{name}",
        "title": error.message.in_(language),
        "status": error.http_status,
        "detail": error.remedy.in_(language) if error.remedy else "",
    }
    for place in ("line", "column"):
        if hasattr(error, place):
            content[place] = getattr(error, place)
    headers = [
        (b"content-type", b"application/problem+json"),
        (b"content-language", language.encode()),
        (b"cache-control", b"no-store"),
    ]
    if isinstance(error, MethodError):
        headers.append((b"allow", ALLOWED.encode()))
    if isinstance(error, BusyError):
        headers.append((b"retry-after", b"5"))
    return error.http_status, headers, json.dumps(content, ensure_ascii=False).encode()
