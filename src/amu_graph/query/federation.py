"""`SERVICE`: other machines are asked by the server, so that workers need no network.

`SERVICE` is evaluated by itself and joined with what stands around it (SPARQL 1.1 Federated Query §4): a block of
VALUES with the answer of the other machine means the same, in a process that can open no connection at all.
"""

import time
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlencode, urlsplit

import pyoxigraph as ox

from amu_graph.errors import QueryEvaluationError, cause_of
from amu_graph.language import Text
from amu_graph.namespaces import BASE, PREFIXES
from amu_graph.planning.tokens import Token, tokens_of
from amu_graph.query.services import Service, is_listed, services_of
from amu_graph.store.terms import Term
from amu_graph.store.workers.limits import Limits, answer_too_large, time_exceeded
from amu_graph.store.workers.messages import Request

if TYPE_CHECKING:
    from http.client import HTTPResponse

MOST_BYTES: Final = 16 << 20
"""Bytes of an answer that are read."""

GENID: Final = f"{BASE}.well-known/genid/"
"""Where the blank nodes of others have their IRIs (RDF 1.1 §3.5): a block of VALUES holds none."""

_ACCEPT: Final = "application/sparql-results+json, application/sparql-results+xml;q=0.9"
_PIECE: Final = 1 << 16


class _Part(NamedTuple):
    """A part of a query that another machine answers: where it stands, and its group."""

    service: Service
    start: int
    end: int
    group: str


def resolved(request: Request, hosts: Collection[str], limits: Limits) -> Request:
    """Return a request in which the answers of other machines stand where they are asked for.

    Raises:
        QueryEvaluationError: a machine does not answer, or not with solutions, and the query does not say SILENT.
        QueryLimitError: they take longer than the limit, or an answer is too large.

    """
    query = request.query
    tokens = list(tokens_of(query))
    deadline = time.monotonic() + limits.seconds
    pieces, at = [], 0
    for part in _parts(query, tokens):
        if not is_listed(part.service.address, hosts):  # the guard has refused it; here it is not asked either
            raise _unanswered(part.service.address, Text(fr="elle n’est pas permise", en="it is not allowed"))
        answer = _answer(part, _prologue(query, tokens, part), deadline, limits)
        pieces += [
            query[at : part.start],
            answer,
            "\n" * query.count("\n", part.start, part.end),
        ]  # lines keep their number
        at = part.end
    return request._replace(query="".join([*pieces, query[at:]]))


def _parts(query: str, tokens: Sequence[Token]) -> Iterator[_Part]:
    """Yield the parts; what stands inside of one belongs to it."""
    end = 0
    for service in services_of(tokens):
        closing = _closing(tokens, service.following)
        if service.token.start >= end and closing:
            end = closing.end
            yield _Part(service, service.token.start, end, query[tokens[service.following].start : end])


def _closing(tokens: Sequence[Token], opening: int) -> Token | None:
    """Return the brace that closes the one at `opening`; None where there is none, which the parser will say."""
    depth = 0
    for token in tokens[opening:]:
        depth += (token.text == "{") - (token.text == "}")
        if depth <= 0:
            return token if token.text == "}" else None
    return None


def _prologue(query: str, tokens: Sequence[Token], part: _Part) -> str:
    """Return the declarations of the query, and those of the project's prefixes that a part uses without one."""
    body = next((token for token in tokens if token.text.upper() in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")), None)
    declared = {name.text for word, name in pairwise(tokens) if word.text.upper() == "PREFIX"}
    used = {token.text.partition(":")[0] for token in tokens_of(part.group) if token.kind == "name"}
    ours = (
        f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in sorted(used & set(PREFIXES)) if f"{name}:" not in declared
    )
    return query[: body.start if body else 0] + "".join(ours)


def _answer(part: _Part, prologue: str, deadline: float, limits: Limits) -> str:
    address = part.service.address
    try:
        form, content = _ask(address, f"{prologue}SELECT * WHERE {part.group}", deadline, limits)
        try:
            return _values(content, form)
        except (SyntaxError, TypeError, ValueError) as error:
            raise _unanswered(address, Text(fr=str(error), en=str(error))) from error
    except QueryEvaluationError:
        if part.service.silent:
            return "{ }"
        raise


def _ask(address: str, query: str, deadline: float, limits: Limits) -> tuple[ox.QueryResultsFormat, bytes]:
    """Return what another machine answers; no redirect is followed and no proxy used."""
    import http.client  # only a question to another machine needs them
    import urllib.error
    import urllib.request

    class Straight(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            return None

    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), Straight)
    headers = {"Accept": _ACCEPT, "User-Agent": "amu-graph"}
    asked = urllib.request.Request(address, urlencode({"query": query}).encode(), headers)  # noqa: S310 - http or https
    try:
        with opener.open(asked, timeout=max(deadline - time.monotonic(), 0.01)) as response:
            form = ox.QueryResultsFormat.from_media_type(response.headers.get("Content-Type", ""))
            return form or ox.QueryResultsFormat.JSON, _read(response, deadline, limits)
    except urllib.error.HTTPError as error:
        with error:
            raise _unanswered(address, Text(fr=f"erreur {error.code}", en=f"error {error.code}")) from error
    except (OSError, http.client.HTTPException) as error:
        if time.monotonic() >= deadline:
            raise time_exceeded(limits.seconds) from error
        reason = getattr(error, "reason", error)
        words = cause_of(reason) if isinstance(reason, OSError) else Text(fr=str(reason), en=str(reason))
        raise _unanswered(address, words) from error


def _read(response: "HTTPResponse", deadline: float, limits: Limits) -> bytes:
    content = bytearray()
    while piece := response.read1(_PIECE):
        content += piece
        if time.monotonic() > deadline:
            raise time_exceeded(limits.seconds)
        if len(content) > MOST_BYTES:
            raise answer_too_large(MOST_BYTES >> 20)
    return bytes(content)


def _values(content: bytes, form: ox.QueryResultsFormat) -> str:
    """Return solutions as a group that has them, each value written by the engine's own rules."""
    solutions = ox.parse_query_results(content, format=form)
    try:
        if not isinstance(solutions, ox.QuerySolutions):
            raise TypeError("ASK?")
        names = [variable.value for variable in solutions.variables]
        found = list(solutions)
    finally:
        del solutions  # an error would take them along into another thread, where they may not end
    rows = (" ".join(_written(each[name]) for name in names) for each in found)
    head = " ".join(f"?{name}" for name in names)
    return f"{{ VALUES ({head}) {{ {' '.join(f'({row})' for row in rows)} }} }}"


def _written(term: Term | None) -> str:
    if term is None:
        return "UNDEF"
    if isinstance(term, ox.BlankNode):
        return f"<{GENID}{term.value}>"
    return str(term)


def _unanswered(address: str, cause: Text) -> QueryEvaluationError:
    host = urlsplit(address).netloc
    return QueryEvaluationError(
        Text(
            fr=f"La machine {host} n’a pas répondu à SERVICE : {cause.fr}.",
            en=f"The machine {host} did not answer SERVICE: {cause.en}.",
        ),
        remedy=Text(
            fr="Vérifiez l’adresse, ou écrivez SERVICE SILENT pour vous passer de sa réponse.",
            en="Check the address, or write SERVICE SILENT to do without its answer.",
        ),
    )
