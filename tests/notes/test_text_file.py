"""Files of every origin: Windows, another encoding, missing, hostile."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amu_graph.notes.problems import Problems
from amu_graph.notes.text_file import decode, read_text


def codes(problems: Problems) -> list[str]:
    return [problem.code for problem in problems.sorted()]


def test_windows_files_read_like_any_other() -> None:
    problems = Problems()
    assert decode(b"\xef\xbb\xbfsource:\r\n  id: a\r\n", "f", problems) == "source:\n  id: a\n"
    assert codes(problems) == []


def test_missing_file_is_a_problem_not_a_traceback(tmp_path: Path) -> None:
    problems = Problems()
    assert read_text(tmp_path / "absent.yaml", "absent.yaml", problems) is None
    assert codes(problems) == ["unreadable-file"]


def test_folder_in_place_of_a_file(tmp_path: Path) -> None:
    problems = Problems()
    assert read_text(tmp_path, "folder", problems) is None
    assert codes(problems) == ["not-a-file"]


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u061c", "\u00a0", "\u202f", "\u200b"])
def test_marks_and_spaces_are_ordinary_text(mark: str) -> None:
    problems = Problems()
    assert decode(f"a{mark}b".encode(), "f", problems) == f"a{mark}b"


@pytest.mark.parametrize(
    "character",
    ["\x00", "\x1b", "\x7f", "\x85", "\u2028", "\u202a", "\u2066", "\U000e0041", "\ufffe", "\ufeff"],
)
def test_characters_that_mislead_are_refused_with_their_place(character: str) -> None:
    problems = Problems()
    assert decode(f"une ligne\nab{character}c".encode(), "f", problems) is None
    (problem,) = problems.sorted()
    assert (problem.code, problem.line, problem.column) == ("control-character", 2, 3)
    assert f"U+{ord(character):04X}" in problem.message.fr


def test_tabs_are_refused_in_yaml_and_accepted_in_turtle() -> None:
    assert decode(b"a\tb", "f", Problems()) is None
    assert decode(b"a\tb", "f", Problems(), tabs=True) == "a\tb"


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_a_problem(raw: bytes) -> None:
    problems = Problems()
    text = decode(raw, "f", problems)
    assert (text is None) == bool(codes(problems))
