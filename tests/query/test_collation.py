"""Rows stand where a reader looks for them, whatever the codes of their letters."""

import pyoxigraph as ox
import pytest

from amu_graph.query.answering import answer
from amu_graph.query.collation import in_order, unordered
from amu_graph.query.results import Solutions
from amu_graph.store import Store

NAMES = ["Zones", "atelier", "Écohabiter", "l’Épi", "Ligne 10", "Ligne 9", "Œuvre", "d’Artagnan"]
INDEX = ["d’Artagnan", "atelier", "Écohabiter", "l’Épi", "Ligne 9", "Ligne 10", "Œuvre", "Zones"]


@pytest.fixture(scope="module")
def store() -> Store:
    """Things whose names are in no order; every second one has a number."""
    name, number, graph = (
        ox.NamedNode("https://example.org/n"),
        ox.NamedNode("https://example.org/k"),
        ox.DefaultGraph(),
    )
    things = {words: ox.NamedNode(f"https://example.org/{place}") for place, words in enumerate(NAMES)}
    named = [ox.Quad(thing, name, ox.Literal(words, language="fr"), graph) for words, thing in things.items()]
    counted = [ox.Quad(thing, number, ox.Literal(9 + place % 3), graph) for place, thing in enumerate(things.values())]
    return Store.memory([*named, *counted[::2]])


def names(store: Store, order: str) -> list[object]:
    where = "?x <https://example.org/n> ?name OPTIONAL { ?x <https://example.org/k> ?k }"
    found = in_order(answer(store, f"SELECT ?name ?k WHERE {{ {where} }}\n{order}"))
    assert isinstance(found, Solutions)
    return [row["name"] for row in found]


def test_names_are_in_the_order_of_a_french_index(store: Store) -> None:
    assert names(store, "ORDER BY ?name") == INDEX
    assert names(store, "ORDER BY DESC(?name)") == INDEX[::-1]


def test_what_has_no_value_comes_first_unless_the_query_says_where(store: Store) -> None:
    without = [each for each in INDEX if each in NAMES[1::2]]
    assert names(store, "ORDER BY ?k ?name")[:4] == without
    assert names(store, "ORDER BY COALESCE(?k, 9999) ?name")[4:] == without
    assert names(store, "ORDER BY BOUND(?k) STR(?name)")[:4] == without


def test_numbers_are_compared_as_numbers(store: Store) -> None:
    by_number = sorted(range(0, len(NAMES), 2), key=lambda place: (9 + place % 3, INDEX.index(NAMES[place])))
    assert names(store, "ORDER BY ?k ?name")[4:] == [NAMES[place] for place in by_number]


@pytest.mark.parametrize("order", ["", "ORDER BY STRLEN(?name)", "ORDER BY ?name LIMIT 2"])
def test_another_order_is_that_of_the_engine(store: Store, order: str) -> None:
    query = f"SELECT ?name WHERE {{ ?x <https://example.org/n> ?name }}\n{order}"
    as_it_was = answer(store, query)
    assert in_order(as_it_was) is as_it_was


def test_a_key_that_is_no_column_orders_the_rows_all_the_same(store: Store) -> None:
    where = "?x <https://example.org/n> ?name ; <https://example.org/k> ?k"
    query = f"SELECT ?name WHERE {{ {where} }}\nORDER BY DESC(?k) ?name"
    assert unordered(query) == query
    found = in_order(answer(store, query))
    assert isinstance(found, Solutions)
    assert [9 + NAMES.index(str(row["name"])) % 3 for row in found] == [11, 10, 9, 9]


@pytest.mark.parametrize(
    "columns", ["?name ?k", "*", "?name (MAX(?of) AS ?k)", "DISTINCT ?name\n  (MAX(STR(IRI(?of))) AS ?k)"]
)
def test_an_order_by_columns_is_left_to_the_collation(columns: str) -> None:
    assert "ORDER BY" not in unordered(f"SELECT {columns} WHERE {{ ?x ?of ?name }}\nORDER BY ?k ?name\n")
