"""The names that are known: those of the graph that was built, and those of notes that have changed since."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.errors import DatasetError
from amu_graph.ingest.identity import Known
from amu_graph.notes.note import as_list
from amu_graph.notes.problems import Problems
from amu_graph.notes.text_file import read_text
from amu_graph.notes.yaml_nodes import YAML, Fields, Scalar, read_tree
from amu_graph.query.name_index import all_names
from amu_graph.query.replaced import out_of_use
from amu_graph.store import Store
from amu_graph.store.manifest import NAME

if TYPE_CHECKING:
    from amu_graph.settings import Settings

_NAMINGS: Final = ("label", "altLabel")
_NEIGHBOURS: Final = """SELECT DISTINCT ?other WHERE {{
  {{ {one} ?out ?other }} UNION {{ ?other ?in {one} }}
  FILTER(isIRI(?other))
}}"""


def known(settings: "Settings") -> Known:
    """Return the names of the dataset and of the notes written after it; of all notes where there is no dataset."""
    try:
        store = Store.load(settings.dataset)
        built = (settings.dataset / NAME).stat().st_mtime
    except (DatasetError, OSError):
        found, built = Known(), -1.0
    else:
        found = known_in_graph(store)
    for path in _notes(settings.data):
        if path.stat().st_mtime > built:
            add_note(found, path)
    return found


def known_in_graph(store: Store) -> Known:
    """Return the names of the entities of a dataset that are in use."""

    def links(id_: str) -> frozenset[str]:
        rows = store.select(_NEIGHBOURS.format(one=ox.NamedNode(ns.BASE + id_)))
        return frozenset(_called(row["other"].value) for row in rows)

    found = Known(links)
    out = out_of_use(store)
    for each in all_names(store):
        if each.iri not in out and ns.is_entity(each.iri):
            found.add(ns.local(each.iri), each.name)
    return found


def add_note(found: Known, path: Path) -> None:
    """Add the names that a note in YAML gives; what is wrong in it is told by `check`."""
    problems = Problems()
    text = read_text(path, path.name, problems)
    tree = None if text is None else read_tree(text, path.name, problems)
    for record in _records(tree) if isinstance(tree, Fields) else ():
        entry = record.entries.get("id")
        if entry is None or not isinstance(entry.value, Scalar):
            continue
        for key, named in record.entries.items():
            if key.partition("@")[0] in _NAMINGS:
                for one in as_list(named.value):
                    if isinstance(one, Scalar):
                        found.add(entry.value.text, one.text.strip())


def _records(note: Fields) -> Iterator[Fields]:
    passages = note.entries.get("passages")
    for passage in as_list(passages.value) if passages else ():
        says = passage.entries.get("says") if isinstance(passage, Fields) else None
        yield from (one for one in as_list(says.value) if isinstance(one, Fields)) if says else ()


def _notes(data: Path) -> Iterator[Path]:
    for path in sorted((data / "notes").rglob("*")):
        if path.suffix.lower() in YAML and not path.name.startswith(".") and path.is_file():
            yield path


def _called(iri: str) -> str:
    """Return an entity as `kind/slug` and a concept as `scheme/slug`."""
    return ns.local(iri).removeprefix("vocab/")
