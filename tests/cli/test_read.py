"""`amu-graph read`: what it writes, what it never writes over, and what it says of what it cannot read."""

import hashlib
from pathlib import Path

import pytest
import yaml

from amu_graph.ingest.review_files import load
from amu_graph.notes.problems import Problems
from document_files import docx, pdf
from shell import Ended, Shell
from warm_commands import Commands

HTML = "<!doctype html><html lang=fr><h1>Portes ouvertes</h1><p>Habitat de l’Ill a ouvert Ecoterra au public.</p>"
ENGLISH = {"AMU_GRAPH_LANGUAGE": "en"}


@pytest.fixture
def shell(commands: Commands, dataset: Path, tmp_path: Path) -> Shell:
    (tmp_path / "data" / "notes").mkdir(parents=True)
    return Shell(commands, dataset, tmp_path, data=tmp_path / "data")


def read(shell: Shell, *arguments: str, stdin: str | bytes = "") -> Ended:
    return shell("read", *arguments, stdin=stdin, **ENGLISH)


def head(shell: Shell, slug: str) -> dict[str, object]:
    found = yaml.safe_load((shell.cwd / "data" / "review" / f"{slug}.yaml").read_text(encoding="utf-8"))
    assert isinstance(found["source"], dict)
    return found["source"]


def test_the_text_the_bytes_and_the_head_are_kept(shell: Shell) -> None:
    (shell.cwd / "page.html").write_text(HTML, encoding="utf-8")
    ended = read(shell, "page.html", "--url", "https://example.org/page", "--retrieved", "2026-11-23")
    assert (ended.status, ended.err) == (0, ""), "no word of an address that is given"
    assert "page.html → texts/page.txt, data/review/page.yaml (2 paragraphs, fr)" in ended.out
    text = (shell.cwd / "texts" / "page.txt").read_bytes()
    assert text.decode() == "Portes ouvertes\nHabitat de l’Ill a ouvert Ecoterra au public.\n"
    original = hashlib.sha256(HTML.encode()).hexdigest()
    assert (shell.cwd / "texts" / "originals" / f"{original}.html").read_bytes() == HTML.encode()
    found = head(shell, "page")
    assert found["sha256"] == hashlib.sha256(text).hexdigest()
    assert (found["original"], found["label"], found["lengths"]) == (original, "Portes ouvertes", [15, 45, 0])
    problems = Problems()
    assert load(shell.cwd / "data" / "review" / "page.yaml", shell.cwd / "data", problems) is not None
    assert not problems.sorted()


def test_the_same_bytes_are_there_already_under_any_name(shell: Shell) -> None:
    (shell.cwd / "page.html").write_text(HTML, encoding="utf-8")
    read(shell, "page.html")
    before = {path: path.read_bytes() for path in shell.cwd.rglob("*") if path.is_file()}
    (shell.cwd / "other.html").write_text(HTML, encoding="utf-8")
    ended = read(shell, "other.html")
    assert (ended.status, "read already" in ended.out) == (0, True)
    assert {path: path.read_bytes() for path in before} == before
    assert not (shell.cwd / "texts" / "other.txt").exists()
    ended = read(shell, "other.html", "--id", "mine")
    assert (ended.status, "under the name “page”" in ended.err, "--id page" in ended.err) == (1, True, True)
    assert read(shell, "other.html", "--id", "page").status == 0


@pytest.mark.parametrize(("command", "written"), [("read", "data/review/page.yaml"), ("note", "data/notes/page.yaml")])
def test_a_command_that_was_cut_short_after_the_text_begins_again(shell: Shell, command: str, written: str) -> None:
    (shell.cwd / "page.html").write_text(HTML, encoding="utf-8")
    typed = (command, "page.html", "--url", "https://example.org/page", "--retrieved", "2026-11-23")
    assert shell(*typed, **ENGLISH).status == 0
    whole = {path: path.read_bytes() for path in shell.cwd.rglob("*") if path.is_file()}
    (shell.cwd / written).unlink()
    again = shell(*typed, **ENGLISH)
    assert (again.status, again.err) == (0, "")
    assert {path: path.read_bytes() for path in shell.cwd.rglob("*") if path.is_file()} == whole


def test_words_that_are_not_there_are_put_back(shell: Shell) -> None:
    """Those of a note that came without them, and those that a killed `--renew` had not written yet."""
    (shell.cwd / "page.html").write_text(HTML, encoding="utf-8")
    read(shell, "page.html", "--url", "https://example.org/page")
    text = shell.cwd / "texts" / "page.txt"
    words = text.read_bytes()
    for lost in (text.unlink, lambda: text.write_bytes(b"Le texte d\xe2\x80\x99avant.\n")):
        lost()
        again = read(shell, "page.html")
        assert (again.status, "texts/page.txt: the words are there again." in again.out) == (0, True)
        assert text.read_bytes() == words
    assert "again" not in read(shell, "page.html").out


def test_an_address_that_was_missing_is_added_later(shell: Shell) -> None:
    (shell.cwd / "page.html").write_text(HTML, encoding="utf-8")
    read(shell, "page.html")
    before = head(shell, "page")
    ended = read(shell, "page.html", "--url", "https://example.org/page", "--renew")
    assert (ended.status, ended.out) == (0, "data/review/page.yaml: address added.\n")
    assert head(shell, "page") == before | {"url": "https://example.org/page"}
    assert "read already" in read(shell, "page.html", "--url", "https://example.org/other").out
    assert head(shell, "page")["url"] == "https://example.org/page"


def test_the_address_in_a_page_is_taken_and_said_unless_another_is_given(shell: Shell) -> None:
    page = (
        '<html><head><link rel="canonical" href="https://example.org/own"></head><body><p>Un texte.</p>{}</body></html>'
    )
    for name, options in (("a", ()), ("b", ("--url", "https://example.org/b")), ("c", ("--unpublished",))):
        (shell.cwd / f"{name}.html").write_text(page.format(name), encoding="utf-8")
        ended = read(shell, f"{name}.html", *options)
        assert ("Address read in the page: https://example.org/own;" in ended.err) is (name == "a")
    assert [head(shell, name).get("url") for name in "abc"] == [
        "https://example.org/own",
        "https://example.org/b",
        None,
    ]


def test_a_document_without_an_address_is_said_to_have_none(shell: Shell) -> None:
    (shell.cwd / "page.html").write_text(HTML, encoding="utf-8")
    told = read(shell, "page.html")
    assert "“kind: unpublished” if the document has none" in told.err
    assert read(shell, "page.html", "--unpublished").out == "data/review/page.yaml: unpublished document.\n"
    assert head(shell, "page")["kind"] == "unpublished"
    assert read(shell, "page.html", "--unpublished", "--url", "https://example.org/page").status == 2
    (shell.cwd / "other.html").write_text(HTML.replace("Ecoterra", "Lieu Commun"), encoding="utf-8")
    ended = read(shell, "other.html", "--unpublished")
    assert (ended.status, ended.err, head(shell, "other")["kind"]) == (0, "", "unpublished")


def test_another_document_of_that_name_replaces_nothing(shell: Shell) -> None:
    (shell.cwd / "page.html").write_text(HTML, encoding="utf-8")
    read(shell, "page.html")
    (shell.cwd / "page.html").write_text(HTML.replace("Ecoterra", "Lieu Commun"), encoding="utf-8")
    ended = read(shell, "page.html")
    assert (ended.status, "exists already" in ended.err) == (1, True)
    assert "Ecoterra" in (shell.cwd / "texts" / "page.txt").read_text(encoding="utf-8")


def test_each_file_of_a_folder_has_its_line_and_one_that_fails_stops_none(shell: Shell) -> None:
    folder = shell.cwd / "docs"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(pdf([["Un fait."], ["Un autre."]]))
    (folder / "b.pdf").write_bytes(pdf([[]]))
    (folder / "c.txt").write_bytes(docx("<w:p><w:r><w:t>Un fait de plus.</w:t></w:r></w:p>"))
    (folder / "d.html").write_bytes(b"")
    (folder / ".hidden").write_bytes(b"x")
    ended = read(shell, "docs")
    assert ended.status == 1
    assert [line.partition(" ")[0] for line in ended.out.splitlines()] == ["docs/a.pdf", "docs/c.txt"]
    assert "docs/b.pdf: This PDF holds no text (1 pp.)" in ended.err
    assert "docs/d.html: The document is empty." in ended.err
    assert "4 files, 2 refused." in ended.err
    assert "Without an address nothing of it can go into a note: add “url:” to each of these 2 files;" in ended.err
    assert head(shell, "a")["pages"] == [1, 2]
    assert "Traceback" not in ended.err


def test_a_table_says_how_it_is_imported_and_a_document_under_its_name_is_read(shell: Shell) -> None:
    (shell.cwd / "a.csv").write_text("Nom;Logements\nEcoterra;14\n", encoding="utf-8")
    (shell.cwd / "b.csv").write_text(HTML, encoding="utf-8")
    refused = read(shell, "a.csv")
    assert (refused.status, "amu-graph import" in refused.err) == (1, True)
    assert read(shell, "b.csv").status == 0


def test_a_table_that_was_imported_is_no_document_beside_it(shell: Shell) -> None:
    (shell.cwd / "in").mkdir()
    (shell.cwd / "in" / "t.csv").write_text("Nom;Ville\nÉcoterra;Lyon\n", encoding="utf-8")
    for _ in "12":
        shell("import", "in/t.csv")
    assert read(shell, "in").status == 0
    assert sorted(path.name for path in (shell.cwd / "texts").glob("t.*")) == ["t.rows.txt"]


def test_standard_input_is_named_by_its_title(shell: Shell) -> None:
    assert read(shell, "-", stdin=HTML).status == 0
    assert head(shell, "portes-ouvertes")["label"] == "Portes ouvertes"


def test_a_source_that_is_not_read_is_begun_by_its_address(shell: Shell) -> None:
    ended = read(shell, "--reference", "https://unadel.org/qui-sommes-nous/", "--label", "Qui sommes-nous ?")
    assert ended.status == 0
    assert head(shell, "qui-sommes-nous")["kind"] == "reference"
    assert not (shell.cwd / "texts").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "missing"),
        (("nowhere.pdf",), "nowhere.pdf does not exist"),
        (("one.txt", "two.txt", "--id", "x"), "one by one"),
        (("one.txt", "--url", "exemple"), "--url"),
        (("empty",), "no file"),
    ],
)
def test_wrong_use_says_what_to_do(shell: Shell, arguments: tuple[str, ...], says: str) -> None:
    (shell.cwd / "empty").mkdir()
    for name in ("one.txt", "two.txt"):
        (shell.cwd / name).write_text(name, encoding="utf-8")
    ended = read(shell, *arguments)
    assert (ended.status, says in ended.err) == (2, True)
    assert not (shell.cwd / "texts").exists()


def test_a_document_that_has_changed_takes_its_note_along(shell: Shell) -> None:
    (shell.cwd / "page.html").write_text(HTML, encoding="utf-8")
    assert shell("note", "page.html", "--url", "https://example.org/", **ENGLISH).status == 0
    (shell.cwd / "page.html").write_text(HTML.replace("<p>", "<p>Une annonce.</p><p>"), encoding="utf-8")
    shown = read(shell, "page.html", "--renew", "--dry-run")
    assert (shown.status, "+  - at: 3" in shown.out) == (0, True)
    note = shell.cwd / "data" / "notes" / "page.yaml"
    assert "- at: 2" in note.read_text(encoding="utf-8")
    assert read(shell, "page.html", "--renew").out == shown.out
    assert "- at: 3" in note.read_text(encoding="utf-8")
    assert "Une annonce." in (shell.cwd / "texts" / "page.txt").read_text(encoding="utf-8")
    (shell.cwd / "page.html").write_text(HTML.replace("Ecoterra", "Lieu Commun"), encoding="utf-8")
    changed = read(shell, "page.html", "--renew")
    assert "- Habitat de l’Ill a ouvert Ecoterra au public." in changed.out
    assert "+ Habitat de l’Ill a ouvert Lieu Commun au public." in changed.out
    (shell.cwd / "page.html").write_text("<h1>Portes ouvertes</h1>", encoding="utf-8")
    gone = read(shell, "page.html", "--renew")
    assert (gone.status, "is no more in the document" in gone.err) == (1, True)
