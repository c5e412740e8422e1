"""What real parsers say of usual mistakes is said in French too."""

from pathlib import Path

import pytest

from amu_graph.notes.problems import Problems
from amu_graph.notes.turtle import parse
from amu_graph.notes.yaml_nodes import read_tree

YAML = [
    "a: [1, 2",
    "a: {b: c",
    "a: 'b",
    "a: b: c",
    "- a\nb: c",
    "a: !x!y b",
    'a: "\\q"',
    'a: "\\xZZ"',
    "a: |x\n b",
    "a: b\n\tc: d",
    "a: - b",
    "a: b\n...\nc",
    "a: [b]c",
    "a: [b,,c]",
    "a: !<x b",
]
TURTLE = [
    "a:a a:b a:c",
    "x:a a:b a:c .",
    "a:a a:b 'c .",
    "a:a a:b <h ttp> .",
    "a:a a:b [ a:c a:d .",
    "a:a .",
    "a:a a:b a:c . }",
    "a:a 'b' a:c .",
    "a:a a:b 'c'^^ .",
    "@prefix b <https://b> .",
    "a:a a:b 'c\\q' .",
    "a:a a:b a:c a:d .",
    "a:a a:b 'c'@fr_FR .",
    'a:a a:b "c\nd" .',
]


@pytest.mark.parametrize("text", YAML)
def test_mistakes_of_yaml_are_said_in_french(text: str) -> None:
    problems = Problems()
    read_tree(text, "a.yaml", problems)
    _check(problems)


@pytest.mark.parametrize("text", TURTLE)
def test_mistakes_of_turtle_are_said_in_french(text: str) -> None:
    problems = Problems()
    parse(f"@prefix a: <https://a/> .\n{text}\n", Path("a.ttl"), "a.ttl", problems, base="")
    _check(problems)


def _check(problems: Problems) -> None:
    (problem,) = problems.sorted()
    french = problem.message.fr.split()
    assert not {"the", "not", "expected", "found", "is", "should", "of", "Unexpected", "Invalid"} & set(french)
    assert problem.message.fr != problem.message.en
