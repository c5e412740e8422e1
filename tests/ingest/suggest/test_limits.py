"""Texts that are long, odd or empty are read within limits."""

import pytest

from amu_graph import resources
from amu_graph.ingest.suggest.known import Names
from amu_graph.ingest.suggest.page import LONGEST_LINE, LONGEST_TEXT, Page
from amu_graph.ingest.suggest.predicates import role_names
from amu_graph.ingest.suggest.propose import find
from amu_graph.ingest.suggest.things import MOST


@pytest.mark.parametrize(
    "text", ["", "\n\n", " ", "…", "«", "l’", "(", "\u00ad", "À", "Habitat", "(Région)", "« »", "n° 7", ":", "é" * 50]
)
def test_an_odd_text_names_nothing(text: str) -> None:
    """No word, no name."""
    assert find(Page(text), Names(()), role_names(resources.ontology())).things == ()


@pytest.mark.parametrize(
    "text", ["Le Truc de Lyon et " * 900, "UN TEXTE EN CAPITALES " * 900, "« Un " * 3000, "(A" * 3000]
)
def test_a_line_without_end_is_read(text: str) -> None:
    """Runs of capitals, quotation marks and brackets without end."""
    find(Page(text), Names(()), role_names(resources.ontology()))


def test_a_text_that_is_too_long_is_cut_at_the_end_of_a_line() -> None:
    """Within a line that is too long names are looked for in its beginning."""
    text = ("a" * 98 + ".\n") * (LONGEST_TEXT // 100 + 2)
    assert len(Page(text).raw) <= LONGEST_TEXT
    assert Page(text).raw.endswith(".\n")
    long = Page("x " * LONGEST_LINE + "Jeanne Martin")
    assert find(long, Names(()), {}).things == ()
    assert len(find(Page("\n".join(f"Jeanne Martin{number}." for number in range(9))), Names(()), {}).things) <= MOST
