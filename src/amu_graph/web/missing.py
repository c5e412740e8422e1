"""What the graph does not yet know of an entity and could: the properties that `shapes/recommended.ttl` asks for."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from amu_graph import resources
from amu_graph.language import Text
from amu_graph.namespaces import AMU
from amu_graph.web.dossier import Dossier

_WANTED = """
SELECT ?class ?path ?name WHERE {
  ?shape sh:targetClass ?class ; sh:property ?property .
  ?property sh:path ?path ; sh:minCount ?least ; sh:name ?name .
  FILTER(?least > 0 && isIRI(?path))
}
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A property that entities of a class should have, and its name."""

    class_name: str
    predicate: str
    name: Text


def missing(dossier: Dossier) -> list[Text]:
    """Return the names of what is recommended for the entity's class and not yet said."""
    there = {fact.predicate for fact in dossier.portrait.facts}
    there |= {AMU + "agent" for _ in dossier.portrait.played_by}
    wanted = _wanted(resources.ontology() / "shapes" / "recommended.ttl")
    return [each.name for each in wanted if each.class_name == dossier.kind and each.predicate not in there]


@cache
def _wanted(path: Path) -> tuple[Wanted, ...]:
    if not path.is_file():
        return ()
    store = ox.Store()
    store.load(path.read_bytes(), format=ox.RdfFormat.TURTLE)
    names: dict[tuple[str, str], dict[str, str]] = {}
    rows = store.query(_WANTED, prefixes={"sh": "http://www.w3.org/ns/shacl#"})
    assert isinstance(rows, ox.QuerySolutions)
    for row in rows:
        class_, predicate, name = row["class"], row["path"], row["name"]
        assert isinstance(class_, ox.NamedNode)
        assert isinstance(predicate, ox.NamedNode)
        assert isinstance(name, ox.Literal)
        names.setdefault((class_.value.removeprefix(AMU), predicate.value), {})[name.language or ""] = name.value
    return tuple(
        Wanted(class_name, predicate, Text(fr=words.get("fr", predicate), en=words.get("en", predicate)))
        for (class_name, predicate), words in sorted(names.items())
    )
