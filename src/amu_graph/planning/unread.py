"""Why a query is left alone."""

from typing import Final

from amu_graph.language import Text

UNREAD: Final = Text(
    fr="Sans les formes que l’on ne sait pas lire (DESCRIBE, SERVICE, RAND, SAMPLE, GROUP_CONCAT, un nœud « _:x », "
    "une liste…), la requête serait ordonnée d’après les données.",
    en="Without forms that are not read (DESCRIBE, SERVICE, RAND, SAMPLE, GROUP_CONCAT, a node “_:x”, a list…), "
    "the query would be ordered by the data.",
)
CUT: Final = Text(
    fr="LIMIT sans ORDER BY de toutes les colonnes : les lignes gardées dépendent de l’ordre, "
    "qui reste celui de la requête. Nommez chaque colonne dans ORDER BY, ou ôtez LIMIT.",
    en="LIMIT without ORDER BY of every column: the rows that are kept depend on the order, "
    "which stays that of the query. Name each column in ORDER BY, or take LIMIT away.",
)


class UnreadError(Exception):
    """The query holds what this parser does not read, or what may answer otherwise in another order.

    `why` says it; None where a plan would gain nothing.
    """

    def __init__(self, why: Text | None = UNREAD) -> None:
        super().__init__(why and why.en)
        self.why = why
