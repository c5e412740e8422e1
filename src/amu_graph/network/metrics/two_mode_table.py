"""Records of the metrics of two-mode networks: agents on one side, what they take part in on the other."""

from typing import Final

from amu_graph.language import Text
from amu_graph.network.metrics import two_mode
from amu_graph.network.metrics.metric import SOURCES_ONLY, Metric

_BY_SIDE: Final = Text(
    "Chaque côté a son propre maximum : comparez d’abord ceux d’un même côté.",
    "Each side has its own maximum: first compare those of one side.",
)
_BORGATTI: Final = "Borgatti & Everett 1997, Social Networks 19, 243–269"

TWO_MODE: Final = (
    Metric(
        name="two-mode-degree",
        title=Text("Degré à deux modes", "Two-mode degree"),
        definition=Text(
            "La part de l’autre côté avec laquelle un nœud est lié.",
            "The share of the other side a node is linked with.",
        ),
        high=Text("ceux qui touchent le plus de l’autre côté.", "those who reach most of the other side."),
        caveat=SOURCES_ONLY,
        source=_BORGATTI,
        fits="two-mode",
        compute=lambda work: two_mode.degree(work.network, work.arrays),
    ),
    Metric(
        name="two-mode-betweenness",
        title=Text("Intermédiarité à deux modes", "Two-mode betweenness"),
        definition=Text(
            "L’intermédiarité, rapportée à la plus grande qu’un nœud de ce côté puisse avoir.",
            "Betweenness, over the largest that a node of this side can have.",
        ),
        high=Text("ceux par qui passe ce qui relie les autres.", "those through whom what links the others passes."),
        caveat=_BY_SIDE,
        source=_BORGATTI,
        fits="two-mode",
        compute=lambda work: two_mode.betweenness(work.network, work.arrays, work.betweenness),
    ),
    Metric(
        name="two-mode-closeness",
        title=Text("Proximité à deux modes", "Two-mode closeness"),
        definition=Text(
            "La proximité, rapportée à celle d’un nœud lié à tout l’autre côté, à deux liens de tous ceux du sien.",
            "Closeness, over that of a node linked with all of the other side, two links away from all of its own.",
        ),
        high=Text("ceux qui sont à peu de liens de tous.", "those who are few links away from all."),
        caveat=_BY_SIDE,
        source=_BORGATTI,
        fits="two-mode",
        compute=lambda work: two_mode.closeness(work.network, work.arrays, work.closeness),
    ),
    Metric(
        name="two-mode-clustering",
        title=Text("Regroupement à deux modes", "Two-mode clustering"),
        definition=Text(
            "Combien les voisins d’un nœud recoupent, en moyenne, ceux des nœuds avec lesquels il en partage un.",
            "How much a node’s neighbours overlap, on average, with those of the nodes with which it shares one.",
        ),
        high=Text("ceux qui font les mêmes choses que d’autres.", "those who do the same things as others."),
        caveat=Text("Vaut 1 pour ceux dont le seul lien est le même.", "Is 1 for those whose only link is the same."),
        source="Latapy, Magnien & Del Vecchio 2008, Social Networks 30, 31–48",
        fits="two-mode",
        compute=lambda work: two_mode.clustering(work.network, work.arrays),
    ),
    Metric(
        name="two-mode-density",
        title=Text("Densité à deux modes", "Two-mode density"),
        definition=Text("La part des paires possibles qui sont liées.", "The share of possible pairs that are linked."),
        high=Text("1 : chacun prend part à tout.", "1: everyone takes part in everything."),
        caveat=Text("Baisse avec la taille du réseau.", "Falls with the size of the network."),
        source=_BORGATTI,
        scope="network",
        fits="two-mode",
        compute=lambda work: two_mode.density(work.network, work.arrays),
    ),
)
