"""The formats in which the graph and the answers to queries are written: one table of each.

The command's choices, the negotiation of pages, file extensions and the manual all read these tables.
"""

from dataclasses import dataclass
from pathlib import PurePath
from typing import Final, TypeVar

from pyoxigraph import QueryResultsFormat, RdfFormat

from amu_graph.errors import UsageError
from amu_graph.language import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """A format: its name, its title, its media types and extensions, the preferred ones first."""

    name: str
    title: str
    media_types: tuple[str, ...]
    extensions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RdfSyntax(Syntax):
    """A syntax of RDF; `identifier` is its name in the W3C's list of formats, `aliases` what clients call it besides.

    Of a syntax with `named_graphs`, `by_passage` says that a single thing is written with the passages that speak of
    it, too.
    """

    engine: RdfFormat
    identifier: str
    aliases: tuple[str, ...] = ()
    named_graphs: bool = False
    by_passage: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSyntax(Syntax):
    """A syntax of SPARQL results (solutions and booleans)."""

    engine: QueryResultsFormat
    identifier: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BibliographySyntax(Syntax):
    """A format of bibliographies; `.json` alone is CSL-JSON in the name of a file: JSON-LD is `.jsonld`."""


One = TypeVar("One", bound=Syntax)

RDF_SYNTAXES: Final = (
    RdfSyntax(
        name="turtle",
        title="Turtle",
        engine=RdfFormat.TURTLE,
        identifier="Turtle",
        media_types=("text/turtle", "application/x-turtle"),
        extensions=("ttl",),
        aliases=("n3", "text/n3", "text/rdf+n3"),
    ),
    RdfSyntax(
        name="jsonld",
        title="JSON-LD",
        engine=RdfFormat.JSON_LD,
        identifier="JSON-LD",
        media_types=("application/ld+json",),
        extensions=("jsonld",),
        aliases=("json", "application/json", "json-ld"),
        named_graphs=True,
    ),
    RdfSyntax(
        name="rdfxml",
        title="RDF/XML",
        engine=RdfFormat.RDF_XML,
        identifier="RDF_XML",
        media_types=("application/rdf+xml",),
        extensions=("rdf",),
        aliases=("xml", "application/xml", "text/xml"),
    ),
    RdfSyntax(
        name="ntriples",
        title="N-Triples",
        engine=RdfFormat.N_TRIPLES,
        identifier="N-Triples",
        media_types=("application/n-triples",),
        extensions=("nt",),
    ),
    RdfSyntax(
        name="trig",
        title="TriG",
        engine=RdfFormat.TRIG,
        identifier="TriG",
        media_types=("application/trig",),
        extensions=("trig",),
        named_graphs=True,
        by_passage=True,
    ),
    RdfSyntax(
        name="nquads",
        title="N-Quads",
        engine=RdfFormat.N_QUADS,
        identifier="N-Quads",
        media_types=("application/n-quads",),
        extensions=("nq",),
        named_graphs=True,
        by_passage=True,
    ),
)

TABLE_SYNTAXES: Final = (
    TableSyntax(
        name="json",
        title="SPARQL JSON",
        engine=QueryResultsFormat.JSON,
        identifier="SPARQL_Results_JSON",
        media_types=("application/sparql-results+json", "application/json"),
        extensions=("json", "srj"),
    ),
    TableSyntax(
        name="xml",
        title="SPARQL XML",
        engine=QueryResultsFormat.XML,
        identifier="SPARQL_Results_XML",
        media_types=("application/sparql-results+xml", "application/xml"),
        extensions=("xml", "srx"),
    ),
    TableSyntax(
        name="csv",
        title="CSV",
        engine=QueryResultsFormat.CSV,
        identifier="SPARQL_Results_CSV",
        media_types=("text/csv",),
        extensions=("csv",),
    ),
    TableSyntax(
        name="tsv",
        title="TSV",
        engine=QueryResultsFormat.TSV,
        identifier="SPARQL_Results_TSV",
        media_types=("text/tab-separated-values",),
        extensions=("tsv",),
    ),
)

BIBLIOGRAPHY_SYNTAXES: Final = (
    BibliographySyntax(
        name="bib",
        title="BibTeX",
        media_types=("application/x-bibtex", "text/x-bibtex"),
        extensions=("bib", "bibtex"),
    ),
    BibliographySyntax(
        name="ris",
        title="RIS",
        media_types=("application/x-research-info-systems",),
        extensions=("ris",),
    ),
    BibliographySyntax(
        name="csl",
        title="CSL-JSON",
        media_types=("application/vnd.citationstyles.csl+json",),
        extensions=("csl.json", "json"),
    ),
)


GraphSyntax = RdfSyntax | BibliographySyntax
GRAPH_SYNTAXES: Final[tuple[GraphSyntax, ...]] = (*RDF_SYNTAXES, *BIBLIOGRAPHY_SYNTAXES)
"""The formats in which the graph, or what it says of publications, is written."""


def rdf_syntax(name: str) -> RdfSyntax:
    """Return the RDF syntax of a name or an extension.

    Raises:
        UsageError: there is no such format.

    """
    return named(name, RDF_SYNTAXES)


def of_extension(path: PurePath, table: tuple[One, ...]) -> One:
    """Return that of several formats which the extension of `path` names; UsageError lists the extensions."""
    extension = path.suffix.lower().removeprefix(".")
    for syntax in table:
        if extension in syntax.extensions:
            return syntax
    known = ", ".join(f".{extension}" for syntax in table for extension in syntax.extensions)
    raise UsageError(
        Text(fr=f"Aucun format pour {path}.", en=f"No format for {path}."),
        remedy=Text(fr=f"Extensions possibles : {known}.", en=f"Possible extensions: {known}."),
    )


def named(name: str, table: tuple[One, ...]) -> One:
    """Return that of several formats which has a name or an extension; UsageError lists the names."""
    for syntax in table:
        if name.lower() == syntax.name or name.lower() in syntax.extensions:
            return syntax
    known = ", ".join(syntax.name for syntax in table)
    raise UsageError(
        Text(fr=f"Format inconnu : « {name} ».", en=f"Unknown format: “{name}”."),
        remedy=Text(fr=f"Formats possibles : {known}.", en=f"Possible formats: {known}."),
    )
