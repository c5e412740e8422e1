"""The format of an answer: `format` in the address where its value is one of ours, else `Accept`.

The protocol defines no such parameter, and other servers have others: a value that names no format of ours, or one of
the other kind of answer, decides nothing.
"""

from functools import lru_cache
from typing import Final, NamedTuple

from amu_graph.errors import UsageError
from amu_graph.formats import RDF_SYNTAXES, TABLE_SYNTAXES, RdfSyntax, TableSyntax
from amu_graph.language import Text
from amu_graph.web.http.accept import Choice, Page, best

_CACHED: Final = 512


class NotAcceptableError(UsageError):
    """The client accepts no format that there is."""

    http_status = 406


class Choices(NamedTuple):
    """What a client prefers for each kind of answer, None where it takes none."""

    table: Choice | None
    graph: Choice | None
    page: Choice | None

    @property
    def prefers_page(self) -> bool:
        """Return whether HTML is asked for by name, and before all others."""
        others = [choice.weight for choice in (self.table, self.graph) if choice]
        return self.page is not None and all(self.page.weight >= weight for weight in others)


@lru_cache(_CACHED)
def choices(accept: str, format_: str = "") -> Choices:
    """Return what a client prefers, by the header `Accept` and by what its address says of a format.

    >>> choices("text/csv;q=0.5, application/json").table.format, choices("application/rdf+xml", "xml").graph.format
    ('json', 'rdfxml')
    """
    table, graph = _named(format_, TABLE_SYNTAXES), _named(format_, RDF_SYNTAXES)
    return Choices(
        table=table or best(accept, TABLE_SYNTAXES),
        graph=graph or best(accept, RDF_SYNTAXES),
        page=None if table or graph or "html" not in accept.lower() else best(accept, [Page()]),
    )


def _named(format_: str, syntaxes: tuple[RdfSyntax, ...] | tuple[TableSyntax, ...]) -> Choice | None:
    """Return the syntax that a value names, by its name, an extension or a media type, whole or without its first half.

    A plus sign that was not escaped arrives as a blank.
    """
    wanted = format_.strip().lower().replace(" ", "+")
    for syntax in syntaxes:
        names = {syntax.name, *syntax.extensions, *syntax.media_types, *syntax.aliases}
        names |= {media_type.partition("/")[2] for media_type in syntax.media_types}
        if wanted in names:
            media_type = wanted if wanted in syntax.media_types else syntax.media_types[0]
            return Choice(syntax.name, media_type, 1.0)
    return None


def content_type(media_type: str) -> bytes:
    """Return the header `Content-Type` of an answer in UTF-8."""
    return (media_type + "; charset=utf-8" if media_type.startswith("text/") else media_type).encode()


def acceptable(choice: Choice | None) -> Choice:
    """Return the choice.

    Raises:
        NotAcceptableError: there is none.

    """
    if choice is None:
        raise _not_acceptable()
    return choice


def _not_acceptable() -> NotAcceptableError:
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
