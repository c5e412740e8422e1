"""What the explorer's page draws at once: a network as columns of JSON, small once compressed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

from amu_graph.namespaces import curie
from amu_graph.network.drawing.families import family_style
from amu_graph.network.explorer.columns import STATUSES, Columns
from amu_graph.network.layouts import LAYOUTS
from amu_graph.network.network import Network
from amu_graph.network.onemode import SHARES, SHARING
from amu_graph.query.labels import Labels
from amu_graph.typography import set_in

SCALE: Final = 10_000
"""Positions are whole numbers from −`SCALE` to `SCALE`."""
ON_DEMAND: Final = frozenset(("Concept", "Place"))
"""The classes that are drawn of everything only when the reader asks for them; a view shows all of its nodes."""
Places = tuple[list[int | None], list[int | None]]
"""Positions as two columns, with None where a node has none."""


class _Table:
    """Numbers for the values of a column, in the order of their first use."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, value: str) -> int:
        return self.numbers.setdefault(value, len(self.numbers))


def payload(
    columns: Columns, core: Places, whole: Places, labels: Labels, *, directed: bool, of: Network | None = None
) -> dict[str, Any]:
    """Return the nodes and links of a network as columns; `of` is the projection that they are of, if any.

    `fr` and `en` are labels as they are shown (`en` is 0 where it is the same), `x`/`y` the places without, `X`/`Y`
    those with what is drawn on demand (`X` is empty where they are the same). `year` of a link is that of the thing
    that dates it, 0 where it has none. In a projection, `shared` names what each link stands for and `members` what
    each node takes part in, both as pairs: a row of `things`, and the number of a status.
    """
    classes, predicates, roles, things = _Table(), _Table(), _Table(), _Table()
    nodes: dict[str, Any] = {
        "id": [curie(node) for node in columns.nodes],
        "fr": [set_in(fr, "fr") for fr, _ in columns.names],
        "en": [0 if en == fr else set_in(en, "en") for fr, en in columns.names],
        "class": [classes.number(each) for each in columns.classes],
        "year": columns.years,
        **dict(zip("xyXY", (*core, *whole), strict=True)),
    }
    edges: dict[str, Any] = {
        "source": columns.source,
        "target": columns.target,
        "predicate": [predicates.number(each) for each in columns.predicate],
        "role": [roles.number(role) if role else -1 for role in columns.role],
        "status": columns.status,
        "year": columns.year,
        "weight": columns.weight,
    }
    if of and (members := memberships(of)):
        own = [members[node] for node in columns.nodes]
        ends = zip(columns.source, columns.target, columns.shared, strict=True)
        edges["shared"] = [_shared(own[one], own[other], shared, things) for one, other, shared in ends]
        nodes["members"] = [[[things.number(thing), status] for thing, status in each.items()] for each in own]
    two_sided = directed and not set(columns.source) & set(columns.target)
    return {
        "scale": SCALE,
        "nodes": nodes,
        "edges": edges,
        "classes": list(classes.numbers),
        "onDemand": sorted(ON_DEMAND) if whole[0] else [],
        "directed": directed,
        "things": [_thing(iri, labels, of) for iri in things.numbers],
        "predicates": [_predicate(iri, labels) for iri in predicates.numbers],
        "roles": [_named(iri, labels) for iri in roles.numbers],
        "statuses": STATUSES,
        "layouts": [each.name for each in LAYOUTS.values() if two_sided or not each.two_sided],
    }


def scaled(x: Iterable[float | None], y: Iterable[float | None]) -> Places:
    """Return positions from −1 to 1 as two columns of whole numbers."""
    across, up = ([None if each is None else round(each * SCALE) for each in column] for column in (x, y))
    return across, up


def memberships(network: Network) -> dict[str, dict[str, int]]:
    """Return what each node of a projection takes part in, with the surest status that says so; nothing for others."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    if network.two_mode is None:
        return found
    for source, target, status in network.two_mode.edges(data="status"):
        kept, thing = (source, target) if network.view.one_mode == "sources" else (target, source)
        number = STATUSES.index(status)
        found[kept][thing] = min(number, found[kept].get(thing, number))
    return found


def _shared(one: Mapping[str, int], other: Mapping[str, int], shared: Iterable[str], things: _Table) -> list[list[int]]:
    """Return what two nodes share, each with the less sure of the statuses by which they do."""
    return [[things.number(thing), max(one[thing], other[thing])] for thing in shared]


def _thing(iri: str, labels: Labels, network: Network | None) -> dict[str, Any]:
    data = network.two_mode.nodes[iri] if network and network.two_mode else {}
    return {**_named(iri, labels), "year": data.get("year", 0)}


def _named(iri: str, labels: Labels) -> dict[str, str]:
    label = labels.of(iri)
    return {"id": curie(iri), "fr": set_in(label.fr, "fr"), "en": set_in(label.en, "en")}


def _predicate(iri: str, labels: Labels) -> dict[str, Any]:
    if iri == SHARES:
        words, back = {"id": curie(iri), "fr": SHARING.fr, "en": SHARING.en}, SHARING
    else:
        words, back = _named(iri, labels), labels.inverse(iri)
    return {**words, "back": {"fr": back.fr, "en": back.en}, "family": family_style(iri).name}
