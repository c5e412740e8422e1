"""YAML as strings with places."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from amu_graph.notes.problems import Problems
from amu_graph.notes.yaml_nodes import DEEPEST, Fields, Items, Node, Scalar, read_tree


def plain(node: Node | None) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [plain(one) for one in node.nodes]
    if isinstance(node, Fields):
        return {key: plain(entry.value) for key, entry in node.entries.items()}
    return None


@pytest.mark.parametrize("word", ["2013", "NO", "yes", "null", "~", "1e3", "2020-10-06", "0x1F", "12:30:00", ".inf"])
def test_every_scalar_is_the_text_as_written(word: str) -> None:
    assert plain(read_tree(f"a: {word}", "f", Problems())) == {"a": word}


def test_places_count_characters_from_one() -> None:
    tree = read_tree("é: [«à», b]\n", "f", Problems())
    assert isinstance(tree, Fields)
    items = tree.entries["é"].value
    assert isinstance(items, Items)
    assert [(node.at.line, node.at.column) for node in items.nodes] == [(1, 5), (1, 10)]


def test_accents_written_apart_are_composed() -> None:
    assert plain(read_tree("a: e\u0301", "f", Problems())) == {"a": "é"}


def test_a_repeated_key_keeps_the_first_value() -> None:
    problems = Problems()
    assert plain(read_tree("a: 1\na: 2\n", "f", problems)) == {"a": "1"}
    assert [problem.code for problem in problems.sorted()] == ["repeated-key"]


def test_nesting_of_any_depth_is_refused_quickly() -> None:
    for opening in ("[", "{a: ", "- "):
        problems = Problems()
        assert read_tree(opening * (DEEPEST + 1), "f", problems) is None
        assert len(problems.sorted()) == 1


def test_aliases_do_not_multiply() -> None:
    problems = Problems()
    read_tree("a: &a [x, x]\nb: [*a, *a]\n", "f", problems)
    assert {problem.code for problem in problems.sorted()} == {"alias"}


@given(st.text(alphabet=st.sampled_from("abc:-[]{}\"'&*!|>#%@`,? \n\\0é"), max_size=60))
@example("? [a]\n: b")
@example("%YAML 9.9\n--- a")
@example('"\\ud800"')
@example("a: |2\n x")
def test_any_text_gives_a_tree_or_a_problem(text: str) -> None:
    problems = Problems()
    tree = read_tree(text, "f", problems)
    assert tree is not None or problems.sorted() or not plain(tree)
