"""From a request to the question that it asks: what determines the bytes of an answer."""

from typing import NamedTuple

from starlette.types import Scope

from amu_graph.formats import RDF_SYNTAXES, TABLE_SYNTAXES
from amu_graph.query.guard import Examined
from amu_graph.store.workers import Request as Evaluation
from amu_graph.web.sparql.accept import Choice, Choices, accepts_gzip, choose
from amu_graph.web.sparql.operation import Operation
from amu_graph.web.sparql.problems import not_acceptable


class Asked(NamedTuple):
    """The parts of a request that matter."""

    method: str
    query_string: bytes
    accept: str
    content_type: str
    length: int | None
    none_match: bytes
    gzip: bool

    @classmethod
    def of(cls, scope: Scope) -> "Asked":
        """Return them from the scope of ASGI."""
        accept: list[str] = []
        type_, length, none_match, gzip = "", None, b"", False
        for name, value in scope["headers"]:
            if name == b"accept":
                accept.append(value.decode("latin-1"))
            elif name == b"content-type":
                type_ = value.decode("latin-1")
            elif name == b"content-length" and value.isdigit():
                length = int(value)
            elif name == b"if-none-match":
                none_match = value
            elif name == b"accept-encoding":
                gzip = accepts_gzip(value.decode("latin-1"))
        return cls(scope["method"], scope["query_string"], ",".join(accept), type_, length, none_match, gzip)


class Question(NamedTuple):
    """What determines an answer: the evaluation, and the media types that the client knows its format by."""

    evaluation: Evaluation
    table: str
    graph: str


def choices_of(accept: str, format_: str | None) -> Choices:
    """Return what the client prefers; a format named in the address overrules the header."""
    if format_ is None:
        return choose(accept)
    table = next((each for each in TABLE_SYNTAXES if format_ in (each.name, *each.extensions)), None)
    graph = next((each for each in RDF_SYNTAXES if format_ in (each.name, *each.extensions)), None)
    return Choices(
        Choice(table.name, table.media_types[0], 1.0) if table else None,
        Choice(graph.name, graph.media_types[0], 1.0) if graph else None,
        page=None,
    )


def question_of(operation: Operation, examined: Examined, choices: Choices, *, gzip: bool) -> Question:
    """Return what is to be evaluated.

    Raises:
        NotAcceptableError: the client takes no format that fits the form of the query.

    """
    table, graph = choices.table, choices.graph
    if examined.form in ("CONSTRUCT", "DESCRIBE"):
        table, graph = None, acceptable(graph)
    elif examined.form:
        table, graph = acceptable(table), None
    default_graphs, named_graphs = operation.default_graphs, operation.named_graphs
    if examined.dataset and not default_graphs and not named_graphs:
        default_graphs, named_graphs = examined.dataset
    evaluation = Evaluation(
        query=operation.query or "",
        table=table.format if table else None,
        graph=graph.format if graph else None,
        default_graphs=default_graphs,
        named_graphs=named_graphs,
        gzip=gzip,
    )
    return Question(evaluation, table.media_type if table else "", graph.media_type if graph else "")


def acceptable(choice: Choice | None) -> Choice:
    """Return the choice.

    Raises:
        NotAcceptableError: there is none.

    """
    if choice is None:
        raise not_acceptable()
    return choice


def matches(none_match: bytes, etag: bytes) -> bool:
    """Tell whether `If-None-Match` names an ETag, compared weakly (RFC 9110 §13.1.2)."""
    if not none_match or not etag:
        return False
    opaque = etag.removeprefix(b"W/")
    return any(each.strip().removeprefix(b"W/") in (opaque, b"*") for each in none_match.split(b","))
