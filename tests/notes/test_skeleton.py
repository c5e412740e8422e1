"""The beginning of a note: it identifies the text, and every line of it waits for a reader."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amu_graph.errors import UsageError
from amu_graph.notes.note import Note, read_note
from amu_graph.notes.problems import Problems
from amu_graph.notes.skeleton import skeleton
from amu_graph.notes.text_file import decode
from amu_graph.notes.yaml_nodes import read_tree


def begin(path: Path, slug: str = "", url: str = "https://exemple.fr/", retrieved: str = "2026-01-02") -> str:
    return skeleton(path, slug=slug, url=url, retrieved=retrieved).text


def begun(path: Path, content: bytes) -> tuple[Note, set[str]]:
    """The skeleton of a text, as the build reads it, and the codes of its problems."""
    path.write_bytes(content)
    problems = Problems()
    text = decode(begin(path).encode(), "note.yaml", problems)
    tree = None if text is None else read_tree(text, "note.yaml", problems)
    note = None if tree is None else read_note(tree, problems)
    assert note is not None, problems.sorted()
    return note, {problem.code for problem in problems.sorted()}


def test_only_the_reading_is_missing(tmp_path: Path) -> None:
    content = "Titre : « un »\n\n\xa0\nUn fait.\n".encode()
    note, codes = begun(tmp_path / "Une page.txt", content)
    assert codes == {"empty-passage"}
    assert {key: scalar.text for key, scalar in note.source.items()} == {
        "id": "une-page",
        "label": "Titre : « un »",
        "url": "https://exemple.fr/",
        "sha256": hashlib.sha256(content).hexdigest(),
        "language": "fr",
        "retrieved": "2026-01-02",
    }
    assert note.lengths == (14, 0, 1, 8, 0)
    assert [passage.keys["at"].text for passage in note.passages] == [
        "1",
        "3",
        "4",
    ]  # a no-break space is to be covered


def test_line_ends_of_windows_count_as_one_and_a_mark_at_the_beginning_is_no_title(tmp_path: Path) -> None:
    note, _ = begun(tmp_path / "page.txt", b"\xef\xbb\xbf\r\nUn\r\n\r\nDeux")
    assert note.source["label"].text == "Un"
    assert note.lengths == (1, 2, 0, 4)


def test_a_name_without_letters_still_gives_an_identifier(tmp_path: Path) -> None:
    assert begun(tmp_path / "文.txt", b"a")[0].source["id"].text == "document"


@pytest.mark.parametrize("content", [b"", b" \n\n", b"\xe9t\xe9", b"\x00"])
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(content)
    with pytest.raises(UsageError, match="page"):
        begin(path)


def test_a_paragraph_is_no_title(tmp_path: Path) -> None:
    note, _ = begun(tmp_path / "page.txt", ("Un paragraphe. " * 20).encode())
    assert note.source["label"].text.startswith("Un paragraphe. Un paragraphe.")
    assert note.source["label"].text.endswith(" …")
    assert len(note.source["label"].text) <= 120
    assert note.lengths == (300,)


@pytest.mark.parametrize(
    ("url", "retrieved", "says"),
    [
        ("exemple.fr", "", "--url"),
        ("https://a b", "", "--url"),
        ("", "2021-13", "--retrieved"),
        ("", "juin", "2026-01-31"),
    ],
)
def test_an_address_or_a_date_that_is_none_is_refused(tmp_path: Path, url: str, retrieved: str, says: str) -> None:
    (tmp_path / "page.txt").write_text("Un fait.", encoding="utf-8")
    with pytest.raises(UsageError, match=says):
        begin(tmp_path / "page.txt", url=url or "https://exemple.fr/", retrieved=retrieved or "2026-01-02")


def test_a_name_that_is_given_becomes_an_identifier(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("Un fait.", encoding="utf-8")
    assert 'id: "ecole-b"' in begin(tmp_path / "page.txt", slug="École B")


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Cannot read"):
        begin(tmp_path)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Habitat de l’Ill a ouvert Ecoterra au public ; les habitants ont guidé la visite.", "fr"),
        ("The residents of Ecoterra opened their house to the public in June.", "en"),
        ("Die Bewohner haben ihr Haus im Juni für alle geöffnet.", "de"),
        ("AMU", "fr"),
    ],
)
def test_the_language_is_that_of_the_text(tmp_path: Path, text: str, language: str) -> None:
    (tmp_path / "page.txt").write_text(text, encoding="utf-8")
    assert f'language: "{language}"' in begin(tmp_path / "page.txt")


def test_a_page_break_waits_for_no_reader(tmp_path: Path) -> None:
    note, _ = begun(tmp_path / "page.txt", b"Un fait.\n\x0cUn autre.\n\x0c")
    assert [one.keys["at"].text for one in note.passages if not one.words] == ["1", "2"]
    assert [one.keys["at"].text for one in note.passages if one.words] == ["3"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(text=st.tuples(st.text(), st.text()).map("a".join))
def test_any_text_begins_a_note_whose_lines_are_all_there(tmp_path: Path, text: str) -> None:
    note, codes = begun(tmp_path / "page.txt", text.encode("utf-8", errors="replace"))
    assert codes <= {"empty-passage"}
    lengths = dict(enumerate(note.lengths, start=1))
    assert {int(passage.keys["at"].text) for passage in note.passages} == {line for line in lengths if lengths[line]}
