"""Totals of a dataset on a server, in one query: what an embedded store counts while it reads everything."""

from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox

from amu_graph.namespaces import AMU, BASE, DCTERMS, DERIVED, FOAF, INTERPRETED, METADATA, ONTOLOGY, VOCAB, VOCABULARIES
from amu_graph.store.totals import Totals

_GRAPHS: Final = (DERIVED, INTERPRETED, METADATA, ONTOLOGY, VOCABULARIES)
_STATUS: Final = f"{VOCAB}status/"

TOTALS: Final = f"""
SELECT ?kind ?of ?count WHERE {{
  {{ SELECT ("default" AS ?kind) (COUNT(*) AS ?count) WHERE {{ ?s ?p ?o }} }}
  UNION {{ SELECT ("graph" AS ?kind) ?of (COUNT(*) AS ?count)
    WHERE {{ VALUES ?of {{ {" ".join(f"<{graph}>" for graph in _GRAPHS)} }} GRAPH ?of {{ ?s ?p ?o }} }} GROUP BY ?of }}
  UNION {{ SELECT ("passages" AS ?kind) (COUNT(*) AS ?count)
    WHERE {{ ?passage a <{AMU}Passage> . GRAPH ?passage {{ ?s ?p ?o }} }} }}
  UNION {{ SELECT ("class" AS ?kind) ?of (COUNT(*) AS ?count)
    WHERE {{ ?thing a ?of FILTER(STRSTARTS(STR(?of), "{AMU}")) }} GROUP BY ?of }}
  UNION {{ SELECT ("status" AS ?kind) ?of (COUNT(*) AS ?count)
    WHERE {{ ?thing <{DCTERMS}type> ?of FILTER(STRSTARTS(STR(?of), "{_STATUS}")) }} GROUP BY ?of }}
  UNION {{ SELECT ("found" AS ?kind) (COUNT(DISTINCT ?source) AS ?count)
    WHERE {{ ?source a <{AMU}Source> ; <{FOAF}page> ?page }} }}
  UNION {{ SELECT ("known" AS ?kind) (COUNT(DISTINCT ?source) AS ?count)
    WHERE {{ ?source a <{AMU}Source> ; <{FOAF}page> ?page ; <{DCTERMS}type> <{VOCAB}source-type/reference> }} }}
}}
"""


def totals_of(rows: Iterable[ox.QuerySolution]) -> Totals:
    """Return what the rows of `TOTALS` say."""
    found: dict[str, dict[str, int]] = {}
    for row in rows:
        of = row["of"].value if row["of"] else ""
        found.setdefault(row["kind"].value, {})[of] = int(row["count"].value)
    one = {kind: counts.get("", 0) for kind, counts in found.items()}
    graphs = _named(found.get("graph", {}), f"{BASE}graph/") | {
        name: one.get(name, 0) for name in ("default", "passages")
    }
    known = one.get("known", 0)
    return Totals(
        graphs={name: graphs[name] for name in sorted(graphs) if graphs[name]},
        classes=_named(found.get("class", {}), AMU),
        passages=_named(found.get("status", {}), _STATUS),
        documents={"known": known, "read": one.get("found", 0) - known},
    )


def _named(counts: dict[str, int], namespace: str) -> dict[str, int]:
    return {iri.removeprefix(namespace): counts[iri] for iri in sorted(counts)}
