"""Records of the metrics of groups and of whole networks: how they hold together."""

from typing import Final

from amu_graph.language import Text
from amu_graph.network import communities
from amu_graph.network.metrics import cohesion
from amu_graph.network.metrics.metric import SOURCES_ONLY, Metric

_TWO_MODE: Final = Text(
    "Vaut zéro dans un réseau à deux modes, qui n’a pas de triangle : projetez-le d’abord (co-participation).",
    "Is zero in a two-mode network, which has no triangle: project it first (co-participation).",
)
_HOLES: Final = Text(
    "Pensée pour des réseaux de personnes ; lisez-la sur une projection (co-authorship, co-participation).",
    "Meant for networks of people; read it on a projection (co-authorship, co-participation).",
)

COHESION: Final = (
    Metric(
        name="core",
        title=Text("Cœur", "Core number"),
        definition=Text(
            "Le plus grand k tel que le nœud est d’un groupe où chacun a k voisins dans le groupe.",
            "The largest k such that the node is in a group in which everyone has k neighbours of the group.",
        ),
        high=Text("ceux du noyau le plus serré.", "those of the tightest core."),
        caveat=SOURCES_ONLY,
        source="Seidman 1983, Social Networks 5, 269–287",
        whole=True,
        compute=lambda work: cohesion.core(work.arrays),
    ),
    Metric(
        name="clustering",
        title=Text("Regroupement", "Clustering"),
        definition=Text(
            "La part des paires de voisins qui sont liées entre elles.",
            "The share of pairs of neighbours that are linked.",
        ),
        high=Text("ceux dont les voisins se connaissent.", "those whose neighbours are linked."),
        caveat=_TWO_MODE,
        source="Watts & Strogatz 1998, Nature 393, 440–442",
        compute=lambda work: cohesion.clustering(work.arrays),
    ),
    Metric(
        name="constraint",
        title=Text("Contrainte", "Constraint"),
        definition=Text(
            "Combien les liens d’un nœud le ramènent aux mêmes voisins (trous structuraux).",
            "How much a node’s links lead back to the same neighbours (structural holes).",
        ),
        high=Text("les moins enfermés : des courtiers entre leurs voisins.", "the least closed in: brokers."),
        low_first=True,
        caveat=_HOLES,
        source="Burt 1992, Structural Holes, chapter 2",
        compute=lambda work: cohesion.constraint(work.arrays),
    ),
    Metric(
        name="effective-size",
        title=Text("Taille efficace", "Effective size"),
        definition=Text(
            "Le nombre de voisins, moins ce qu’ils ont de liens entre eux en moyenne.",
            "The number of neighbours less their mean number of links among themselves.",
        ),
        high=Text("ceux qui relient des mondes séparés.", "those who broker between separate worlds."),
        caveat=_HOLES,
        source="Burt 1992, Structural Holes; Borgatti 1997, Connections 20, 35–38",
        compute=lambda work: cohesion.effective_size(work.arrays),
    ),
    Metric(
        name="articulation",
        title=Text("Point d’articulation", "Articulation point"),
        definition=Text(
            "1 si, sans ce nœud, son morceau du réseau se sépare.",
            "1 if the piece of the network falls apart without this node.",
        ),
        high=Text("sans eux, le réseau se sépare.", "without them the network falls apart."),
        caveat=SOURCES_ONLY,
        source="Hopcroft & Tarjan 1973, Comm. ACM 16, 372–378",
        whole=True,
        compute=lambda work: cohesion.articulation(work.arrays),
    ),
    Metric(
        name="component",
        title=Text("Composantes", "Components"),
        definition=Text("Le morceau du réseau auquel appartient un nœud.", "The piece of the network of a node."),
        high=Text("", ""),
        caveat=SOURCES_ONLY,
        source="Hopcroft & Tarjan 1973, Comm. ACM 16, 372–378",
        whole=True,
        compute=lambda work: cohesion.component(work.arrays),
    ),
    Metric(
        name="community",
        title=Text("Communautés", "Communities"),
        definition=Text(
            "Le groupe auquel la méthode de Leiden attribue un nœud, avec une graine fixe.",
            "The group to which the Leiden method assigns a node, with a fixed seed.",
        ),
        high=Text("", ""),
        caveat=Text(
            "D’autres partages sont presque aussi bons ; la modularité ne voit pas les petits groupes.",
            "Other divisions are almost as good; modularity does not see small groups.",
        ),
        source="Traag, Waltman & van Eck 2019, Scientific Reports 9, 5233",
        whole=True,
        links="weighted",
        compute=lambda work: communities.leiden(work.arrays, seed=work.seed).astype(float),
    ),
    Metric(
        name="density",
        title=Text("Densité", "Density"),
        definition=Text("La part des paires de nœuds qui sont liées.", "The share of pairs of nodes that are linked."),
        high=Text("1 : tous sont liés à tous.", "1: all are linked with all."),
        caveat=Text("Baisse avec la taille du réseau.", "Falls with the size of the network."),
        source="Wasserman & Faust 1994, 4.2.3",
        scope="network",
        compute=lambda work: cohesion.density(work.arrays),
    ),
    Metric(
        name="transitivity",
        title=Text("Transitivité", "Transitivity"),
        definition=Text(
            "Trois fois le nombre de triangles, sur celui des chemins de deux liens.",
            "Three times the number of triangles, over that of the paths of two links.",
        ),
        high=Text("1 : les voisins de chacun sont liés.", "1: everyone’s neighbours are linked."),
        caveat=_TWO_MODE,
        source="Newman 2003, SIAM Review 45, 167–256",
        scope="network",
        compute=lambda work: cohesion.transitivity(work.arrays),
    ),
    Metric(
        name="bridges",
        title=Text("Ponts", "Bridges"),
        definition=Text("Les liens dont la coupe sépare le réseau.", "The links that part the network if cut."),
        high=Text("", ""),
        caveat=SOURCES_ONLY,
        source="Tarjan 1974, Information Processing Letters 2, 160–161",
        scope="network",
        compute=lambda work: cohesion.bridges(work.arrays),
    ),
    Metric(
        name="modularity",
        title=Text("Modularité", "Modularity"),
        definition=Text(
            "La part des liens internes aux communautés, moins celle qu’on attendrait au hasard.",
            "The share of links inside communities less that expected at random.",
        ),
        high=Text("au-dessus de 0,3 environ, les communautés sont nettes.", "above about 0.3 communities are clear."),
        caveat=Text("Un arbre a aussi une forte modularité.", "A tree has a high modularity too."),
        source="Newman & Girvan 2004, Physical Review E 69, 026113",
        scope="network",
        links="weighted",
        compute=lambda work: communities.modularity(work.arrays, communities.leiden(work.arrays, seed=work.seed)),
    ),
    Metric(
        name="assortativity",
        title=Text("Assortativité par classe", "Assortativity by class"),
        definition=Text(
            "À quel point les liens unissent des nœuds de même classe.", "How far links join like classes."
        ),
        high=Text(
            "1 : entre semblables seulement ; négatif : entre classes différentes.",
            "1: among like only; negative: between different classes.",
        ),
        caveat=Text(
            "Négatif par construction dans un réseau à deux modes.", "Negative by design in a two-mode network."
        ),
        source="Newman 2003, Physical Review E 67, 026126",
        scope="network",
        compute=lambda work: cohesion.assortativity(work.network, work.arrays),
    ),
)
