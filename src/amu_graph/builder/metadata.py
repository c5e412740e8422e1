"""What the dataset says of itself, of its sources and of its passages."""

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import Final

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph import project
from amu_graph.builder.passage_triples import passage_triples, source_triples
from amu_graph.language import Text
from amu_graph.namespaces import DCTERMS, OWL, PREFIXES, RDFS, XSD
from amu_graph.notes.passages import TYPE, Passage, Source

_DESCRIPTION: Final = Text(
    fr="Graphe de connaissances dont chaque énoncé se trouve dans le graphe nommé du passage qui le dit.",
    en="Knowledge graph in which every statement stands in the named graph of the passage that says it.",
)


class Metadata:
    """The metadata of sources and passages; that of those which are as before is not made again."""

    def __init__(self) -> None:
        self._made: dict[Source | Passage, frozenset[ox.Triple]] = {}

    def of(
        self, sources: Iterable[Source], passages: Iterable[Passage], described: Iterable[ox.Triple]
    ) -> set[ox.Triple]:
        """Return the triples; what a Turtle note states itself replaces what would be made."""
        before = self._made
        self._made = {one: before.get(one) or frozenset(source_triples(one)) for one in sources}
        self._made |= {one: before.get(one) or frozenset(passage_triples(one)) for one in passages}
        made: set[ox.Triple] = set().union(*self._made.values())
        own = {(triple.subject, triple.predicate) for triple in described}
        replaced = {
            one for one in (made if own else ()) if one.predicate != TYPE and (one.subject, one.predicate) in own
        }
        return made - replaced | set(described)


def project_version() -> str:
    """Return the version of the program that makes the dataset."""
    return version("amu-graph")


def dataset_triples(*, triples: int, entities: int, sources: int) -> Iterator[ox.Triple]:
    """Return the description of the dataset: DCAT for catalogues, VoID for crawlers; the clock has no part in it.

    `triples` counts those of the default graph that are stated or derived, this description excepted.
    """
    dataset = ox.NamedNode(ns.DATASET)
    for class_name in ("dcat:Dataset", "void:Dataset"):
        yield ox.Triple(dataset, TYPE, ox.NamedNode(ns.expand(class_name) or ""))
    ours = project.current()
    texts = {RDFS + "label": ours.dataset_label, DCTERMS + "title": ours.dataset_title}
    for prop, text in (texts | {DCTERMS + "description": _DESCRIPTION}).items():
        for language in ours.languages:
            yield ox.Triple(dataset, ox.NamedNode(prop), ox.Literal(text.in_(language), language=language))
    yield ox.Triple(dataset, ox.NamedNode(DCTERMS + "license"), ox.NamedNode(ours.licence))
    yield ox.Triple(dataset, ox.NamedNode(OWL + "versionInfo"), ox.Literal(ours.version))
    yield ox.Triple(dataset, ox.NamedNode(PREFIXES["void"] + "uriSpace"), ox.Literal(ns.BASE))
    for name, count in (("triples", triples), ("entities", entities), ("documents", sources)):
        value = ox.Literal(str(count), datatype=ox.NamedNode(XSD + "integer"))
        yield ox.Triple(dataset, ox.NamedNode(PREFIXES["void"] + name), value)
