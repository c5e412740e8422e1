"""Why a query is left alone."""

from typing import Final

from amu_graph.language import Text

UNREAD: Final = Text(
    fr="La requête n’est pas ordonnée d’après les données : elle contient une forme que l’on ne sait pas lire "
    "(DESCRIBE, SERVICE, RAND, SAMPLE, GROUP_CONCAT, un nœud « _:x », une liste…).",
    en="The query is not ordered by the data: it holds a form that is not read "
    "(DESCRIBE, SERVICE, RAND, SAMPLE, GROUP_CONCAT, a node “_:x”, a list…).",
)
CUT: Final = Text(
    fr="LIMIT sans ORDER BY de toutes les colonnes : les lignes gardées dépendent de l’ordre, "
    "qui reste celui de la requête. Nommez chaque colonne dans ORDER BY, ou ôtez LIMIT.",
    en="LIMIT without ORDER BY of every column: the rows that are kept depend on the order, "
    "which stays that of the query. Name each column in ORDER BY, or take LIMIT away.",
)


class UnreadError(Exception):
    """The query holds what this parser does not read, or what may answer otherwise in another order; `why` says it."""

    def __init__(self, why: Text = UNREAD) -> None:
        super().__init__(why.en)
        self.why = why
