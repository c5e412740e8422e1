"""Preparing an untrusted query: examined, with its dataset and the machines that it asks."""

from collections.abc import Collection
from typing import NamedTuple

from amu_graph.query.from_clause import Dataset
from amu_graph.query.guard import Form, examine
from amu_graph.store.workers.messages import Request


class Prepared(NamedTuple):
    """A query that may be evaluated: the request for the engine, and what is known before it is parsed.

    `form` and `volatile` are those of the guard; `hosts` are the machines that it may ask, none where it asks none.
    """

    request: Request
    form: Form | None
    volatile: bool
    hosts: tuple[str, ...] = ()

    @property
    def constructs(self) -> bool:
        """Return whether it answers with statements."""
        return self.form in ("CONSTRUCT", "DESCRIBE")

    def written(self, table: str | None, graph: str | None, *, gzip: bool = False) -> "Prepared":
        """Return the query with the formats in which rows and statements are to be written."""
        return self._replace(request=self.request._replace(table=table, graph=graph, gzip=gzip))


def prepare(text: str, hosts: Collection[str] = (), graphs: Dataset | None = None) -> Prepared:
    """Examine the text of a query; `hosts` are those that `SERVICE` may name.

    `graphs` are the dataset that was asked for beside the query, which comes before that of its `FROM`; the engine
    merges the graphs of either.

    Raises:
        QueryTooLongError, QueryTooComplexError, QueryForbiddenError, QuerySyntaxError: as `guard.examine`.

    """
    examined = examine(text, hosts)
    dataset = graphs if graphs and any(graphs) else examined.dataset or Dataset()
    request = Request(text, "json", "ntriples", *dataset)
    return Prepared(request, examined.form, examined.volatile, tuple(hosts) if examined.remote else ())
