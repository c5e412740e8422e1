"""Answers as tables in the terminal."""

from amu_graph.cli.terminal_table import table
from amu_graph.query import Solutions, answer
from amu_graph.store import Store


def test_a_value_without_a_label_is_shown_itself(tiny: Store) -> None:
    solutions = answer(tiny, 'SELECT ?x ?xLabel WHERE { VALUES (?x ?xLabel) { (14 UNDEF) (15 "fifteen") } }')
    assert isinstance(solutions, Solutions)
    assert table(solutions).split() == ["x", "───────", "14", "fifteen"]


def test_a_row_without_any_column_is_an_empty_table(tiny: Store) -> None:
    solutions = answer(tiny, "SELECT * {}")
    assert isinstance(solutions, Solutions)
    assert (len(solutions), table(solutions)) == (1, "")
