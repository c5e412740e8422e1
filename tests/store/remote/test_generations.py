"""The records of generations, as a server says them."""

import pyoxigraph as ox

from amu_graph.store.remote.generations import PLACE, RECORDS, Generation, recorded

ROWS = """
SELECT * { VALUES (?generation ?digest ?statements ?number) {
  (<urn:a> "d" 5 2) (<urn:b> "d" "many" 3) (<urn:c> "d" 5 "last") (<urn:d> "d" 7 10) (UNDEF UNDEF UNDEF UNDEF)
} }
"""


def test_the_newest_comes_first_and_what_has_no_number_is_none_of_ours() -> None:
    rows = ox.Store().query(ROWS)
    assert isinstance(rows, ox.QuerySolutions)
    assert [(each.name, each.number) for each in recorded(rows)] == [("urn:d", 10), ("urn:a", 2)]


def test_a_record_is_read_as_it_was_written() -> None:
    store = ox.Store()
    written = Generation(name="20261128T184500Z-3214b2881857-1f3a", digest="3214", statements=12, number=3)
    store.update(f"INSERT DATA {{ GRAPH <{RECORDS}> {{ {written.record} }} }}")
    rows = store.query(PLACE)
    assert isinstance(rows, ox.QuerySolutions)
    assert list(recorded(rows)) == [written]
