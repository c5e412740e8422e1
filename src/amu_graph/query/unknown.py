"""Names in a query that no statement has: the usual reason why a query that is right finds nothing."""

from collections.abc import Iterator

import pyoxigraph as ox

from amu_graph.errors import AmbiguousError, NotFoundError
from amu_graph.language import Text
from amu_graph.namespaces import BASE, curie, expand
from amu_graph.query.guard import prefixed_names
from amu_graph.query.names import NAMESPACES, named
from amu_graph.store import Store


def unknown_names(query: str, store: Store) -> Iterator[Text]:
    """Yield, for each name of the project in a query that no statement has, that it is unknown and what is near."""
    for name in dict.fromkeys(prefixed_names(query)):
        iri = expand(name.replace("\\", ""))
        if iri is not None and iri.startswith(BASE) and not _occurs(ox.NamedNode(iri), store):
            advice = _advice(name, store)
            yield Text(
                fr=f"Aucun énoncé n’emploie {name}. {advice.fr}".rstrip(),
                en=f"No statement uses {name}. {advice.en}".rstrip(),
            )


def _occurs(node: ox.NamedNode, store: Store) -> bool:
    places = ((node, None, None, None), (None, node, None, None), (None, None, node, None), (None, None, None, node))
    return any(next(store.quads(*place), None) is not None for place in places)


def _advice(name: str, store: Store) -> Text:
    prefix, _, local = name.partition(":")
    kind = "term" if prefix == "amu" else prefix if prefix in NAMESPACES else "entity"
    try:
        meant = curie(named(local, store, kind).value)
    except (AmbiguousError, NotFoundError) as error:
        return error.remedy or Text("", "")
    return Text(fr=f"Vouliez-vous dire {meant} ?", en=f"Did you mean {meant}?")
