"""From the triples of a view to the links of a network.

Each triple between two IRIs is a link keyed by its predicate. A participation (a subject with `amu:agent` and
`amu:context`) is one link from the agent to the context, with its role, phase and fund. `rdf:type` and literals
describe a node.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

import pyoxigraph as ox

from amu_graph.language import Text
from amu_graph.namespaces import AMU, RDF, curie
from amu_graph.network.failures import NotANetworkError
from amu_graph.store.terms import Value, to_python

TYPE: Final = RDF + "type"
AGENT, CONTEXT = AMU + "agent", AMU + "context"
INVOLVED_IN: Final = AMU + "involvedIn"
PARTS: Final = (AGENT, CONTEXT, AMU + "role", AMU + "phase", AMU + "through")
"""What a participation is made of."""
_PLACES: Final = {part: place for place, part in enumerate(PARTS)}

_Parts = list[tuple[str, ...]]
"""What is said of a participation, in the order of `PARTS`."""


class Link(NamedTuple):
    """A link as a view states it; `participation` is the IRI of the participation that it stands for, if any."""

    source: str
    target: str
    predicate: str
    role: str = ""
    phase: str = ""
    through: str = ""
    participation: str = ""


@dataclass(frozen=True)
class Reading:
    """What the triples of a view say: the links, sorted, and what literals and types say of nodes."""

    links: list[Link]
    attributes: Mapping[str, Mapping[str, tuple[Value, ...]]]


def read_links(triples: Iterable[ox.Triple]) -> Reading:
    """Return the links that `triples` make.

    Raises:
        NotANetworkError: a node has no IRI, a participation lacks its agent or its context, or no triple links two
        IRIs.

    """
    plain: set[Link] = set()
    parts: dict[str, _Parts] = {}
    literals: dict[str, dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
    same: dict[str, str] = {}  # one string for each IRI, however many triples name it
    attributed = False
    for triple in triples:
        attributed = True
        subject, predicate, object_ = _named(triple.subject), triple.predicate.value, triple.object
        if isinstance(object_, ox.Literal):
            literals[subject][curie(predicate)].append(to_python(object_))
            continue
        value = _named(object_)
        value = same.setdefault(value, value)
        place = _PLACES.get(predicate)
        if place is not None:
            own = parts.get(subject)
            if own is None:
                own = parts[subject] = [()] * len(PARTS)
            if value not in own[place]:
                own[place] += (value,)
        elif predicate != TYPE:
            plain.add(Link(same.setdefault(subject, subject), value, predicate))
    for subject, own in parts.items():
        plain.update(participation_links(subject, own))
    if attributed and not plain:
        raise _no_links()
    said = {
        node: {name: tuple(sorted(values, key=str)) for name, values in sorted(of.items())}
        for node, of in sorted(literals.items())
    }
    return Reading(links=sorted(plain), attributes=said)


def _named(term: object) -> str:
    if isinstance(term, ox.NamedNode):
        return term.value
    raise NotANetworkError(
        Text(
            fr="Un nœud du réseau doit avoir un IRI ; la requête en construit un sans nom (un nœud anonyme).",
            en="A node of a network needs an IRI; the query constructs one without a name (a blank node).",
        ),
        remedy=Text(
            fr="Remplacez _:x ou [ … ] dans CONSTRUCT par une variable dont les valeurs sont des IRI.",
            en="In CONSTRUCT, replace _:x or [ … ] by a variable whose values are IRIs.",
        ),
    )


def participation_links(subject: str, parts: _Parts) -> Iterator[Link]:
    """Iterate over the links of a participation; what has neither agent nor context is linked to its role as such."""
    agents, contexts, *others = parts
    if not agents and not contexts:
        for predicate, values in zip(PARTS, parts, strict=True):
            for value in values:
                yield Link(subject, value, predicate)
        return
    if not agents or not contexts:
        raise _incomplete(subject, CONTEXT if agents else AGENT)
    role, phase, through = (" ".join(sorted(each)) if len(each) > 1 else "".join(each) for each in others)
    for agent in agents:
        for context in contexts:
            yield Link(agent, context, INVOLVED_IN, role, phase, through, subject)


def _incomplete(subject: str, missing: str) -> NotANetworkError:
    return NotANetworkError(
        Text(
            fr=f"La participation {curie(subject)} n’a pas de {curie(missing)} : elle ne relie rien.",
            en=f"The participation {curie(subject)} has no {curie(missing)}: it links nothing.",
        ),
        remedy=Text(
            fr="Construisez ?participation amu:agent ?acteur ; amu:context ?contexte.",
            en="Construct ?participation amu:agent ?agent ; amu:context ?context.",
        ),
    )


def _no_links() -> NotANetworkError:
    return NotANetworkError(
        Text(
            fr="Les triplets de cette requête ne font pas un réseau : aucun ne relie deux IRI "
            "(un littéral ou un rdf:type décrit un nœud).",
            en="The triples of this query make no network: none links two IRIs "
            "(a literal or an rdf:type describes a node).",
        ),
        remedy=Text(
            fr="Construisez au moins un triplet dont le sujet et l’objet sont des IRI.",
            en="Construct at least one triple whose subject and object are IRIs.",
        ),
    )
