"""Plain text → its lines as they are, or its paragraphs where the lines were wrapped."""

from amu_graph.ingest.documents.document import Document, Paragraph, bounded
from amu_graph.ingest.documents.encoding import decoded
from amu_graph.ingest.documents.lines import is_wrapped, joined
from amu_graph.ingest.documents.signs import clean


def read(raw: bytes) -> Document:
    """Return the lines of a text, blank ones included; form feeds part pages."""
    text, remarks = decoded(raw)
    pages = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\f").split("\f")
    lines = [page.split("\n") for page in pages]
    if not is_wrapped([line for page in lines for line in (*page, "")]):
        found = [Paragraph(clean(line), 0, number) for number, page in enumerate(lines, 1) for line in page]
    else:
        found = [Paragraph(paragraph.text, 0, paragraph.page + 1) for paragraph in joined(lines)]
    if len(pages) == 1:
        found = [paragraph._replace(page=0) for paragraph in found]
    return Document(bounded(found), pages=len(pages) if len(pages) > 1 else 0, remarks=remarks)
