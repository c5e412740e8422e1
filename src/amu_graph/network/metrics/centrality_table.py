"""Records of the metrics of single nodes: how well linked they are, and how central."""

from typing import Final

from amu_graph.language import Text
from amu_graph.network.metrics import centrality
from amu_graph.network.metrics.metric import SOURCES_ONLY, Metric, Size

_PATHS: Final = Text(
    "Les chemins d’un réseau à deux modes passent par les projets et les documents ; ce ne sont pas des contacts.",
    "Paths in a two-mode network go through projects and documents; they are not acquaintances.",
)
CENTRALITY: Final = (
    Metric(
        name="degree",
        title=Text("Degré", "Degree"),
        definition=Text("Le nombre de liens d’un nœud, chacun compté.", "The number of links of a node, each counted."),
        high=Text("ceux dont les sources rapportent le plus de rôles.", "those of whom the sources report most roles."),
        caveat=SOURCES_ONLY,
        source="Freeman 1978, Social Networks 1, 215–239",
        whole=True,
        links="each",
        size=Size(
            Text("nombre de liens", "number of links"),
            Text("Grand : les sources en rapportent beaucoup de liens.", "Large: the sources report many links of it."),
        ),
        compute=lambda work: centrality.degree(work.arrays),
    ),
    Metric(
        name="in-degree",
        title=Text("Degré entrant", "In-degree"),
        definition=Text("Le nombre de liens qui arrivent à un nœud.", "The number of links that arrive at a node."),
        high=Text("ce à quoi le plus d’acteurs prennent part.", "what most agents take part in."),
        caveat=SOURCES_ONLY,
        source="Freeman 1978, Social Networks 1, 215–239",
        whole=True,
        fits="directed",
        links="each",
        compute=lambda work: centrality.in_degree(work.arrays),
    ),
    Metric(
        name="out-degree",
        title=Text("Degré sortant", "Out-degree"),
        definition=Text("Le nombre de liens qui partent d’un nœud.", "The number of links that leave a node."),
        high=Text("ceux qui prennent part au plus de choses.", "those who take part in most things."),
        caveat=SOURCES_ONLY,
        source="Freeman 1978, Social Networks 1, 215–239",
        whole=True,
        fits="directed",
        links="each",
        compute=lambda work: centrality.out_degree(work.arrays),
    ),
    Metric(
        name="strength",
        title=Text("Degré pondéré", "Weighted degree"),
        definition=Text("La somme des poids des liens d’un nœud.", "The sum of the weights of a node’s links."),
        high=Text("ceux qui partagent le plus.", "those who share most."),
        caveat=Text("Égal au degré quand tous les poids valent 1.", "Equals the degree where all weights are 1."),
        source="Barrat et al. 2004, PNAS 101, 3747–3752",
        links="each",
        compute=lambda work: centrality.strength(work.arrays),
    ),
    Metric(
        name="betweenness",
        title=Text("Intermédiarité", "Betweenness"),
        definition=Text(
            "La part des plus courts chemins entre les autres nœuds qui passent par celui-ci, de 0 à 1.",
            "The share of the shortest paths between other nodes that pass through this one, from 0 to 1.",
        ),
        high=Text("ceux par qui passe ce qui relie les autres.", "those through whom what links the others passes."),
        caveat=_PATHS,
        source="Freeman 1977, Sociometry 40, 35–41; Brandes 2001; sampled: Brandes & Pich 2007",
        size=Size(
            Text("intermédiarité", "betweenness"),
            Text("Grand : par là passe ce qui relie les autres.", "Large: what links the others passes through it."),
        ),
        compute=lambda work: work.betweenness,
    ),
    Metric(
        name="closeness",
        title=Text("Proximité", "Closeness"),
        definition=Text(
            "L’inverse de la distance moyenne aux nœuds accessibles, multiplié par la part de ceux-ci.",
            "The inverse of the mean distance to the nodes in reach, times the share of these.",
        ),
        high=Text("ceux qui sont à peu de liens de tous.", "those who are few links away from all."),
        caveat=Text("Compare mal des nœuds de morceaux séparés.", "Compares nodes of separate pieces badly."),
        source="Wasserman & Faust 1994, Social Network Analysis, 5.2.2",
        size=Size(
            Text("proximité", "closeness"),
            Text("Grand : à peu de liens de tous.", "Large: few links away from all."),
        ),
        compute=lambda work: work.closeness,
    ),
    Metric(
        name="eigenvector",
        title=Text("Centralité de vecteur propre", "Eigenvector centrality"),
        definition=Text(
            "La part de chacun dans le premier vecteur propre : être lié à ceux qui sont bien liés.",
            "Each node’s part in the first eigenvector: being linked with those who are well linked.",
        ),
        high=Text("ceux que des nœuds centraux entourent.", "those whom central nodes surround."),
        caveat=Text("Vaut presque zéro hors du morceau le plus dense.", "Is almost zero outside the densest piece."),
        source="Bonacich 1972, J. Math. Sociology 2, 113–120",
        links="weighted",
        compute=lambda work: centrality.eigenvector(work.arrays),
    ),
    Metric(
        name="pagerank",
        title=Text("PageRank", "PageRank"),
        definition=Text(
            "La part du temps qu’y passe qui suit les liens au hasard et repart 15 fois sur 100 n’importe où.",
            "The share of time spent there by one who follows links at random and starts anew 15 times in 100.",
        ),
        high=Text("ce vers quoi mènent les liens.", "what the links lead to."),
        caveat=Text(
            "Suit le sens des liens : d’un acteur vers ce qu’il fait.",
            "Follows the links: from an agent to what it does.",
        ),
        source="Brin & Page 1998, Computer Networks 30, 107–117",
        links="directed",
        size=Size(
            Text("PageRank", "PageRank"),
            Text("Grand : les liens y mènent souvent.", "Large: the links often lead there."),
        ),
        compute=lambda work: centrality.pagerank(work.arrays, directed=work.network.directed),
    ),
    Metric(
        name="hub",
        title=Text("Pivot (HITS)", "Hub (HITS)"),
        definition=Text("Pointer vers de bonnes autorités.", "Pointing at good authorities."),
        high=Text("ceux qui prennent part à ce qui compte.", "those who take part in what counts."),
        caveat=Text("Favorise un seul groupe dense.", "Favours one dense group."),
        source="Kleinberg 1999, J. ACM 46, 604–632",
        fits="directed",
        links="directed",
        compute=lambda work: centrality.hubs(work.arrays, directed=work.network.directed),
    ),
    Metric(
        name="authority",
        title=Text("Autorité (HITS)", "Authority (HITS)"),
        definition=Text("Être visé par de bons pivots.", "Being pointed at by good hubs."),
        high=Text("ce à quoi prennent part ceux qui sont actifs.", "what those who are active take part in."),
        caveat=Text("Favorise un seul groupe dense.", "Favours one dense group."),
        source="Kleinberg 1999, J. ACM 46, 604–632",
        fits="directed",
        links="directed",
        compute=lambda work: centrality.authorities(work.arrays, directed=work.network.directed),
    ),
)
