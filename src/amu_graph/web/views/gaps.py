"""Recommended properties that an entity lacks (`shapes/recommended.ttl`)."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from amu_graph import project, resources
from amu_graph.language import Text
from amu_graph.namespaces import AMU, RDF
from amu_graph.store import Store
from amu_graph.web.views.dossier import Dossier

_WANTED: Final = f"""
PREFIX rdf: <{RDF}> PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT ?class ?one ?path WHERE {{
  ?shape sh:targetClass ?class .
  {{
    ?shape sh:property ?one .
    ?one sh:path ?path ; sh:minCount ?least .
  }} UNION {{
    ?shape sh:or ?one .
    ?one rdf:rest*/rdf:first/sh:property ?property .
    ?property sh:path ?path ; sh:minCount ?least .
  }}
  FILTER(?least > 0 && isIRI(?path))
}}
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Properties of which entities of a class should have one, the first to be recommended first."""

    class_name: str
    predicates: tuple[str, ...]


def missing(dossier: Dossier, label: Callable[[str], Text]) -> list[Text]:
    """Return the names of what is recommended for the entity's class and not yet said."""
    there = {fact.predicate for fact in dossier.portrait.facts if not fact.unverified}
    wanted = [each for path in project.files(resources.ontology(), "shapes/recommended.ttl") for each in _wanted(path)]
    lacking = [each for each in wanted if each.class_name == dossier.kind and not there & set(each.predicates)]
    return [label(each.predicates[0]) for each in lacking]


@cache
def _wanted(path: Path) -> tuple[Wanted, ...]:
    if not path.is_file():
        return ()
    shapes = Store.memory(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    found: dict[tuple[str, str], set[str]] = {}
    for row in shapes.select(_WANTED):
        name = str(row["class"])[1:-1].removeprefix(AMU)
        found.setdefault((name, str(row["one"])), set()).add(str(row["path"])[1:-1])
    return tuple(Wanted(name, tuple(sorted(paths, reverse=True))) for (name, _), paths in sorted(found.items()))
