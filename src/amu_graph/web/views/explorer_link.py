"""The target of « Explorer » on the page of an entity: a node that the explorer draws."""

import pyoxigraph as ox

from amu_graph.namespaces import AMU
from amu_graph.query.links import RELATIONS
from amu_graph.query.portraits import Portrait
from amu_graph.query.statements import Statement

_WHOLES = (AMU + "context", AMU + "mode")


def drawn_of(portrait: Portrait) -> str:
    """Return the node that the explorer draws for an entity, empty where it draws nothing of it.

    A participation is drawn as a link, so that its context is the node; a fund leads to what it paid for, a
    responsibility to its mode of production.
    """
    parts = (*portrait.plays, *portrait.played_by)
    ends = [part for part in parts if part.passages and portrait.iri in (part.source, part.target)]
    if ends or any(_links(fact) for fact in (*portrait.facts, *portrait.incoming)):
        return portrait.iri
    through = [part.target for part in parts if part.passages and part.through == portrait.iri]
    wholes = [fact.value.value for fact in portrait.facts if fact.predicate in _WHOLES]
    return next(iter([*through, *wholes]), "")


def _links(fact: Statement) -> bool:
    return fact.predicate in RELATIONS and bool(fact.passages) and isinstance(fact.value, ox.NamedNode)
