#!/usr/bin/env bash
# svg2pdf-py 1.1.0 and resvg-py 0.5.0, a drawing whose size is in millimetres.
# Guess: 160 mm are 160 mm on paper, 453.5 points of PDF, and at the 96 dots an inch of CSS 605 pixels.
# Seen: the PDF is 604.7 points wide, 213 mm: pixels are counted as points. The other refuses the size, since its `dpi` is 0 until
# it is given.
# Here: journals ask for figures of a column's width; one a third too wide is shrunk again, with its names. Ours are sized in
# points, without a unit.
source "$(dirname "$0")/trial.bash"
python svg2pdf-py==1.1.0 resvg-py==0.5.0 pypdf==6.1.1 <<'PYTHON'
import io

import pypdf
import resvg_py
import svg2pdf_py

shape = '<rect width="160" height="90"/></svg>'
for size in ('width="160mm" height="90mm"', 'width="453.543" height="255.118"'):
    text = f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 160 90">{shape}'
    page = pypdf.PdfReader(io.BytesIO(svg2pdf_py.svg_to_pdf(text, svg2pdf_py.FontDatabase()))).pages[0]
    print(size, "PDF:", round(float(page.mediabox.width) / 72 * 25.4), "mm")
    try:
        print(size, "PNG:", int.from_bytes(resvg_py.svg_to_bytes(svg_string=text)[16:20], "big"), "pixels")
    except ValueError as error:
        print(size, "PNG:", error)
PYTHON
shows <<'SEEN'
width="160mm" height="90mm" PDF: 213 mm
width="160mm" height="90mm" PNG: SVG has an invalid size
width="453.543" height="255.118" PDF: 160 mm
width="453.543" height="255.118" PNG: 454 pixels
SEEN
