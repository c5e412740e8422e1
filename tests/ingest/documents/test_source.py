"""The head of a source and its text: what a note needs, as the build reads it."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amu_graph.errors import UsageError
from amu_graph.ingest.documents.document import Document, Paragraph, UnreadableError
from amu_graph.ingest.documents.formats import format_of
from amu_graph.ingest.documents.source import Source, Wanted, check, reference, source_of
from amu_graph.notes.note import Note, read_note
from amu_graph.notes.problems import Problems
from amu_graph.notes.skeleton import skeleton
from amu_graph.notes.text_file import decode
from amu_graph.notes.yaml_nodes import read_tree
from document_files import pdf

TODAY = Wanted(retrieved="2026-01-02", url="https://exemple.fr/")


def source(raw: bytes, wanted: Wanted = TODAY, name: str = "Une page") -> Source:
    return source_of(format_of(raw).read(raw), raw, wanted, name)


def begun(found: Source) -> tuple[Note, set[str]]:
    """The beginning of a note, as the build reads it, and the codes of its problems."""
    problems = Problems()
    text = decode(skeleton(found.head, found.text.split("\n")).encode(), "note.yaml", problems)
    tree = None if text is None else read_tree(text, "note.yaml", problems)
    note = None if tree is None else read_note(tree, problems)
    assert note is not None, problems.sorted()
    return note, {problem.code for problem in problems.sorted()}


def test_of_a_text_only_the_reading_is_missing() -> None:
    raw = "Titre : « un »\n\n\xa0\nUn fait.\n".encode()
    note, codes = begun(source(raw))
    assert codes == {"empty-passage"}
    digest = hashlib.sha256(raw).hexdigest()
    assert {key: scalar.text for key, scalar in note.source.items()} == {
        "id": "une-page",
        "label": "Titre : « un »",
        "url": "https://exemple.fr/",
        "sha256": digest,
        "original": digest,
        "language": "fr",
        "retrieved": "2026-01-02",
    }
    assert note.lengths == (14, 0, 1, 8, 0)
    assert [passage.keys["at"].text for passage in note.passages] == [
        "1",
        "3",
        "4",
    ]  # a no-break space is to be covered


def test_line_ends_of_windows_and_a_mark_at_the_beginning_are_no_text() -> None:
    raw = b"\xef\xbb\xbfUn\r\n\r\nDeux"
    found = source(raw)
    assert found.text == "Un\n\nDeux\n"
    assert found.head["sha256"] == hashlib.sha256(found.text.encode()).hexdigest()
    assert found.head["original"] == hashlib.sha256(raw).hexdigest()


def test_pages_and_headings_are_those_of_the_lines() -> None:
    raw = pdf([["Revue", "", "Un titre", "", "Un fait."], [], ["Un autre."]], bookmarks={0: "Un titre"})
    found = source(raw)
    assert found.text.split("\n") == ["Revue", "Un titre", "Un fait.", "", "Un autre.", ""]
    assert found.head["pages"] == ("1-3", "4", "5")
    assert found.head["headings"] == ("2 Un titre",)
    note, codes = begun(found)
    assert codes == {"empty-passage"}
    assert note.pages == ((1, 3), (4, 4), (5, 5))
    assert note.headings == ((2, "Un titre"),)


def test_the_title_of_the_whole_is_no_heading_of_a_part() -> None:
    found = source(b"<title>Projets</title><h1>Projets</h1><p>a</p><h2>Lieu Commun</h2><p>b</p><h1>Projets</h1>")
    assert found.head["headings"] == ("3 Lieu Commun",)


def test_a_heading_after_pages_without_text_has_its_own_line() -> None:
    document = Document((Paragraph("a", 0, 1), Paragraph("b", 0, 4), Paragraph("Titre", 2, 4)), pages=5)
    found = source_of(document, b"", TODAY, "x")
    assert found.text.split("\n") == ["a", "", "", "b", "Titre", "", ""]
    assert found.head["headings"] == ("5 Titre",)


def test_form_feeds_part_pages_and_are_no_text() -> None:
    found = source(b"Un fait.\n\x0cUn autre.\n\x0c")
    assert "\f" not in found.text
    assert len(found.head["pages"]) == 2


def test_a_name_without_letters_still_gives_an_identifier() -> None:
    assert source(b"a", name="文").slug == "document"
    assert source(b"a", TODAY._replace(slug="École B")).slug == "ecole-b"


def test_a_paragraph_is_no_title() -> None:
    label = str(source(("Un paragraphe. " * 20).encode()).head["label"])
    assert label.startswith("Un paragraphe. Un paragraphe.")
    assert label.endswith(" …")
    assert len(label) <= 120


def test_what_has_no_words_is_refused() -> None:
    with pytest.raises(UnreadableError, match="No text"):
        source_of(Document(()), b"", TODAY, "x")


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        (Wanted("", url="exemple.fr"), "--url"),
        (Wanted("", url="https://a b"), "--url"),
        (Wanted("2021-13"), "--retrieved"),
        (Wanted("juin"), "2026-01-31"),
        (Wanted("", language="klingon!"), "--language"),
    ],
)
def test_an_address_a_date_or_a_language_that_is_none_is_refused(wanted: Wanted, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        check(wanted)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Habitat de l’Ill a ouvert Ecoterra au public ; les habitants ont guidé la visite.", "fr"),
        ("The residents of Ecoterra opened their house to the public in June.", "en"),
        ("Die Bewohner haben ihr Haus im Juni für alle geöffnet.", "de"),
        ("AMU", "fr"),
        ("<html lang='en'><p>The residents of Ecoterra opened their house to the public in June.", "en"),
        ("<html lang='fr'><p>The residents of Ecoterra opened their house to the public in June.", "en"),
        ("<html lang='en-GB'><p>AMU", "en"),
    ],
)
def test_the_language_is_that_of_the_text(text: str, language: str) -> None:
    assert source(text.encode()).head["language"] == language


def test_a_source_that_is_not_read_has_its_address_alone() -> None:
    head = reference(Wanted("2026-01-02", url="https://unadel.org/qui-sommes-nous/")).head
    assert head == {
        "id": "qui-sommes-nous",
        "kind": "reference",
        "label": "unadel.org/qui-sommes-nous",
        "url": "https://unadel.org/qui-sommes-nous/",
        "language": "fr",
        "retrieved": "2026-01-02",
    }


@given(text=st.tuples(st.text(), st.text()).map("a".join))
def test_any_text_begins_a_note_whose_lines_are_all_there(text: str) -> None:
    raw = ("a" + text).encode("utf-8", errors="replace")
    try:
        found = source(raw)
    except UnreadableError:
        return  # it is like another format, or like none
    note, codes = begun(found)
    assert codes <= {"empty-passage"}
    assert note.lengths == tuple(map(len, found.text.split("\n")))
    written = {number for number, length in enumerate(note.lengths, start=1) if length}
    assert {int(passage.keys["at"].text) for passage in note.passages} == written
