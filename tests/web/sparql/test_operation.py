"""Forms are read as the standard library reads them, octet by octet."""

from urllib.parse import parse_qsl

from hypothesis import example, given
from hypothesis import strategies as st

from amu_graph.web.sparql.operation import from_address

PIECES = ["a", "%3F", "%", "%4", "%zz", "%C3%A9", "%25", "%0A", "%3D", "+", "=", "=3F", "%26", "é", "#", "_", " "]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@example("%g" + "a" * 100 + "=\n")
@example("x" * 200 + "%20")
def test_a_value_is_decoded_as_by_the_standard_library(written: str) -> None:
    content = f"query={written}"
    ((_, expected),) = parse_qsl(content, keep_blank_values=True, errors="strict")
    assert (from_address(content.encode()).query or "") == expected
