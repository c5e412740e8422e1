"""What a server holds is compared exactly, whatever it cuts, and in whatever form it writes its rows."""

from itertools import islice

import pyoxigraph as ox
import pytest

from amu_graph.errors import QueryEvaluationError
from amu_graph.language import Text
from amu_graph.store.remote.access import Access
from amu_graph.store.remote.comparison import Comparison
from amu_graph.store.remote.exchange import LINES, MARKUP, TABLE, Body, Exchange
from amu_graph.store.remote.named_lines import StoredGraphs

TEXTS = (
    b'"un"@fr',
    rb'"a\tb"',
    b'"a b"',
    rb'"\u00E9"',
    b'"1"^^<http://www.w3.org/2001/XMLSchema#integer>',
    b'"true"^^<http://www.w3.org/2001/XMLSchema#boolean>',
    b"<urn:o>",
)
LARGE = [b"<urn:s>\t<urn:p%d>\t%b" % (at, TEXTS[at % len(TEXTS)]) for at in range(20)]
GRAPHS = [(f"urn:g{at}", LARGE[at : at + 2]) for at in range(5)] + [("urn:large", LARGE), ("urn:last", LARGE[:1])]


class Server(Exchange):
    """A server that answers `most` rows at once, and says so or not; one that is `plain` writes TSV without types."""

    def __init__(self, graphs: StoredGraphs, *, most: int, told: bool, plain: bool) -> None:
        self.access = Access.to("http://127.0.0.1:1/")  # and no client
        self.store = ox.Store()
        for graph, statements in graphs:
            lines = b"".join(each + b" .\n" for each in statements)
            self.store.load(lines, format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(graph))
        self.most, self.told, self.plain, self.longest = most, told, plain, 1 << 20

    def ask(self, query: str, *, rows: str = TABLE, **_: object) -> Body:
        if len(query) > self.longest:
            raise QueryEvaluationError(Text(fr="Trop long", en="Too long"))
        found = self.store.query(query)
        assert isinstance(found, ox.QuerySolutions)
        names = [each.value for each in found.variables]
        some = [[row[name] for name in names] for row in islice(found, self.most or None)]
        if rows == LINES and self.plain:
            text = "\n".join("\t".join(f'"{term.value}"' for term in row) for row in [names_as(names), *some])
            return Body(text.encode(), LINES, "", self.most if self.told else 0)
        values = "\n".join(f"({' '.join(map(str, row))})" for row in some)
        again = self.store.query(f"SELECT * {{ VALUES ({' '.join(f'?{name}' for name in names)}) {{ {values} }} }}")
        assert isinstance(again, ox.QuerySolutions)
        format_ = ox.QueryResultsFormat.from_media_type(rows)
        content = again.serialize(format=format_) or b""
        return Body(content, rows, "", self.most if self.told else 0)


def names_as(names: list[str]) -> list[ox.Literal]:
    return [ox.Literal(name) for name in names]


def normal(graphs: StoredGraphs) -> StoredGraphs:
    """Return statements as they are in the file of a dataset."""
    return [(graph, [each.replace(rb"\u00E9", "é".encode()) for each in statements]) for graph, statements in graphs]


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize(("most", "told"), [(0, True), (6, True), (7, False)])
def test_the_same_is_the_same_and_what_is_lost_added_or_changed_is_named(most: int, *, told: bool, plain: bool) -> None:
    """A server that cuts and does not say so is known by graphs that are larger than what it gives."""
    graphs = normal(GRAPHS if told else GRAPHS[-2:-1])
    assert Comparison(Server(graphs, most=most, told=told, plain=plain)).difference(graphs) == ""
    name, statements = graphs[-2] if told else graphs[-1]
    for place in (0, len(statements) // 2, len(statements) - 1):
        less = [*statements[:place], *statements[place + 1 :]]
        lost = [(each, less if each == name else own) for each, own in graphs]
        words = statements[place].decode().replace("\t", " ")
        assert Comparison(Server(lost, most=most, told=told, plain=plain)).difference(graphs) == words
        if told or not most:
            assert Comparison(Server(graphs, most=most, told=told, plain=plain)).difference(lost) == words
    changed = [(each, [own.replace(rb"a\tb", b"a  b") for own in all_]) for each, all_ in graphs]
    assert "a" in Comparison(Server(changed, most=most, told=told, plain=plain)).difference(graphs)


def test_a_server_that_refuses_a_long_query_is_asked_shorter_ones() -> None:
    server = Server(normal(GRAPHS), most=0, told=True, plain=False)
    server.longest = 160
    comparison = Comparison(server)
    assert comparison.difference(normal(GRAPHS)) == ""
    assert comparison._forms[0] == LINES
    server.longest = 10
    with pytest.raises(QueryEvaluationError, match="Too long"):
        comparison.difference(normal(GRAPHS))


def test_the_form_that_serves_is_kept() -> None:
    for plain, form in ((False, LINES), (True, MARKUP)):
        comparison = Comparison(Server(normal(GRAPHS), most=0, told=True, plain=plain))
        assert comparison.difference(normal(GRAPHS)) == ""
        assert comparison._forms[0] == form
