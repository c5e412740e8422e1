"""What a store says of many things: one query for each kind of question, asked of a few hundred of them at a time.

They are standard SPARQL 1.1, so that any engine can answer; of a longer list engines make a join with all of the graph.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

import pyoxigraph as ox

from amu_graph.namespaces import AMU, DCTERMS, VOCAB
from amu_graph.store import Store

_AT_ONCE: Final = 500
_STATUS: Final = f"{VOCAB}status/"

_THINGS: Final = f"""SELECT ?thing ?property ?value (LANG(?value) AS ?language) {{
  {{ VALUES ?thing {{ %s }} ?thing ?property ?value }}
  UNION {{
    VALUES ?thing {{ %s }}
    ?stage <{AMU}stageOf> ?thing ; <{DCTERMS}date> ?value .
    FILTER NOT EXISTS {{ ?stage <{AMU}planned> ?planned }}
    BIND(<{DCTERMS}date> AS ?property)
  }}
}}"""
_STATING: Final = f"""SELECT ?subject ?property ?object ?passage ?status {{
  VALUES (?subject ?property ?object) {{ %s }}
  GRAPH ?passage {{ ?subject ?property ?object }}
  ?passage <{DCTERMS}type> ?status
}}"""
_DERIVED_FROM: Final = f"""SELECT ?agent ?context ?role ?part {{
  VALUES (?agent ?context) {{ %s }}
  ?part <{AMU}agent> ?agent ; <{AMU}context> ?context ; <{AMU}role> ?role
}}"""


def of_things(store: Store, iris: Iterable[str]) -> Iterator[list[str]]:
    """Yield what the merged graph says of things, and the dates of stages that they reached.

    Each is a thing, a property, a value and the language of a text.
    """
    yield from _rows(store, _THINGS, ((iri,) for iri in iris))


def stating(
    store: Store, statements: Iterable[tuple[str, str, str]]
) -> Iterator[tuple[tuple[str, str, str], str, str]]:
    """Yield each statement between IRIs with a passage that makes it and the status of the passage."""
    for subject, property_, object_, passage, status in _rows(store, _STATING, statements):
        if status.startswith(_STATUS):
            yield (subject, property_, object_), passage, status.removeprefix(_STATUS)


def derived_from(store: Store, pairs: Iterable[tuple[str, str]]) -> Iterator[list[str]]:
    """Yield agents and contexts with each role that the one has in the other, and the participation."""
    yield from _rows(store, _DERIVED_FROM, pairs)


def _rows(store: Store, query: str, lists: Iterable[tuple[str, ...]]) -> Iterator[list[str]]:
    """Yield the rows of a query about rows of IRIs, a part of them at a time."""
    rest = iter(lists)
    while part := list(islice(rest, _AT_ONCE)):
        rows = [" ".join(str(ox.NamedNode(iri)) for iri in row) for row in part]
        values = " ".join(rows if len(part[0]) == 1 else (f"({row})" for row in rows))
        yield from store.rows(query.replace("%s", values))
