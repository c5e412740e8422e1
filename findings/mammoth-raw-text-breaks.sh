#!/usr/bin/env bash
# mammoth 1.13.0, `extract_raw_text` of a paragraph with a line break.
# Guess: a break between two words is a line break or a blank, as its own HTML has <br />.
# Seen: nothing: the last word of a line and the first of the next are one word.
# Here: addresses and cards of partners are typed with Shift+Enter, so « Ville de Lyon » and « Architecte » become
# « LyonArchitecte ».
source "$(dirname "$0")/trial.bash"
python mammoth==1.13.0 python-docx==1.2.0 <<'PYTHON'
import docx
import mammoth

document = docx.Document()
document.add_paragraph("Ville de Lyon\nArchitecte : Exemple")
document.save("a.docx")
for read in (mammoth.extract_raw_text, mammoth.convert_to_html):
    with open("a.docx", "rb") as file:
        print(read(file).value.strip())
PYTHON
shows <<'SEEN'
Ville de LyonArchitecte : Exemple
<p>Ville de Lyon<br />Architecte : Exemple</p>
SEEN
