"""DOCX, ODT and EPUB: all that a reader sees, none of what is struck out; archives under a limit."""

import io
import zipfile

import pytest

from amu_graph.ingest.documents import archive as archives
from amu_graph.ingest.documents import docx as word
from amu_graph.ingest.documents import epub as books
from amu_graph.ingest.documents import odt as writer
from amu_graph.ingest.documents.document import Document, UnreadableError
from amu_graph.ingest.documents.formats import format_of
from document_files import W, archive, docx, epub, odt

STYLES = (
    f'<w:styles {W}><w:style w:styleId="Titre1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:styleId="Puces"><w:name w:val="List Bullet"/><w:pPr><w:numPr/></w:pPr></w:style>'
    '<w:style w:styleId="Rubrique"><w:name w:val="Rubrique"/><w:basedOn w:val="Titre1"/></w:style></w:styles>'
)


def said(document: Document) -> list[tuple[str, int]]:
    return [(paragraph.text, paragraph.level) for paragraph in document.paragraphs]


def run(text: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"


def test_word_insertions_fields_controls_and_boxes_are_read_deletions_are_not() -> None:
    body = (
        "<w:p><w:pPr><w:pStyle w:val='Rubrique'/></w:pPr>" + run("Le projet") + "</w:p>"
        "<w:p>" + run("Ses ") + "<w:ins>" + run("quatorze ") + "</w:ins>"
        "<w:del><w:r><w:delText>quinze </w:delText></w:r></w:del>"
        + run("logements") + "<w:fldSimple>" + run(", p. 3") + "</w:fldSimple></w:p>"
        "<w:sdt><w:sdtContent><w:p>" + run("Un contrôle") + "</w:p></w:sdtContent></w:sdt>"
        "<w:p>" + run("Avant la boîte, ") + "<w:r><w:txbxContent><w:p>" + run("Dans la boîte")
        + "</w:p></w:txbxContent></w:r>"
        + run("après.") + "</w:p>"
        "<w:p><w:pPr><w:numPr/></w:pPr>" + run("un") + "<w:r><w:br/></w:r>" + run("Deux") + "</w:p>"
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r>" + run("vu")
        + "<w:r><w:noBreakHyphen/></w:r>" + run("lu") + "<w:r><w:ptab/></w:r>" + run("à droite") + "</w:p>"
        "<w:tbl><w:tr><w:tc><w:p>" + run("Nom") + "</w:p></w:tc><w:tc><w:p>" + run("14")
        + "</w:p><w:p>" + run("logements") + "</w:p></w:tc></w:tr></w:tbl>"
    )  # fmt: skip
    document = word.read(docx(body, styles=STYLES))
    assert said(document) == [
        ("Le projet", 1),
        ("Ses quatorze logements, p. 3", 0),
        ("Un contrôle", 0),
        ("Avant la boîte, après.", 0),
        ("Dans la boîte", 0),
        ("- un", 0),
        ("Deux", 0),
        ("vu\u2011lu à droite", 0),
        ("Nom | 14 logements", 0),
    ]
    assert [remark.en for remark in document.remarks] == [
        "Tracked changes: deletions are not read.",
        "Hidden text is not read.",
    ]


def test_word_items_are_told_by_their_style_and_numbered_headings_are_none() -> None:
    body = (
        f"<w:p><w:pPr><w:pStyle w:val='Puces'/></w:pPr>{run('un')}</w:p>"
        f"<w:p><w:pPr><w:pStyle w:val='Titre1'/><w:numPr/></w:pPr>{run('Titre')}</w:p>"
    )
    assert said(word.read(docx(body, styles=STYLES))) == [("- un", 0), ("Titre", 1)]


def test_merged_cells_of_a_word_table_are_read_once_each_where_they_begin() -> None:
    def cell(words: str, merge: str = "") -> str:
        return f"<w:tc><w:tcPr>{merge}</w:tcPr><w:p>{run(words) if words else ''}</w:p></w:tc>"

    begins, goes_on = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
    rows = (
        cell("Commune") + cell("Projet", "<w:gridSpan w:val='2'/>"),
        cell("Nantes", begins) + cell("Amont") + cell("12"),
        cell("", goes_on) + cell("Biais") + cell("9"),
        cell("", "<w:vMerge w:val='continue'/>") + cell("", "<w:hMerge w:val='restart'/>") + cell("Halte"),
        cell("Deux projets abandonnés", "<w:gridSpan w:val='3'/>"),
    )
    body = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    assert [line for line, _ in said(word.read(docx(body, styles=STYLES)))] == [
        "Commune | Projet",
        "Nantes | Amont | 12",
        "Biais | 9",
        "Halte",
        "Deux projets abandonnés",
    ]


def test_a_text_box_that_word_writes_twice_is_read_once() -> None:
    box = f"<w:txbxContent><w:p>{run('Dans la boîte')}</w:p></w:txbxContent>"
    compatible = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    body = (
        f"<w:p>{run('Avant')}<w:r><mc:AlternateContent {compatible}><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0E0'/></w:r>" + run("vers la place") + "</w:p>"
        "<w:sectPr><w:headerReference/></w:sectPr>"
    )
    document = word.read(docx(body))
    assert said(document) == [("Avant", 0), ("Dans la boîte", 0), ("vers la place", 0)]
    assert [remark.en for remark in document.remarks] == ["Headers and footers of pages are not read."]


def test_word_notes_follow_the_text() -> None:
    notes = (
        f"<w:footnotes {W}><w:footnote w:type='separator'><w:p>{run('—')}</w:p></w:footnote>"
        f"<w:footnote><w:p>{run('Voir la loi Alur.')}</w:p></w:footnote></w:footnotes>"
    )
    assert said(word.read(docx(f"<w:p>{run('Le texte.')}</w:p>", footnotes=notes))) == [
        ("Le texte.", 0),
        ("Voir la loi Alur.", 0),
    ]


def test_writer_headings_lists_notes_tables_and_spaces() -> None:
    body = (
        "<text:h text:outline-level='2'>L’histoire</text:h>"
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>biffé</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>Un<text:s text:c='2'/>mot<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>La note.</text:p></text:note-body></text:note> et <text:span>la suite</text:span>"
        "<office:annotation><text:p>à revoir</text:p></office:annotation>.</text:p>"
        "<text:list><text:list-item><text:p>informer</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Ecoterra</text:p></table:table-cell>"
        "<table:table-cell><text:p>14</text:p></table:table-cell></table:table-row></table:table>"
    )
    document = writer.read(odt(body))
    assert said(document) == [
        ("L’histoire", 2),
        ("Un mot et la suite.", 0),
        ("La note.", 0),
        ("- informer", 0),
        ("Ecoterra | 14", 0),
    ]
    assert len(document.remarks) == 2


def test_chapters_are_read_in_their_order() -> None:
    chapters = {
        "zwei.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><h1>Un</h1><p>a</p></body></html>',
        "eins.xhtml": "<html><body><h1>Deux</h1><p>l&rsquo;été&nbsp;!</p></body></html>",
    }
    document = books.read(epub(chapters))
    assert said(document) == [("Un", 1), ("a", 0), ("Deux", 1), ("l’été\u00a0!", 0)]
    assert (document.title, document.language) == ("Habiter", "fr")


def test_no_entity_is_unfolded() -> None:
    body = "<w:p><w:r><w:t>a&nom;b</w:t></w:r></w:p>"
    declared = f"<!DOCTYPE w:document [<!ENTITY nom 'déplié'>]><w:document {W}><w:body>{body}</w:body></w:document>"
    document = word.read(archive({"word/document.xml": declared}))
    assert said(document) == [("ab", 0)]


def test_what_unfolds_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = docx("<w:p>" + run("a" * 2000) + "</w:p>")
    monkeypatch.setattr(archives, "MOST_TEXT", 1999)
    with pytest.raises(UnreadableError, match="unfolded"):
        word.read(raw)


def test_an_index_that_lies_about_sizes_unfolds_nothing_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """What counts is what is read, whatever size the archive declares."""
    raw = bytearray(archive({"mimetype": "", "word/document.xml": "x" * 5000}))
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        assert file.getinfo("word/document.xml").file_size == 5000
    monkeypatch.setattr(archives, "MOST_TEXT", 100)
    with pytest.raises(UnreadableError):
        archives.Archive(bytes(raw)).read("word/document.xml")


@pytest.mark.parametrize("name", ["word/document.xml", "content.xml"])
def test_a_part_that_is_no_xml_is_damage(name: str) -> None:
    raw = archive({"mimetype": "application/vnd.oasis.opendocument.text", name: "<a><b>"})
    with pytest.raises(UnreadableError, match="damaged"):
        format_of(raw).read(raw)


def test_an_archive_cut_short_is_damage() -> None:
    with pytest.raises(UnreadableError, match="damaged"):
        format_of(docx("<w:p/>")[:-30])


def test_an_encrypted_document_says_so() -> None:
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry><m:encryption-data/>'
        "</m:file-entry></m:manifest>"
    )
    with pytest.raises(UnreadableError, match="password"):
        writer.read(odt("<text:p>x</text:p>", **{"META-INF__manifest": manifest}))
