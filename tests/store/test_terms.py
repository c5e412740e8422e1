"""Terms and the order in which statements are written."""

from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from amu_graph.namespaces import BASE, RDF, XSD
from amu_graph.store.order import reading_order
from amu_graph.store.terms import Value, to_python, to_words


@pytest.mark.parametrize(
    ("lexical", "datatype", "value"),
    [
        ("14", "integer", 14),
        ("2.50", "decimal", Decimal("2.50")),
        ("1e3", "double", 1000.0),
        ("true", "boolean", True),
        ("0", "boolean", False),
        ("2013", "gYear", "2013"),
        ("2021-06", "gYearMonth", "2021-06"),
        ("fourteen", "integer", "fourteen"),
    ],
)
def test_literals_become_values_and_dates_stay_text(lexical: str, datatype: str, value: Value) -> None:
    assert to_python(ox.Literal(lexical, datatype=ox.NamedNode(XSD + datatype))) == value


def test_an_iri_is_shown_as_a_curie() -> None:
    assert to_words(ox.NamedNode(BASE + "project/ecoterra")) == "project:ecoterra"
    assert to_words(ox.NamedNode("https://example.org/x")) == "https://example.org/x"


@given(st.permutations([f"https://example.org/{name}" for name in ("type", "zebra", "apple")]))
def test_statements_are_written_class_first_whatever_the_order_given(predicates: list[str]) -> None:
    subject = ox.NamedNode(BASE + "project/ecoterra")
    triples = [ox.Triple(subject, ox.NamedNode(iri), ox.Literal("x")) for iri in (*predicates, RDF + "type")]
    written = [triple.predicate.value for triple in sorted(triples, key=reading_order)]
    assert written[0] == RDF + "type"
    assert written[1:] == sorted(predicates)
