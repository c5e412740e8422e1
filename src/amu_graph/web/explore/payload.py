"""The whole graph as columns, small once compressed: what the page draws at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from amu_graph.network import Network
from amu_graph.network.drawing.families import family_style
from amu_graph.network.layouts import LAYOUTS
from amu_graph.network.onemode import SHARES, SHARING
from amu_graph.typography import typeset
from amu_graph.web.explore.explorer_graph import ExplorerGraph, short

if TYPE_CHECKING:
    from amu_graph.network.network_graph import Positions

SCALE: Final = 10_000
"""Positions are whole numbers from −`SCALE` to `SCALE`."""
STATUSES: Final = ("asserted", "interpreted", "unverified", "derived")
_OF_LINKS: Final = ("source", "target", "predicate", "role", "status", "year", "weight")


class _Table:
    """Numbers for the values of a column, in the order of their first use."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, value: str) -> int:
        return self.numbers.setdefault(value, len(self.numbers))


def payload(atlas: ExplorerGraph) -> dict[str, Any]:
    """Return the nodes and links of the whole network as columns.

    `fr` and `en` are labels as they are shown (`en` is 0 where it is the same), `x`/`y` the places without, `X`/`Y`
    those with what is drawn on demand (`X` is empty where they are the same). `year` of a link is that of the thing
    that dates it, 0 where it has none. In a projection, `shared` names what each link stands for and `members` what
    each node takes part in, both as pairs: a row of `things`, and the number of a status.
    """
    classes, predicates, roles, things = _Table(), _Table(), _Table(), _Table()
    nodes = _nodes(atlas, classes)
    edges: dict[str, Any] = _edges(atlas, predicates, roles)
    members = memberships(atlas.whole)
    if members:
        edges["shared"] = [_shared(members, edge, things) for edge in atlas.whole.graph.edges(data="shared")]
        own = (members[node].items() for node in atlas.nodes)
        nodes["members"] = [[[things.number(thing), status] for thing, status in each] for each in own]
    return {
        "scale": SCALE,
        "nodes": nodes,
        "edges": edges,
        "classes": list(classes.numbers),
        "onDemand": sorted(atlas.on_demand),
        "directed": atlas.whole.directed,
        "things": [_thing(atlas, iri) for iri in things.numbers],
        "predicates": [_predicate(atlas, iri) for iri in predicates.numbers],
        "roles": [_named(atlas, iri) for iri in roles.numbers],
        "statuses": STATUSES,
        "layouts": [each.name for each in LAYOUTS.values() if each.fits(atlas.core)],
    }


def _nodes(atlas: ExplorerGraph, classes: _Table) -> dict[str, list[Any]]:
    data = [atlas.whole.graph.nodes[node] for node in atlas.nodes]
    core = atlas.places("force", whole=False)
    whole = atlas.places("force", whole=True) if len(core) < len(data) else {}
    x, y = columns(atlas.nodes, core)
    wide_x, wide_y = columns(atlas.nodes, whole) if whole else ([], [])
    return {
        "id": [short(node) for node in atlas.nodes],
        "fr": [typeset(each["label_fr"]) for each in data],
        "en": [0 if each["label_en"] == each["label_fr"] else each["label_en"] for each in data],
        "class": [classes.number(str(each["class"])) for each in data],
        "year": [each.get("year", 0) for each in data],
        "x": x,
        "y": y,
        "X": wide_x,
        "Y": wide_y,
    }


def columns(nodes: Iterable[str], places: "Positions") -> tuple[list[int | None], list[int | None]]:
    """Return the positions as two columns of whole numbers, with None where a node has none."""
    found = [places.get(node) for node in nodes]
    return (
        [None if place is None else round(place[0] * SCALE) for place in found],
        [None if place is None else round(place[1] * SCALE) for place in found],
    )


def _edges(atlas: ExplorerGraph, predicates: _Table, roles: _Table) -> dict[str, list[Any]]:
    number = {node: place for place, node in enumerate(atlas.nodes)}
    found: dict[str, list[Any]] = {
        name: [] for name in ("source", "target", "predicate", "role", "status", "year", "weight")
    }
    for source, target, data in atlas.whole.graph.edges(data=True):
        role = _role(data)
        found["source"].append(number[source])
        found["target"].append(number[target])
        found["predicate"].append(predicates.number(_property(atlas, data, role)))
        found["role"].append(roles.number(role) if role else -1)
        found["status"].append(STATUSES.index(data["status"]))
        found["year"].append(atlas.whole.graph.nodes[dating(source, target, data)].get("year", 0))
        found["weight"].append(data["weight"])
    return found


def dating(source: str, target: str, data: Mapping[str, Any]) -> str:
    """Return which end dates a link, as the queries of the views do: what somebody takes part in, else the source."""
    return target if data.get("participation") else source


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


def _shared(
    members: Mapping[str, Mapping[str, int]], edge: tuple[str, str, tuple[str, ...]], things: _Table
) -> list[list[int]]:
    """Return what two nodes share, each with the less sure of the statuses by which they do."""
    one, other, shared = edge
    return [[things.number(thing), max(members[one][thing], members[other][thing])] for thing in shared]


def _thing(atlas: ExplorerGraph, iri: str) -> dict[str, Any]:
    network = atlas.whole
    data = network.two_mode.nodes[iri] if network.two_mode else {}
    return {**_named(atlas, iri), "year": data.get("year", 0)}


def _role(data: dict[str, Any]) -> str:
    """Return the IRI of the role of a participation."""
    first = str(data.get("role", "")).partition(" ")[0]
    return f"https://w3id.org/amu-graph/vocab/role/{first}" if first else ""


def _property(atlas: ExplorerGraph, data: dict[str, Any], role: str) -> str:
    """Return the property of a link; for a role, that which it names, though the graph derived none."""
    return atlas.links.shortcut(role) if role else str(data["predicate"])


def _named(atlas: ExplorerGraph, iri: str) -> dict[str, str]:
    label = atlas.graph.portraits.label(iri)
    return {"id": short(iri), "fr": label.fr, "en": label.en}


def _predicate(atlas: ExplorerGraph, iri: str) -> dict[str, Any]:
    if iri == SHARES:
        words = {"fr": SHARING.fr, "en": SHARING.en}
        return {"id": short(iri), **words, "back": words, "family": family_style(iri).name}
    inverse = atlas.graph.portraits.labels.inverse(iri)
    back = {"fr": inverse.fr, "en": inverse.en}
    return {**_named(atlas, iri), "back": back, "family": family_style(iri).name}
