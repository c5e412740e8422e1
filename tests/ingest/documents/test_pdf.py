"""PDF: pages, headings, running heads, hyphens; scanned and protected files say so. With pdftotext and without."""

import shutil
from pathlib import Path

import pytest

from amu_graph.ingest.documents import pdf as reader
from amu_graph.ingest.documents.document import Document, UnreadableError
from document_files import pdf

HYPHENS = [
    "Sans attendre les décrets de la loi, quelques habitants de Ville-",
    "urbanne se sont réunis en 2005 pour régler leur problème de loge-",
    "ment, avec l’aide d’une association. Le projet est porté par celui-",
    "ci, avec la région Rhône-",
    "Alpes.",
]


@pytest.fixture(params=["pdftotext", "pypdf"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Either way of reading; where poppler is not installed, the other one alone."""
    if request.param == "pypdf":
        monkeypatch.setattr(shutil, "which", lambda _: None)
    elif shutil.which(reader.PDFTOTEXT) is None:
        pytest.skip("poppler's pdftotext is not installed")
    return str(request.param)


def texts(document: Document, page: int) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.page == page]


@pytest.mark.usefixtures("way")
def test_lines_are_joined_and_words_mended() -> None:
    document = reader.read(pdf([HYPHENS]))
    (paragraph,) = document.paragraphs
    assert paragraph.text == (
        "Sans attendre les décrets de la loi, quelques habitants de Villeurbanne se sont réunis en 2005 pour régler "
        "leur problème de logement, avec l’aide d’une association. Le projet est porté par celui-ci, avec la région "
        "Rhône-Alpes."
    )


@pytest.mark.usefixtures("way")
def test_running_heads_and_page_numbers_go_and_pages_stay() -> None:
    pages = [
        [f"Habiter autrement n° 7, page {at}", "", f"Le paragraphe {word}.", "", str(at)]
        for at, word in enumerate(["un", "deux", "trois"], 1)
    ]
    document = reader.read(pdf(pages))
    assert document.pages == 3
    assert [texts(document, page) for page in (1, 2, 3)] == [
        ["Le paragraphe un."],
        ["Le paragraphe deux."],
        ["Le paragraphe trois."],
    ]


@pytest.mark.usefixtures("way")
def test_bookmarks_are_headings_and_the_title_is_that_of_the_author() -> None:
    raw = pdf(
        [["Un projet pionnier", "", "Il a quatorze logements."]],
        title="Habiter autrement",
        bookmarks={0: "Un projet pionnier"},
    )
    document = reader.read(raw)
    assert document.title == "Habiter autrement"
    assert document.paragraphs[0] == ("Un projet pionnier", 1, 1)
    assert reader.read(pdf([["Texte"]], title="Microsoft Word - brouillon.doc")).title == ""


TEXT = ["Les habitants conçoivent leur immeuble avec une association, et en règlent", "les questions ensemble."]


@pytest.mark.usefixtures("way")
def test_without_bookmarks_headings_are_the_lines_set_larger_or_bolder_than_the_text() -> None:
    pages = [
        [
            "# Habiter autrement",
            "",
            *TEXT,
            "",
            "## Une longue histoire",
            *TEXT,
            "",
            *TEXT,
            "",
            "## En gras, mais une phrase.",
        ],
        ["# Un projet pionnier de toute", "# une ville", *TEXT, "", *TEXT, "", *TEXT],
    ]
    found = [(each.text, each.level, each.page) for each in reader.read(pdf(pages)).paragraphs if each.level]
    assert found == [
        ("Habiter autrement", 1, 1),
        ("Une longue histoire", 2, 1),
        ("Un projet pionnier de toute une ville", 1, 2),
    ]


@pytest.mark.usefixtures("way")
def test_where_most_of_a_text_is_bold_boldness_makes_no_heading() -> None:
    document = reader.read(pdf([[*TEXT, "", "## Une ligne", "", "## Une autre", "", "## Une autre encore"]]))
    assert not any(each.level for each in document.paragraphs)


@pytest.mark.usefixtures("way")
def test_a_paragraph_over_two_pages_is_one_of_the_first() -> None:
    document = reader.read(
        pdf(
            [
                ["Le paragraphe va jusqu’à la page"],
                ["suivante, où il finit.", "", "Un autre, dont la ligne est plus longue."],
            ]
        )
    )
    assert texts(document, 1) == ["Le paragraphe va jusqu’à la page suivante, où il finit."]


@pytest.mark.usefixtures("way")
def test_a_scanned_document_says_so() -> None:
    with pytest.raises(UnreadableError) as error:
        reader.read(pdf([[], []]))
    assert "aucun texte (2 p.)" in error.value.in_("fr")
    assert "OCR" in error.value.in_("en")


@pytest.mark.usefixtures("way")
def test_pages_that_are_pictures_are_told() -> None:
    document = reader.read(pdf([["Un texte."], [], ["Un autre."]]))
    assert [remark.fr for remark in document.remarks] == ["Pages sans texte (images ?) : 2."]
    assert document.pages == 3


@pytest.mark.usefixtures("way")
def test_a_password_is_asked_for() -> None:
    with pytest.raises(UnreadableError, match="password"):
        reader.read(pdf([["Secret"]], password="secret"))


FILES = Path(__file__).parent / "files"


@pytest.mark.usefixtures("way")
def test_a_password_is_asked_for_whatever_the_cipher() -> None:
    """AES needs a library that is not one of ours: pypdf alone cannot even look whether the password is right."""
    with pytest.raises(UnreadableError, match="password"):
        reader.read((FILES / "aes-256-password.pdf").read_bytes())


def test_a_document_that_is_locked_against_changes_is_read(way: str) -> None:
    raw = (FILES / "aes-128-open.pdf").read_bytes()
    if way == "pdftotext":
        assert texts(reader.read(raw), 1) == ["Un texte, sur une page."]
    else:
        with pytest.raises(UnreadableError, match="without protection"):
            reader.read(raw)


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("raw", [b"%PDF-1.4\n", pdf([["Un texte."]])[:300]])
def test_a_file_cut_short_is_no_traceback(raw: bytes) -> None:
    with pytest.raises(UnreadableError):
        reader.read(raw)


def test_columns_cut_into_words_are_read_in_the_order_of_the_page() -> None:
    """In a narrow column pdftotext's usual mode takes the gaps of a justified line for gaps between columns."""
    cut = "quatre personnes\nveulent\ncréer\nune\ncoopérative\nd’habitants."
    assert reader._is_cut(cut, "quatre personnes\nveulent créer une coopérative\nd’habitants.")
    assert not reader._is_cut("Habiter\n\nquatre personnes veulent", "Habiter\nquatre personnes veulent")
