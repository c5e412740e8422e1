"""From the triples of a view to the links of a network.

Each triple between two IRIs is a link keyed by its predicate. A participation (a subject with `amu:agent` and
`amu:context`) is one link from the agent to the context, with its role, phase and fund. `rdf:type` and literals
describe a node.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

import pyoxigraph as ox

from amu_graph.language import Text
from amu_graph.namespaces import AMU, RDF, curie
from amu_graph.network.failures import NotANetworkError
from amu_graph.store.terms import Value, to_python

TYPE: Final = RDF + "type"
AGENT, CONTEXT = AMU + "agent", AMU + "context"
INVOLVED_IN: Final = AMU + "involvedIn"
_PARTS: Final = (AGENT, CONTEXT, AMU + "role", AMU + "phase", AMU + "through")


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """A link as a view states it; `participation` is the IRI of the participation that it stands for, if any."""

    source: str
    target: str
    predicate: str
    role: str = ""
    phase: str = ""
    through: str = ""
    participation: str = ""


_ORDER: Final = attrgetter("source", "target", "predicate", "role", "phase", "through", "participation")


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
    between: list[tuple[str, str, str]] = []
    literals: dict[str, dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        subject, predicate, object_ = _named(triple.subject), triple.predicate.value, triple.object
        if isinstance(object_, ox.Literal):
            literals[subject][curie(predicate)].append(to_python(object_))
        else:
            between.append((subject, predicate, _named(object_)))
    links = _links(between)
    if (literals or between) and not links:
        raise _no_links()
    said = {
        node: {name: tuple(sorted(values, key=str)) for name, values in sorted(own.items())}
        for node, own in sorted(literals.items())
    }
    return Reading(links=links, attributes=said)


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


def _links(between: Iterable[tuple[str, str, str]]) -> list[Link]:
    described: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    plain: set[Link] = set()
    parts: list[tuple[str, str, str]] = []
    for subject, predicate, object_ in between:
        if predicate in (AGENT, CONTEXT):
            described[subject][predicate].append(object_)
        elif predicate in _PARTS:
            parts.append((subject, predicate, object_))
        elif predicate != TYPE:
            plain.add(Link(subject, object_, predicate))
    for subject, predicate, object_ in parts:
        if subject in described:
            described[subject][predicate].append(object_)
        else:
            plain.add(Link(subject, object_, predicate))
    for subject, of in described.items():
        plain.update(_participations(subject, of))
    return sorted(plain, key=_ORDER)


def _participations(subject: str, parts: Mapping[str, list[str]]) -> Iterable[Link]:
    if AGENT not in parts or CONTEXT not in parts:
        missing = curie(AGENT if AGENT not in parts else CONTEXT)
        raise NotANetworkError(
            Text(
                fr=f"La participation {curie(subject)} n’a pas de {missing} : elle ne relie rien.",
                en=f"The participation {curie(subject)} has no {missing}: it links nothing.",
            ),
            remedy=Text(
                fr="Construisez ?participation amu:agent ?acteur ; amu:context ?contexte.",
                en="Construct ?participation amu:agent ?agent ; amu:context ?context.",
            ),
        )
    role, phase, through = (" ".join(sorted(parts.get(part, ()))) for part in _PARTS[2:])
    for agent in parts[AGENT]:
        for context in parts[CONTEXT]:
            yield Link(agent, context, INVOLVED_IN, role, phase, through, subject)


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
