"""The statements of a dataset by graph, as they are sent to a server."""

import pyoxigraph as ox

from amu_graph.store import Store
from amu_graph.store.remote.named_lines import by_graph

S, P, G = (ox.NamedNode(f"urn:{name}") for name in "spg")


def test_a_text_that_looks_like_lines_or_graphs_is_one_text() -> None:
    texts = [ox.Literal(text) for text in ("un\u2028deux\u2029trois\x85quatre\ncinq", "a <urn:g>", 'a "b" <c> .')]
    store = Store.memory([*(ox.Quad(S, P, text) for text in texts), *(ox.Quad(S, P, text, G) for text in texts)])
    found = by_graph(store.lines())
    assert set(found) == {"", "urn:g"}
    for statements in found.values():
        read = ox.parse(b"".join(each + b" .\n" for each in statements), format=ox.RdfFormat.N_TRIPLES)
        assert {quad.object for quad in read} == set(texts)
