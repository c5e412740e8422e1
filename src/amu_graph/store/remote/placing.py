"""A query of the dataset as one of the graphs in which a server holds it."""

from typing import NamedTuple

from amu_graph.store.remote.generations import Generation
from amu_graph.store.remote.named_graphs import apart, in_generation
from amu_graph.store.remote.query_form import describes, within


class Place(NamedTuple):
    """Where the statements are on a server: in a generation, or the merged ones in a graph of that name, or neither."""

    generation: Generation | None
    merged: str


class Scope(NamedTuple):
    """The graphs that a query sees (SPARQL 1.1 Protocol §2.1.4), none where it sees those of the dataset."""

    defaults: tuple[str, ...]
    named: tuple[str, ...]

    def of(self, generation: Generation) -> "Scope":
        """Return the graphs of a generation that stand for these; a variable also needs its catalogue."""
        named = (*map(generation.graph, self.named), generation.iri) if self.named else ()
        return Scope(tuple(map(generation.graph, self.defaults)), named)


def placed(query: str, scope: Scope, place: Place) -> tuple[str, Scope]:
    """Return a query of the dataset, and the graphs that it sees, as one of the server's graphs."""
    generation, merged = place
    if generation:
        query = in_generation(query, generation)
        if any(scope):
            return query, scope.of(generation)
        merged = generation.merged
    elif merged and not any(scope):
        query = apart(query, merged)
    if not merged or any(scope):
        return query, scope
    return (query, Scope((merged,), ())) if describes(query) else (within(query, merged), scope)
