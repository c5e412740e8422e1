"""Negotiation of formats by the rules of RFC 9110 §12.5.1, against its own examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amu_graph.formats import RDF_SYNTAXES, TABLE_SYNTAXES
from amu_graph.language import Language
from amu_graph.web.http.accept import best_language, takes_gzip, takes_page
from amu_graph.web.http.conditional import has_already
from amu_graph.web.sparql.answer_format import choices, content_type


@pytest.mark.parametrize(
    ("accept", "table", "graph"),
    [
        ("", "json", "turtle"),
        ("  ", "json", "turtle"),
        (",,,,", "json", "turtle"),  # empty elements count for nothing (§5.6.1.2)
        (" , ,\t", "json", "turtle"),
        (",text/csv,,", "csv", None),
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
        ("text/html, image/gif, *; q=.2, */*; q=.2", "json", "turtle"),  # what Java sends
        ("text/csv;level=1;q=0.5, application/xml;q=0.6", "xml", None),
        ("nonsense", None, None),
        (",,;;=,", None, None),
        ("text/turtle;q=0, */*", "json", "jsonld"),
    ],
)
def test_the_most_specific_range_decides(accept: str, table: str | None, graph: str | None) -> None:
    found = choices(accept)
    assert (found.table and found.table.format, found.graph and found.graph.format) == (table, graph)


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
    assert choices(accept).prefers_page is page


@given(st.text(alphabet="texhmlcsvapicondfjr/*;q=.01, +-\t", max_size=80))
def test_any_header_gives_formats_of_the_tables(accept: str) -> None:
    found = choices(accept)
    assert found.table is None or found.table.format in {syntax.name for syntax in TABLE_SYNTAXES}
    assert found.graph is None or found.graph.format in {syntax.name for syntax in RDF_SYNTAXES}
    assert all(0 < choice.weight <= 1 for choice in (found.table, found.graph) if choice)


@given(st.sampled_from([type_ for syntax in TABLE_SYNTAXES for type_ in syntax.media_types]), st.integers(1, 999))
def test_a_type_that_is_named_is_the_type_that_is_given(media_type: str, thousandths: int) -> None:
    choice = choices(f"image/png, {media_type};q=0.{thousandths:03}").table
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
    assert takes_gzip(header) is taken


@pytest.mark.parametrize(
    ("header", "fallback", "language"),
    [
        ("", "fr", "fr"),
        ("", "en", "en"),
        (",,", "en", "en"),
        ("en", "fr", "en"),
        ("fr-CA, en;q=0.9", "en", "fr"),
        ("de, en;q=0.5", "fr", "en"),
        ("de", "fr", "fr"),
        ("*", "fr", "fr"),
        ("*", "en", "en"),
        ("en;q=0, *", "en", "fr"),
        ("fr;q=0.3, en-GB;q=0.2, en;q=0.4", "fr", "en"),
        ("EN", "fr", "en"),
        ("en;q=x, fr;q=0.1", "en", "fr"),
        ("fra", "en", "en"),  # no subtag of fr
    ],
)
def test_a_language_is_chosen_by_the_same_weights(header: str, fallback: Language, language: Language) -> None:
    assert best_language(header, fallback) == language


@pytest.mark.parametrize(
    ("header", "etag", "already"),
    [
        ('"a"', 'W/"a"', True),
        ('W/"a"', '"a"', True),
        ('"b", W/"a"', 'W/"a"', True),
        ('"b","a"', 'W/"a"', True),
        ('"b, a"', '"a"', False),
        ('"a-gzip"', '"a"', False),
        ("*", '"a"', True),
        (" * ", '"a"', True),
        ("a", '"a"', False),  # a tag is quoted
        ("", '"a"', False),
        ("*", "", False),  # nothing is known of what there is
    ],
)
def test_what_a_client_has_already(header: str, etag: str, already: bool) -> None:
    """RFC 9110 §8.8.3.2 and §13.1.2: a list of tags, compared weakly."""
    assert has_already(header, etag) is already


@pytest.mark.parametrize(
    ("header", "taken"),
    [("text/html", True), ("Application/XHTML+XML;q=0.1", True), ("*/*", False), ("text/html;q=0", False)],
)
def test_a_reader_of_pages_names_html(header: str, taken: bool) -> None:
    assert takes_page(header) is taken


@pytest.mark.parametrize(
    ("format_", "table", "graph"),
    [
        ("json", "json", "jsonld"),
        ("XML", "xml", "rdfxml"),
        ("application/json", "json", "jsonld"),
        ("text/turtle", "tsv", "turtle"),
        ("rdf xml", "tsv", "rdfxml"),  # a plus sign that nobody escaped
        ("n-quads", "tsv", "nquads"),
        ("n3", "tsv", "turtle"),
        ("sparql-results+json", "json", "trig"),
        ("tsv", "tsv", "trig"),
        ("text/html", "tsv", "trig"),
        ("", "tsv", "trig"),
    ],
)
def test_a_format_in_the_address_counts_where_it_is_known(format_: str, table: str, graph: str) -> None:
    found = choices("text/tab-separated-values, application/trig", format_)
    assert (found.table and found.table.format, found.graph and found.graph.format) == (table, graph)
