"""A CONSTRUCT of which a server gives the beginning only, as the SELECT of what its template needs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

import pyoxigraph as ox

from amu_graph.store.remote.query_form import SKIPPED, after_prologue, groups

_BLANK: Final = re.compile(SKIPPED + r" | _: | [\[\](~] | << | \{\|", re.VERBOSE | re.DOTALL)
_VARIABLE: Final = re.compile(SKIPPED + r" | [?$](?P<name>\w+)", re.VERBOSE | re.DOTALL)
_FORMS: Final = [["CONSTRUCT", "WHERE"], []], [["CONSTRUCT"], ["WHERE"], []], [["CONSTRUCT"], [], []]
"""The words around the groups of a query: nothing that says which graphs, which rows or how many."""

_AT_ONCE: Final = 5000


@dataclass(frozen=True, slots=True)
class Construct:
    """What a query declares, its template, the variables of that, and the query for their values."""

    prologue: str
    template: str
    variables: tuple[str, ...]
    select: str

    @classmethod
    def of(cls, query: str) -> "Construct | None":
        """Return a CONSTRUCT whose statements are those of its rows; None of one that says which or how many.

        A blank node of a template, or what is said of a statement, would be another one for each row that comes twice.

        >>> Construct.of("CONSTRUCT { ?s a ?o } WHERE { ?s ?p ?o }").select
        'SELECT DISTINCT ?s ?o WHERE { ?s ?p ?o }'
        >>> Construct.of("CONSTRUCT WHERE { ?s ?p 1 }").select
        'SELECT DISTINCT ?s ?p WHERE { ?s ?p 1 }'
        >>> Construct.of("CONSTRUCT { ?s ?p [] } WHERE { ?s ?p ?o }")
        >>> Construct.of("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 9")
        """
        start = after_prologue(query)
        spans = [(start, start), *groups(query, start), (len(query), len(query))]
        found = [query[begin:end] for begin, end in spans[1:-1]]
        around = [query[end:begin].upper().split() for (_, end), (begin, _) in pairwise(spans)]
        if around not in _FORMS or _has_blank(found[0]):
            return None
        variables = tuple(dict.fromkeys(each["name"] for each in _VARIABLE.finditer(found[0]) if each["name"]))
        columns = " ".join(f"?{name}" for name in variables)
        return cls(query[:start], found[0], variables, f"{query[:start]}SELECT DISTINCT {columns} WHERE {found[-1]}")

    def statements(self, rows: Iterable[ox.QuerySolution]) -> Iterator[ox.Triple]:
        """Yield the statements of the rows of `select`; some may come twice.

        Raises:
            ValueError: a row has a blank node or a statement, which has no name that a query could say.

        """
        left = iter(rows)
        while some := list(islice(left, _AT_ONCE)):
            values = "\n".join(f"({self._written([row[name] for name in self.variables])})" for row in some)
            columns = " ".join(f"?{name}" for name in self.variables)
            results = ox.Store().query(
                f"{self.prologue}CONSTRUCT {self.template} WHERE {{ VALUES ({columns}) {{ {values} }} }}"
            )
            assert isinstance(results, ox.QueryTriples)
            yield from results

    @staticmethod
    def _written(terms: Sequence[object]) -> str:
        if any(isinstance(term, ox.BlankNode | ox.Triple) for term in terms):
            raise ValueError(terms)
        return " ".join("UNDEF" if term is None else str(term) for term in terms)


def _has_blank(template: str) -> bool:
    return any(not found["skipped"] for found in _BLANK.finditer(template))
