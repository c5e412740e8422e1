"""Negotiation of formats by the rules of RFC 9110 §12.5.1, against its own examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amu_graph.formats import RDF_SYNTAXES, TABLE_SYNTAXES
from amu_graph.web.sparql.accept import accepts_gzip, choose, content_type


@pytest.mark.parametrize(
    ("accept", "table", "graph"),
    [
        ("", "json", "turtle"),
        ("  ", "json", "turtle"),
        ("*/*", "json", "turtle"),
        ("text/*", "csv", "turtle"),
        ("text/*;q=0.3, text/turtle;q=0.1, application/rdf+xml;q=0.2", "csv", "rdfxml"),
        ("application/n-triples, text/tab-separated-values", "tsv", "ntriples"),
        ("text/csv;q=0.123", "csv", None),
        ("text/csv;q=0.1234", None, None),
        ("text/csv;q=2", None, None),
        ("text/csv;q=-1", None, None),
        ("text/csv;q=", None, None),
        ("text/csv;q=nan", None, None),
        ("text/csv;q=1.", "csv", None),
        ("text/csv;level=1;q=0.5, application/xml;q=0.6", "xml", None),
        ("nonsense", None, None),
        (",,;;=,", None, None),
        ("text/turtle;q=0, */*", "json", "jsonld"),
    ],
)
def test_the_most_specific_range_decides(accept: str, table: str | None, graph: str | None) -> None:
    choices = choose(accept)
    assert (choices.table and choices.table.format, choices.graph and choices.graph.format) == (table, graph)


@pytest.mark.parametrize(
    ("accept", "page"),
    [
        ("text/html", True),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", True),
        ("application/xhtml+xml", True),
        ("text/html;q=0.5, text/csv", False),
        ("text/html;q=0", False),
        ("*/*", False),
        ("", False),
    ],
)
def test_a_page_is_for_those_who_ask_for_html_first(accept: str, page: bool) -> None:
    assert choose(accept).prefers_page is page


@given(st.text(alphabet="texhmlcsvapicondfjr/*;q=.01, +-\t", max_size=80))
def test_any_header_gives_formats_of_the_tables(accept: str) -> None:
    choices = choose(accept)
    assert choices.table is None or choices.table.format in {syntax.name for syntax in TABLE_SYNTAXES}
    assert choices.graph is None or choices.graph.format in {syntax.name for syntax in RDF_SYNTAXES}
    assert all(0 < choice.weight <= 1 for choice in (choices.table, choices.graph) if choice)


@given(st.sampled_from([type_ for syntax in TABLE_SYNTAXES for type_ in syntax.media_types]), st.integers(1, 999))
def test_a_type_that_is_named_is_the_type_that_is_given(media_type: str, thousandths: int) -> None:
    choice = choose(f"image/png, {media_type};q=0.{thousandths:03}").table
    assert choice is not None
    assert (choice.media_type, choice.weight) == (media_type, thousandths / 1000)


def test_text_says_its_encoding() -> None:
    assert content_type("text/csv") == b"text/csv; charset=utf-8"
    assert content_type("application/json") == b"application/json"


@pytest.mark.parametrize(
    ("header", "taken"),
    [("gzip", True), ("br, gzip;q=0.1", True), ("gzip;q=0", False), ("", False), ("identity", False)],
)
def test_compression_is_only_for_those_who_name_it(header: str, taken: bool) -> None:
    assert accepts_gzip(header) is taken
