#!/usr/bin/env bash
# pdfminer.six 20251230, pypdf 7.1.1, pdfplumber 0.11.9, and a title that is bold by being printed twice, a third of a
# point apart, as word processors and printers make bold of a face that has none.
# Guess: the title, once, as it is seen and as pdftotext gives it.
# Seen: the title twice on two lines, or every letter twice.
# Here: titles of older reports are so; the document is called « Habiter autrement Habiter autrement », and a search for the title
# among letters in pairs finds nothing. pdfplumber has dedupe_chars(), which must be asked for.
source "$(dirname "$0")/trial.bash"
python pdfminer.six==20251230 pdfplumber==0.11.9 pypdf==7.1.1 reportlab==4.4.5 <<'PYTHON'
import logging

import pdfplumber
from pdfminer.high_level import extract_text
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

logging.disable(logging.WARNING)
canvas = Canvas("a.pdf")
canvas.setFont("Helvetica", 14)
for left in (60, 60.3):
    canvas.drawString(left, 700, "Habiter")
canvas.save()
page = pdfplumber.open("a.pdf").pages[0]
print("pdfminer", extract_text("a.pdf").split())
print("pypdf", PdfReader("a.pdf").pages[0].extract_text().split())
print("pdfplumber", page.extract_text(), page.dedupe_chars().extract_text())
PYTHON
shows <<'SEEN'
pdfminer ['Habiter', 'Habiter']
pypdf ['Habiter', 'Habiter']
pdfplumber HHaabbiitteerr Habiter
SEEN
