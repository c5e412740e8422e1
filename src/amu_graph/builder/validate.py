"""SHACL shapes and queries of control over the default graph → problems with their place in the notes."""

from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.builder.checks import run_checks
from amu_graph.builder.positions import Positions
from amu_graph.builder.shacl import check_shapes
from amu_graph.notes.problems import Problems


def validate(
    quads: Sequence[ox.Quad],
    positions: Positions,
    *,
    ontology: Path,
    queries: Path,
    problems: Problems,
) -> None:
    """Check the dataset against `shapes/*.ttl` of the ontology and `checks/*.rq` of the queries."""
    shown = set(ns.SHOWN_LABELS.values())  # made for display: no shape speaks of them
    default = [
        quad.triple
        for quad in quads
        if isinstance(quad.graph_name, ox.DefaultGraph) and quad.predicate.value not in shown
    ]
    check_shapes(default, ontology, positions, problems)
    run_checks(quads, queries, positions, problems)
