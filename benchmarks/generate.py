"""Synthetic datasets of the shape of the graph, of any size: the same arguments give the same statements.

People and organisations take part in projects, documents and events; a few take part in many things (Zipf), most in one or
two, as in the founding data. Each participation stands in the graph of a passage, as in the real dataset.
"""

import argparse
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from amu_graph.namespaces import AMU, BASE, DCTERMS, DERIVED, METADATA, PROV, RDF, RDFS, SKOS, VOCAB

ROLES = (
    ("auteur", "authorOf", "publication"),
    ("editeur", "publisherOf", "publication"),
    ("diffuseur", "hosts", "publication"),
    ("assistant-maitrise-usage", "accompanies", "project"),
    ("accompagnateur", "accompanies", "project"),
    ("maitre-d-ouvrage", "carries", "project"),
    ("maitre-d-oeuvre", "designs", "project"),
    ("financeur", "funds", "project"),
    ("organisateur", "organizes", "event"),
    ("intervenant", "speaksAt", "event"),
)
CLASSES = {
    "person": "Person",
    "organization": "Organization",
    "project": "Project",
    "publication": "Publication",
    "event": "Event",
}
THEMES = 121
SHARES = {"person": 0.3, "organization": 0.2, "project": 0.2, "publication": 0.2, "event": 0.1}


def node(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


def quads(entities: int, links: int, seed: int = 0) -> Iterator[ox.Quad]:
    """Yield the statements of about `entities` entities and `links` participations between them."""
    dice = random.Random(seed)
    counts = {kind: max(2, int(entities * share)) for kind, share in SHARES.items()}
    yield from _vocabulary()
    for kind, count in counts.items():
        for number in range(count):
            yield from _entity(kind, number, dice)
    for number in range(links):
        yield from _participation(number, counts, dice)


def _vocabulary() -> Iterator[ox.Quad]:
    for role, shortcut, _ in ROLES:
        iri = node(f"{VOCAB}role/{role}")
        yield ox.Quad(iri, node(RDF + "type"), node(SKOS + "Concept"))
        yield ox.Quad(iri, node(AMU + "shortcut"), node(AMU + shortcut))
        yield ox.Quad(iri, node(RDFS + "label"), ox.Literal(role.replace("-", " "), language="fr"))

    for status in ("asserted", "interpreted", "unverified"):
        iri = node(f"{VOCAB}status/{status}")
        yield ox.Quad(iri, node(RDF + "type"), node(SKOS + "Concept"))
        yield ox.Quad(iri, node(RDFS + "label"), ox.Literal(status, language="en"))
    for number in range(THEMES):  # a tree: each theme has three narrower ones
        iri = node(f"{VOCAB}theme/theme-{number}")
        yield ox.Quad(iri, node(RDF + "type"), node(SKOS + "Concept"))
        yield ox.Quad(iri, node(RDFS + "label"), ox.Literal(f"theme {number}", language="fr"))
        if number:
            yield ox.Quad(iri, node(SKOS + "broader"), node(f"{VOCAB}theme/theme-{(number - 1) // 3}"))


def _entity(kind: str, number: int, dice: random.Random) -> Iterator[ox.Quad]:
    iri = node(f"{BASE}{kind}/{kind}-{number}")
    yield ox.Quad(iri, node(RDF + "type"), node(AMU + CLASSES[kind]))
    yield ox.Quad(iri, node(RDFS + "label"), ox.Literal(f"{CLASSES[kind]} {number}", language="fr"))
    if kind in ("project", "publication", "event"):
        yield ox.Quad(iri, node(AMU + "year"), ox.Literal(dice.randint(1995, 2025)))
        yield ox.Quad(iri, node(DCTERMS + "subject"), node(f"{VOCAB}theme/theme-{number % THEMES}"))


def _zipf(count: int, dice: random.Random) -> int:
    return int(count * dice.random() ** 2.2)


def _participation(number: int, counts: dict[str, int], dice: random.Random) -> Iterator[ox.Quad]:
    role, shortcut, kind = dice.choice(ROLES)
    who = "person" if dice.random() < 0.5 else "organization"
    agent = node(f"{BASE}{who}/{who}-{_zipf(counts[who], dice)}")
    context = node(f"{BASE}{kind}/{kind}-{dice.randrange(counts[kind])}")
    names = (agent.value.removeprefix(BASE), context.value.removeprefix(BASE))
    participation = node(f"{BASE}participation/" + "--".join((names[0], role, names[1])).replace("/", "--"))
    source = f"{BASE}source/document-{number // 50}"
    passage = node(f"{source}#L{number % 50 + 1}")
    status = "interpreted" if number % 10 == 0 else "asserted"
    for graph in (passage, ox.DefaultGraph()):
        yield ox.Quad(participation, node(RDF + "type"), node(AMU + "Participation"), graph)
        yield ox.Quad(participation, node(AMU + "agent"), agent, graph)
        yield ox.Quad(participation, node(AMU + "role"), node(f"{VOCAB}role/{role}"), graph)
        yield ox.Quad(participation, node(AMU + "context"), context, graph)
    for graph in (node(DERIVED), ox.DefaultGraph()):
        yield ox.Quad(agent, node(AMU + shortcut), context, graph)
    for graph in (node(METADATA), ox.DefaultGraph()):
        yield ox.Quad(passage, node(RDF + "type"), node(AMU + "Passage"), graph)
        yield ox.Quad(passage, node(PROV + "wasQuotedFrom"), node(source), graph)
        yield ox.Quad(passage, node(DCTERMS + "type"), node(f"{VOCAB}status/{status}"), graph)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("entities", type=int)
    parser.add_argument("links", type=int)
    parser.add_argument("-o", "--output", type=Path, help="N-Quads file; standard output where left out")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    target = given.output.open("wb") if given.output else sys.stdout.buffer
    ox.serialize(quads(given.entities, given.links, given.seed), target, format=ox.RdfFormat.N_QUADS)


if __name__ == "__main__":
    main()
