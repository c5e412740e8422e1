"""What can go wrong between a graph and a network, and the near names of a misspelt one."""

from collections.abc import Iterable
from difflib import get_close_matches

from amu_graph.errors import NotFoundError, UsageError
from amu_graph.language import Text


class EmptyNetworkError(NotFoundError):
    """A view that yields no link; the remedy says which parameters to widen."""


class NotANetworkError(UsageError):
    """Triples, or a query, that make no network; the message says why."""


def unknown(what: Text, name: str, known: Iterable[str]) -> NotFoundError:
    """Return the error for a name that is not in a table, with the nearest names or all of them."""
    names = sorted(known)
    near = [each for each in names if name and name in each] or get_close_matches(name, names, n=5, cutoff=0.5)
    listed = ", ".join(near or names)
    remedy = Text(fr=f"Vouliez-vous dire : {listed} ?", en=f"Did you mean: {listed}?")
    if not near:
        remedy = Text(fr=f"Il y a : {listed}.", en=f"There are: {listed}.")
    return NotFoundError(
        Text(fr=f"{what.fr} inconnue : « {name} ».", en=f"Unknown {what.en}: “{name}”."),
        remedy=remedy,
    )
