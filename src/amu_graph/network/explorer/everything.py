"""Everything that passages link, read in two queries: the nodes and links that the explorer draws at once.

The network of the same view, which can also be measured and written, holds the passages of each link and costs several
times as much.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from amu_graph.namespaces import AMU, DATES, RDF, RDFS, SKOS, VOCAB, curie
from amu_graph.network.explorer.columns import STATUSES, Columns
from amu_graph.network.views import View, view_of
from amu_graph.network.views.describe import class_of, names_of, year_of
from amu_graph.network.views.links import INVOLVED_IN, Link, participation_links
from amu_graph.store import Store

VIEW: Final = Path(__file__).parent / "everything.rq"
_DERIVED: Final = len(STATUSES) - 1
_NAMINGS: Final = (RDFS + "label", SKOS + "prefLabel")
_TYPE, _YEAR = RDF + "type", AMU + "year"
_LINKS: Final = "?agent ?context ?role ?phase ?fund ?participation ?thing ?relation ?other ?passage"
_NODES: Final = f"""SELECT ?thing ?property ?value (LANG(?value) AS ?language) {{
  {{
    VALUES ?property {{ {" ".join(f"<{each}>" for each in (_TYPE, _YEAR, *_NAMINGS, *sorted(DATES)))} }}
    ?thing ?property ?value
    FILTER(?value NOT IN (amu:Participation, amu:Passage))
  }} UNION {{
    ?stage amu:stageOf ?thing ; dcterms:date ?value .
    FILTER NOT EXISTS {{ ?stage amu:planned ?planned }}
    BIND(dcterms:date AS ?property)
  }}
}}"""


def everything_view() -> View:
    """Return the view of everything, a query of the project's own."""
    return replace(view_of(str(VIEW)), foreign=False)  # a server of many threads must not fork


def everything(store: Store) -> Columns:
    """Return what the view of everything yields, as columns in the order of its network."""
    statuses = _links(store)
    links = sorted(statuses)
    nodes = sorted({end for link in links for end in link[:2]})
    number = {node: place for place, node in enumerate(nodes)}
    said = _described(store)
    years = [year_of(said.years.get(node, ()), said.dates.get(node, ())) for node in nodes]
    shortcuts = store.values(AMU + "shortcut")
    roles = [link.role.partition(" ")[0] for link in links]
    source, target = [number[link.source] for link in links], [number[link.target] for link in links]
    return Columns(
        nodes=nodes,
        names=[names_of(name.get(node, ()) for name in said.names) or (curie(node), curie(node)) for node in nodes],
        classes=[class_of(node, said.types.get(node, ())) for node in nodes],
        years=years,
        source=source,
        target=target,
        predicate=[
            shortcuts.get(role, link.predicate) if role else link.predicate
            for role, link in zip(roles, links, strict=True)
        ],
        role=roles,
        status=[statuses[link] for link in links],
        year=[
            years[head if link.participation else tail] for tail, head, link in zip(source, target, links, strict=True)
        ],
        weight=[1.0] * len(links),
    )


def _links(store: Store) -> dict[Link, int]:
    """Return the links, each with the number of the surest status of the passages that state it."""
    text = everything_view().question.text
    head, _, where = text.partition("CONSTRUCT")
    rows = store.rows(f"{head}SELECT {_LINKS} WHERE{where.partition('WHERE')[2]}")
    said = _statuses(store)
    found: dict[Link, int] = {}
    links_of: dict[str, list[Link]] = {}
    for agent, context, role, phase, through, participation, thing, relation, other, passage in rows:
        ends = (thing, other, relation) if relation else (agent, context, INVOLVED_IN)
        link = Link(*ends, role, phase, through, participation)
        status, known = said.get(passage, _DERIVED), found.get(link)
        if known is None and participation:
            links_of.setdefault(participation, []).append(link)
        found[link] = status if known is None else min(status, known)
    for participation, links in links_of.items():
        if len(links) > 1:
            found.update(_merged(participation, {link: found.pop(link) for link in links}))
    return found


def _merged(participation: str, links: Mapping[Link, int]) -> dict[Link, int]:
    """Return the links of a participation of which several roles, phases or funds are said: one, with all of them."""
    said = [(link.source, link.target, link.role, link.phase, link.through) for link in links]
    parts = [tuple(dict.fromkeys(filter(None, values))) for values in zip(*said, strict=True)]
    return {
        one: min(status for link, status in links.items() if link.source == one.source)
        for one in participation_links(participation, parts)
    }


def _statuses(store: Store) -> dict[str, int]:
    """Return the number of the status of each passage, the surest of several."""
    found: dict[str, int] = {}
    numbers = {f"{VOCAB}status/{status}": number for number, status in enumerate(STATUSES[:_DERIVED])}
    statuses = " ".join(f"<{each}>" for each in numbers)
    for passage, status in store.rows(
        f"SELECT ?passage ?status {{ VALUES ?status {{ {statuses} }} ?passage dcterms:type ?status }}"
    ):
        found[passage] = min(numbers[status], found.get(passage, _DERIVED))
    return found


@dataclass(frozen=True, slots=True)
class _Said:
    """What the merged graph says of each thing; texts have their language, and `names` are by property."""

    names: Sequence[dict[str, list[tuple[str | None, str]]]] = field(default_factory=lambda: [{} for _ in _NAMINGS])
    types: dict[str, list[str]] = field(default_factory=dict)
    years: dict[str, list[str]] = field(default_factory=dict)
    dates: dict[str, list[str]] = field(default_factory=dict)


def _described(store: Store) -> _Said:
    said = _Said()
    names = dict(zip(_NAMINGS, said.names, strict=True))
    values = {_TYPE: said.types, _YEAR: said.years}
    for thing, property_, value, language in store.rows(_NODES):
        if property_ in names:
            names[property_].setdefault(thing, []).append((language, value))
        else:
            values.get(property_, said.dates).setdefault(thing, []).append(value)
    return said
