"""The description of the endpoint and its dataset: SPARQL 1.1 Service Description, and VoID for where the data are."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import urljoin

import pyoxigraph as ox

from amu_graph import project
from amu_graph.formats import RDF_SYNTAXES, TABLE_SYNTAXES, rdf_syntax
from amu_graph.namespaces import DATASET, PREFIXES, RDF

SD: Final = "http://www.w3.org/ns/sparql-service-description#"
FORMATS: Final = "http://www.w3.org/ns/formats/"

DUMP: Final = f"download/{project.current().name}."
"""Where the whole dataset is, beside the endpoint, before the extension of its format."""


def describe(endpoint: str, format_: str, *, federated: bool = False) -> bytes:
    """Return the description of the service at the address `endpoint` in an RDF format of the table.

    `federated` means that queries may ask other machines.
    """
    prefixes = {"sd": SD, "format": FORMATS, "rdf": RDF, "void": PREFIXES["void"]}
    triples = list(_triples(endpoint, federated=federated))
    content = ox.serialize(triples, format=rdf_syntax(format_).engine, prefixes=prefixes)
    return content or b""


def _triples(endpoint: str, *, federated: bool) -> Iterator[ox.Triple]:
    service, dataset, default = ox.NamedNode(endpoint), ox.NamedNode(DATASET), ox.NamedNode(DATASET + "#default")

    def sd(name: str) -> ox.NamedNode:
        return ox.NamedNode(SD + name)

    def void(name: str) -> ox.NamedNode:
        return ox.NamedNode(PREFIXES["void"] + name)

    type_ = ox.NamedNode(RDF + "type")
    yield ox.Triple(service, type_, sd("Service"))
    yield ox.Triple(service, sd("endpoint"), service)
    yield ox.Triple(service, sd("supportedLanguage"), sd("SPARQL11Query"))
    for each in (*TABLE_SYNTAXES, *RDF_SYNTAXES):
        yield ox.Triple(service, sd("resultFormat"), ox.NamedNode(FORMATS + each.identifier))
    yield ox.Triple(service, sd("feature"), sd("EmptyGraphs"))
    if federated:
        yield ox.Triple(service, sd("feature"), sd("BasicFederatedQuery"))
    yield ox.Triple(service, sd("defaultDataset"), dataset)
    yield ox.Triple(dataset, type_, sd("Dataset"))
    yield ox.Triple(dataset, type_, void("Dataset"))
    yield ox.Triple(dataset, void("sparqlEndpoint"), service)
    for syntax in RDF_SYNTAXES:
        yield ox.Triple(dataset, void("dataDump"), ox.NamedNode(urljoin(endpoint, DUMP + syntax.extensions[0])))
    yield ox.Triple(dataset, sd("defaultGraph"), default)
    yield ox.Triple(default, type_, sd("Graph"))
