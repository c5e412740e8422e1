"""A document is what its bytes say; what is none says what it is."""

import pytest

from amu_graph.ingest.documents import document, formats
from amu_graph.ingest.documents.document import UnreadableError
from amu_graph.ingest.documents.formats import format_of
from document_files import archive, docx, epub, odt, pdf


@pytest.mark.parametrize(
    ("raw", "ending"),
    [
        (pdf([["a"]]), "pdf"),
        (docx("<w:p/>"), "docx"),
        (odt("<text:p/>"), "odt"),
        (epub({"a.xhtml": "<p>a</p>"}), "epub"),
        (b"<!DOCTYPE html><p>a", "html"),
        (b"\xef\xbb\xbf\n<!-- c --><html lang=fr>", "html"),
        ("<html><p>é".encode("utf-16"), "html"),
        (b"Un texte, 1 < 2 et 3 > 2", "txt"),
        (b"[1] Une note, {puis} une autre", "txt"),
        (b"@habitat : un mot de passe", "txt"),
        ("été".encode("utf-16"), "txt"),
        ("été".encode("cp1252"), "txt"),
    ],
)
def test_the_format_is_that_of_the_content(raw: bytes, ending: str) -> None:
    assert format_of(raw).ending == ending


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "empty"),
        (b" \n\t\x00", "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 20, "picture"),
        (b"\xd0\xcf\x11\xe0" + b"0" * 600, "old Office"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"{\\rtf1 a}", "RTF"),
        (b"a\x00b\x01\x02", "binary"),
        (archive({"a.txt": "a"}), "ZIP"),
        (archive({"[Content_Types].xml": "a", "xl/workbook.xml": "a"}), "amu-graph import"),
        (archive({"mimetype": "application/vnd.oasis.opendocument.presentation"}), "presentation"),
        (b"\xef\xbb\xbfTY  - JOUR\nER  - \n", "amu-graph import"),
        (b"@article{devaux2012,\n", "amu-graph import"),
        (b'[\n  {"id": "a"}]', "amu-graph import"),
        (b"@prefix a: <urn:a:> .\n", "amu-graph import"),
        (b"<?xml version='1.0'?>\n<rdf:RDF xmlns:rdf='a'/>", "amu-graph import"),
    ],
)
def test_what_is_no_document_says_what_it_is(raw: bytes, says: str) -> None:
    with pytest.raises(UnreadableError) as error:
        format_of(raw)
    assert says in error.value.in_("en")
    assert error.value.in_("fr") != error.value.in_("en")


def test_a_document_one_byte_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "LARGEST", 3 * document.MEGABYTE)
    assert format_of(b"a" * 3 * document.MEGABYTE).ending == "txt"
    with pytest.raises(UnreadableError, match="MB"):
        format_of(b"a" * (3 * document.MEGABYTE + 1))


def test_a_text_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "MOST_TEXT", 9)
    raw = b"un\ndeux\ntrois"
    with pytest.raises(UnreadableError, match="more than"):
        format_of(raw).read(raw)


def test_lines_in_two_encodings_are_each_read_in_theirs() -> None:
    raw = "l’été\n".encode() + "l’œuvre à 5 €\n".encode("cp1252") + b"\x81\n"
    read = format_of(raw).read(raw)
    assert [paragraph.text for paragraph in read.paragraphs][:3] == ["l’été", "l’œuvre à 5 €", "\ufffd"]
    assert [remark.fr for remark in read.remarks] == [
        "2 lignes en Windows-1252, non en UTF-8.",
        "Signes illisibles, remplacés par « \ufffd » : 1.",
    ]


def test_ten_thousand_lines_in_a_paragraph_are_one() -> None:
    raw = ("une ligne de print dont la largeur est toujours la même\n" * 10_000).encode()
    assert len(format_of(raw).read(raw).paragraphs) == 1
