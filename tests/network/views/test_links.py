"""From triples to links."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from amu_graph.namespaces import AMU, RDF
from amu_graph.network.failures import NotANetworkError
from amu_graph.network.views.links import Link, read_links


def iri(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"http://example.org/{name}")


def triple(subject: str, predicate: str, object_: str) -> ox.Triple:
    return ox.Triple(iri(subject), iri(predicate), iri(object_))


def part(name: str, object_: str) -> ox.Triple:
    return ox.Triple(iri("p"), ox.NamedNode(AMU + name), iri(object_))


def test_a_triple_between_two_iris_is_a_link() -> None:
    assert read_links([triple("a", "knows", "b")]).links == [
        Link("http://example.org/a", "http://example.org/b", "http://example.org/knows")
    ]


def test_a_participation_is_one_link_with_its_role_phase_and_fund() -> None:
    parts = [part("agent", "ada"), part("role", "author"), part("context", "book")]
    parts += [part("phase", "works"), part("through", "fund")]
    (link,) = read_links(parts).links
    assert (link.source, link.target) == ("http://example.org/ada", "http://example.org/book")
    assert link.role.endswith("author")
    assert link.phase.endswith("works")
    assert link.through.endswith("fund")
    assert link.participation == "http://example.org/p"


def test_a_role_without_a_participation_is_a_link_like_any_other() -> None:
    (link,) = read_links([part("role", "author")]).links
    assert link.predicate == AMU + "role"


def test_literals_and_types_describe_nodes() -> None:
    name = ox.Triple(iri("a"), iri("size"), ox.Literal(14))
    type_ = ox.Triple(iri("a"), ox.NamedNode(RDF + "type"), iri("Thing"))
    reading = read_links([name, type_, triple("a", "knows", "b")])
    assert len(reading.links) == 1
    assert reading.attributes == {"http://example.org/a": {"http://example.org/size": (14,)}}


@pytest.mark.parametrize(
    ("triples", "reason"),
    [
        ([ox.Triple(ox.BlankNode("x"), iri("knows"), iri("b"))], "blank node"),
        ([ox.Triple(iri("a"), iri("knows"), ox.BlankNode("x"))], "blank node"),
        ([ox.Triple(iri("a"), iri("name"), ox.Literal("A"))], "none links two IRIs"),
        ([ox.Triple(iri("a"), ox.NamedNode(RDF + "type"), iri("Thing"))], "none links two IRIs"),
        ([part("agent", "ada"), part("role", "author")], "has no amu:context"),
        ([part("context", "book")], "has no amu:agent"),
    ],
)
def test_triples_that_make_no_network_are_refused_with_the_reason(triples: list[ox.Triple], reason: str) -> None:
    with pytest.raises(NotANetworkError) as caught:
        read_links(triples)
    assert reason in caught.value.message.en
    assert caught.value.remedy


def test_no_triples_make_no_links() -> None:
    assert read_links([]).links == []


names = st.sampled_from("abcdef")


@given(st.lists(st.tuples(names, names, names), min_size=1))
def test_the_order_of_triples_does_not_matter(parts: list[tuple[str, str, str]]) -> None:
    triples = [triple(*each) for each in parts]
    links = read_links(triples).links
    shuffled = triples[::-1]
    assert read_links(shuffled).links == links
    assert links == sorted(set(links))
    assert len(links) == len(set(parts))
