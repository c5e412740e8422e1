"""Generations of a dataset on a server: each has graphs of its own, and a small graph says which is the newest.

A graph of the dataset, `source/x#L3`, is the graph `generation/NAME/source/x#L3` there, and the default graph is
`generation/NAME/graph/merged`. The graph `generation/NAME` is the catalogue that says of each which graph it is. To
write one changes nothing for readers of another; to record it, in one update, is what switches to it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

import pyoxigraph as ox

from amu_graph.namespaces import BASE, DATASET, DCTERMS, MERGED, PREFIXES, PROV, SCHEMA

GENERATIONS: Final = f"{BASE}generation/"
RECORDS: Final = f"{BASE}graph/generations"
"""The graph with a record for each generation that is whole."""

GRAPH_OF: Final = f"{PROV}specializationOf"
"""What a catalogue says: which graph of the dataset a graph of the generation is."""

_VERSION_OF: Final = f"{DCTERMS}isVersionOf"
_DIGEST: Final = f"{DCTERMS}identifier"
_STATEMENTS: Final = f"{PREFIXES['void']}triples"
_NUMBER: Final = f"{SCHEMA}position"

PLACE: Final = f"""
SELECT ?generation ?digest ?statements ?number ?merged WHERE {{
  {{ GRAPH <{RECORDS}> {{ ?generation <{_VERSION_OF}> <{DATASET}> ; <{_DIGEST}> ?digest ;
    <{_STATEMENTS}> ?statements ; <{_NUMBER}> ?number }} }}
  UNION {{ SELECT ?merged WHERE {{ GRAPH <{MERGED}> {{ ?merged ?property ?value }} }} LIMIT 1 }}
}}
"""
"""Asks for the records, and for one statement of a merged graph that was loaded under its name."""

CATALOGUES: Final = f"""
SELECT DISTINCT ?catalogue WHERE {{
  GRAPH ?catalogue {{ ?graph <{GRAPH_OF}> ?of }} FILTER(STRSTARTS(STR(?catalogue), "{GENERATIONS}"))
}}
"""
"""Asks for all generations, also those that were never recorded."""


@dataclass(frozen=True, kw_only=True)
class Generation:
    """A dataset on a server: its digest, the number of its statements, and its place in the order of generations.

    `name` begins with the time (UTC) at which it was begun: `20261128T184500Z-3214b2881857-1f3a`.
    """

    name: str
    digest: str
    statements: int
    number: int

    @property
    def iri(self) -> str:
        """Return what it is called, and the graph that is its catalogue."""
        return GENERATIONS + self.name

    @property
    def merged(self) -> str:
        """Return the graph of its merged statements."""
        return self.graph(MERGED)

    def graph(self, name: str) -> str:
        """Return what a graph of the dataset is called in it."""
        return f"{self.iri}/{name.removeprefix(BASE) if name.startswith(BASE) else quote(name, safe='')}"

    @property
    def record(self) -> str:
        """Return the statements that make it the generation that is read, once its number is the highest."""
        return (
            f"<{self.iri}> <{_VERSION_OF}> <{DATASET}> .\n<{self.iri}> <{_DIGEST}> {ox.Literal(self.digest)} .\n"
            f"<{self.iri}> <{_STATEMENTS}> {ox.Literal(self.statements)} .\n{self.numbered}"
        )

    @property
    def numbered(self) -> str:
        """Return the statement of its number."""
        return f"<{self.iri}> <{_NUMBER}> {ox.Literal(self.number)} .\n"


def recorded(rows: Iterable[ox.QuerySolution]) -> Iterator[Generation]:
    """Yield the generations that the rows of `PLACE` say, newest first; one that was chosen again comes twice.

    A record whose numbers are none is none of ours.
    """
    found = [
        Generation(
            name=row["generation"].value.removeprefix(GENERATIONS),
            digest=row["digest"].value,
            statements=int(row["statements"].value),
            number=int(row["number"].value),
        )
        for row in rows
        if row["generation"] and all(row[name].value.isdecimal() for name in ("statements", "number"))
    ]
    yield from sorted(found, key=lambda each: (each.number, each.name), reverse=True)
