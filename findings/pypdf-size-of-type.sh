#!/usr/bin/env bash
# pypdf 7.1.1, the size of type that `extract_text(visitor_text=…)` gives.
# Guess: the last argument is the size that a reader sees, in points: 24 for a title of 24 points.
# Seen: the number of the operator that sets the font, whatever the page scales it by; browsers print by scaling, so a title of 24
# points is 32. Multiplied by the vertical factors of both matrices it is 24 again.
# Here: headings of reports are told by their size beside that of the text; two programs that print PDF differ by a third.
source "$(dirname "$0")/trial.bash"
python pypdf==7.1.1 reportlab==4.4.4 <<'PYTHON'
import io

from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas


def printed(scale, size):
    """Return a page with a title that is as large, whatever the scale."""
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.scale(scale, scale)
    canvas.setFont("Helvetica", size)
    canvas.drawString(100, 500, "Habiter")
    canvas.save()
    return PdfReader(file).pages[0]


for scale, size in ((1, 24), (0.75, 32)):
    printed(scale, size).extract_text(
        visitor_text=lambda text, cm, tm, font, size: text.strip()
        and print(text.strip(), "size", size, "scaled", size * tm[3] * cm[3])
    )
PYTHON
shows <<'SEEN'
Habiter size 24.0 scaled 24.0
Habiter size 32.0 scaled 24.0
SEEN
