"""PDF → its paragraphs by page: poppler's pdftotext where it is installed, else pypdf; its headings stand apart."""

import io
import shutil
import subprocess
import tempfile
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

from amu_graph.ingest.documents.archive import damaged, encrypted
from amu_graph.ingest.documents.document import Document, Paragraph, UnreadableError, bounded
from amu_graph.ingest.documents.lines import joined, with_hyphens, without_running_heads
from amu_graph.ingest.documents.pdf_headings import Headings, headings_of, letters
from amu_graph.ingest.documents.signs import clean
from amu_graph.language import Text
from amu_graph.text import fold

if TYPE_CHECKING:
    from pypdf import PdfReader

PDFTOTEXT: Final = "pdftotext"
_PERMISSION: Final = 3
_OF_PROGRAMS: Final = ("microsoft word", "microsoft powerpoint", "untitled", "sans titre", "document")
"""How titles begin that a program gave, not the author."""


def read(raw: bytes) -> Document:
    """Return the text of a PDF.

    Raises:
        UnreadableError: it is damaged or encrypted, or has no text.

    """
    from pypdf.errors import PyPdfError

    try:
        reader = _opened(raw)
        pages = _pages(raw, reader)
        title, headings = (_title(reader), headings_of(reader)) if reader else ("", {})
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise damaged() from error
    if not any(line.strip() for page in pages for line in page):
        raise _without_text(len(pages))
    lines, titles = _apart(without_running_heads(pages), headings)
    paragraphs = bounded(
        Paragraph(each.text, titles.get((each.page, letters(each.text)), 0), each.page + 1) for each in joined(lines)
    )
    return Document(paragraphs, title=title, pages=len(pages), remarks=_remarks(pages))


def _opened(raw: bytes) -> "PdfReader | None":
    """Return what pypdf reads of a document; None of one whose cipher it does not know, which is left to pdftotext.

    Raises:
        UnreadableError: a password keeps it closed.

    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    try:
        reader = PdfReader(io.BytesIO(raw))
        closed = reader.is_encrypted and not reader.decrypt("")
        if reader.is_encrypted and not closed:  # the password may be open to pypdf, and the words not
            _ = reader.metadata and reader.metadata.title, reader.pages[0].extract_text()
    except DependencyError:
        return None
    if closed:
        raise encrypted()
    return reader


def _pages(raw: bytes, reader: "PdfReader | None") -> list[list[str]]:
    """Return the lines of each page."""
    program = shutil.which(PDFTOTEXT)
    if program is None:
        if reader is None:
            raise encrypted()
        return [page.extract_text().splitlines() for page in reader.pages]
    try:
        text, in_order = _printed(program, raw), _printed(program, raw, "-raw")
    except UnreadableError as error:
        raise error if reader else encrypted() from error
    best = in_order if _is_cut(text, in_order) else with_hyphens(text, in_order)  # pdftotext drops all of them
    return [page.split("\n") for page in best.removesuffix("\f").split("\f")]


def _apart(pages: list[list[str]], headings: Headings) -> tuple[list[list[str]], Headings]:
    """Return the lines of each page with each heading on one line between blank ones, and these headings."""
    titles: dict[tuple[int, str], int] = {}
    apart: list[list[str]] = []
    for number, page in enumerate(pages):
        apart.append([])
        for level, lines in groupby(page, lambda line, at=number: headings.get((at, letters(line)), 0)):  # type: ignore[misc]  # int
            if level:
                title = " ".join(map(str.strip, lines))
                titles[number, letters(title)] = level
                apart[-1] += ["", title, ""]
            else:
                apart[-1] += lines
    return apart, titles


def _printed(program: str, raw: bytes, *options: str) -> str:
    """Return what pdftotext prints; a form feed ends each page."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.pdf"
        path.write_bytes(raw)
        command = [program, "-q", "-enc", "UTF-8", "-eol", "unix", *options, str(path), "-"]
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603  # a file of ours, no shell
    if done.returncode == _PERMISSION:
        raise _not_to_be_copied()
    if done.returncode:
        raise damaged()
    return done.stdout.decode("utf-8", errors="replace")


def _is_cut(text: str, in_order: str) -> bool:
    """Return whether the usual mode took the gaps of justified columns for columns: one word a line."""

    def share(of: str) -> float:
        lines = [line.split() for line in of.split("\n") if line.strip()]
        return sum(len(words) == 1 for words in lines) / max(1, len(lines))

    return share(text) > 2 * share(in_order) + 0.1


def _title(reader: "PdfReader") -> str:
    title = clean(str((reader.metadata and reader.metadata.title) or ""))
    return "" if fold(title).startswith(_OF_PROGRAMS) else title


def _remarks(pages: list[list[str]]) -> tuple[Text, ...]:
    """Return what to say of pages that are pictures."""
    empty = [str(number) for number, page in enumerate(pages, 1) if not any(line.strip() for line in page)]
    if not empty:
        return ()
    listed = ", ".join(empty[:10]) + (" …" if len(empty) > 10 else "")  # noqa: PLR2004  # enough to find them
    return (Text(fr=f"Pages sans texte (images ?) : {listed}.", en=f"Pages without text (pictures?): {listed}."),)


def _without_text(pages: int) -> UnreadableError:
    return UnreadableError(
        Text(
            fr=f"Ce PDF ne contient aucun texte ({pages} p.) : ses pages sont sans doute des images numérisées.",
            en=f"This PDF holds no text ({pages} pp.): its pages are probably scanned pictures.",
        ),
        remedy=Text(
            fr="Faites-en reconnaître le texte (OCR), par exemple avec « ocrmypdf », puis relisez le fichier obtenu.",
            en="Have its text recognized (OCR), for example with “ocrmypdf”, then read the file that it makes.",
        ),
    )


def _not_to_be_copied() -> UnreadableError:
    return UnreadableError(
        Text(fr="L’auteur de ce PDF n’en permet pas la copie.", en="The author of this PDF does not allow copying."),
        remedy=Text(fr="Demandez-lui une copie permise.", en="Ask for a copy that allows it."),
    )
