"""A document that has changed: notes and proposals follow their words, by edits of lines, or nothing is written."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amu_graph.errors import UsageError
from amu_graph.ingest.documents.anchors import anchored
from amu_graph.ingest.documents.document import Document, Paragraph
from amu_graph.ingest.documents.renewal import GoneError, renewal
from amu_graph.ingest.documents.shelf import Shelf
from amu_graph.ingest.documents.source import Source, Wanted, source_of
from amu_graph.ingest.proposals import Answer, Name, Review, Statement
from amu_graph.ingest.review_files import load, path_of, save
from amu_graph.notes.problems import Problems

OLD = ["Un projet pionnier", "Le projet est né en 2005.", "Il compte quatorze logements.", "Architecte : Arbor&Sens"]
NEW = [OLD[0], "Mis à jour en 2026.", "Le projet est né à Lyon en 2005.", "", OLD[3], OLD[2]]

NOTE = """# une note à la main
source:
  id: page   # le nom du fichier
  label: Un projet pionnier
  url: https://exemple.fr/
  sha256: "{sha256}"
  language: fr
  retrieved: 2026-01-02
  lengths: [
    18, 25,
    29, 23, 0]  # des lignes

# ce que dit la page
passages:
  - at: 2   # la naissance
    says:
      - {{id: project/p, type: Project, label: P}}
  - at: "3"
    note: rien
  - {{at: 4, note: rien}}
"""


def source(lines: list[str], wanted: Wanted) -> Source:
    paragraphs = tuple(Paragraph(line, int(line == OLD[3])) for line in lines)
    return source_of(Document(paragraphs), "\n".join(lines).encode(), wanted, "page")


FIRST = source(OLD, Wanted("2026-01-02"))
SECOND = source(NEW, Wanted("2026-11-28"))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A shelf with the old text and its note."""
    found = Shelf(tmp_path / "data")
    found.note_of("page").parent.mkdir(parents=True)
    note = NOTE.format(sha256=FIRST.head["sha256"])
    found.note_of("page").write_bytes(note.replace("\n", "\r\n").encode())
    found.keep(FIRST, b"old", "txt")
    return found


def test_lines_follow_their_words() -> None:
    assert anchored(OLD, NEW).lines == {1: 1, 2: 3, 3: 6, 4: 5}


def test_a_note_is_edited_line_by_line_and_keeps_all_that_is_its_own(shelf: Shelf) -> None:
    found = renewal(SECOND, shelf)
    (edit,) = found.change.edits
    assert edit.after == (
        NOTE.format(sha256=SECOND.head["sha256"])
        .replace(
            "  lengths: [\n    18, 25,\n    29, 23, 0]  # des lignes\n",
            '  lengths: [18, 19, 32, 0, 23, 29, 0]  # des lignes\n  headings: ["5 Architecte : Arbor&Sens"]\n',
        )
        .replace("  language", f"  original: {SECOND.head['original']}\n  language")
        .replace("retrieved: 2026-01-02", "retrieved: 2026-11-28")
        .replace("at: 2 ", "at: 3 ")
        .replace('at: "3"', 'at: "6"')
        .replace("{at: 4", "{at: 5")
        .replace("\n", "\r\n")
    )
    assert [(one.before, one.now, one.old, one.new) for one in found.moved] == [((2, 2), (3, 3), OLD[1], NEW[2])]


def test_a_passage_whose_line_is_gone_stops_it(shelf: Shelf) -> None:
    before = shelf.note_of("page").read_bytes()
    with pytest.raises(GoneError) as error:
        renewal(source([OLD[0], OLD[1], OLD[3]], Wanted("2026-11-28")), shelf)
    assert "page.yaml:18" in error.value.in_("fr")
    assert OLD[2] in error.value.in_("en")
    assert shelf.note_of("page").read_bytes() == before


def test_proposals_follow_and_keep_their_answers(shelf: Shelf, tmp_path: Path) -> None:
    name = Name(
        name="Arbor&Sens",
        id="organization/arbor-sens",
        says={"type": "Organization"},
        at="4",
        by="rule/x",
        words=(13, 23),
        mentions=(("4", 13, 23),),
    )
    says = {"id": "project/p", "foundingDate": "2005"}
    rejected = {"": Answer(verdict="reject")}
    born = Statement(at="2", by="rule/x", says=says, words=((20, 24),), answers=rejected)
    gone = replace(born, words=((14, 19),), says={"id": "project/q", "foundingDate": "2005"})
    lost = replace(name, name="né en", words=(14, 19), at="2", mentions=())
    path = path_of(shelf.data, "page")
    save(path, Review(source=FIRST.head, names=(name, lost), statements=(born, gone)))
    shelf.note_of("page").unlink()
    renewal(SECOND, shelf).change.write()
    found = load(path, shelf.data, Problems())
    assert found is not None
    assert found.source["lengths"] == ("18", "19", "32", "0", "23", "29", "0")
    assert [(one.name, one.at, one.words, one.mentions) for one in found.names] == [
        ("Arbor&Sens", "5", (13, 23), (("5", 13, 23),))
    ]
    assert [(one.at, one.words, bool(one.answers)) for one in found.statements][-1] == ("3", ((27, 31),), True)


def test_without_the_old_text_nothing_can_follow(shelf: Shelf) -> None:
    shelf.text_of("page").write_text("autre chose", encoding="utf-8")
    with pytest.raises(UsageError, match="is not in"):
        renewal(SECOND, shelf)


def test_a_source_that_was_never_read_cannot_be_renewed(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No source"):
        renewal(SECOND, Shelf(tmp_path / "data"))


LINES = st.lists(
    st.sampled_from(["a", "b", "c", "", "une phrase plus longue", "une phrase bien plus longue"]), max_size=8
)


@given(LINES, LINES)
def test_no_line_follows_to_two_places_and_equal_words_have_equal_spans(old: list[str], new: list[str]) -> None:
    anchors = anchored(old, new)
    assert len(set(anchors.lines.values())) == len(anchors.lines)
    for before, now in anchors.lines.items():
        if old[before - 1].strip():
            assert new[now - 1].strip()
        if old[before - 1] == new[now - 1] and old[before - 1]:
            assert anchors.span(before, 0, 1) == (0, 1)


@given(LINES)
def test_a_text_that_stays_keeps_every_place(lines: list[str]) -> None:
    assert anchored(lines, lines).lines == {number: number for number in range(1, len(lines) + 1)}
