"""Small documents, made as programs make them: PDF, DOCX, ODT, EPUB."""

import io
import zipfile
from collections.abc import Mapping, Sequence

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table", "draw")
)


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """Return an archive; its parts are in their order, the first one not compressed (as `mimetype` must be)."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        for number, (name, content) in enumerate(parts.items()):
            kind = zipfile.ZIP_STORED if number == 0 else zipfile.ZIP_DEFLATED
            file.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, compress_type=kind)
    return written.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """Return a DOCX file of a body in WordprocessingML, and other parts of the folder `word`."""
    documents = {f"word/{name}.xml": content for name, content in parts.items()}
    types = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return archive({"[Content_Types].xml": types, "word/document.xml": document, **documents})


def odt(body: str, **parts: str) -> bytes:
    """Return an ODT file of a body."""
    content = (
        f"<office:document-content {ODF}><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    others = {name.replace("__", "/") + ".xml": text for name, text in parts.items()}
    return archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **others})


def epub(chapters: Mapping[str, str], title: str = "Habiter") -> bytes:
    """Return an EPUB file of chapters in HTML, in their order."""
    items = "".join(f'<item id="i{at}" href="text/{name}"/>' for at, name in enumerate(chapters))
    spine = "".join(f'<itemref idref="i{at}"/>' for at in range(len(chapters)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:language>fr</dc:language></metadata>"
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    )
    parts = {f"OEBPS/text/{name}": text for name, text in chapters.items()}
    return archive(
        {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "OEBPS/book.opf": package, **parts}
    )


def pdf(
    pages: Sequence[Sequence[str]], *, title: str = "", bookmarks: Mapping[int, str] | None = None, password: str = ""
) -> bytes:
    """Return a PDF of lines of text, one page a list; `bookmarks` name pages (from 0)."""
    from pypdf import PdfReader, PdfWriter

    written = _plain_pdf(pages)
    if not (title or bookmarks or password):
        return written
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(written)))
    if title:
        writer.add_metadata({"/Title": title})
    for page, words in (bookmarks or {}).items():
        writer.add_outline_item(title=words, page_number=page)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def _plain_pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """Return a PDF in Helvetica; an empty line is a wider gap, `# ` begins a large line, `## ` a bold one."""
    count = len(pages)
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for at, lines in enumerate(pages):
        content = _drawn(lines)
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * at} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>".encode(),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        ]
    written, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(written)}\n%%EOF\n".encode()
    return written + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def _drawn(lines: Sequence[str]) -> bytes:
    drawn, height = [], 800
    for line in lines:
        if line:
            mark, text = line.split(" ", 1) if line.startswith("#") else ("", line)
            font, size = {"#": (b"F1", 18), "##": (b"F2", 11)}.get(mark, (b"F1", 11))
            raw = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
            drawn.append(b"BT /%s %d Tf 1 0 0 1 60 %d Tm (%s) Tj ET" % (font, size, height, raw))
            height -= size + 2
        else:
            height -= 30
    return b"\n".join(drawn)
