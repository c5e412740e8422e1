"""Documents as they come (HTML, PDF, DOCX, ODT, EPUB, text) → their text, one paragraph a line, and what it is."""
