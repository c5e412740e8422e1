#!/usr/bin/env bash
# docx2txt 0.9 and docx2python 3.6.2, the hyphen that Word does not break at.
# Guess: « rez-de-chaussée », as python-docx 1.2.0 and mammoth 1.13.0 read it.
# Seen: the hyphen is an element of its own, w:noBreakHyphen, which both pass over: « rezde-chaussée ».
# Here: French sets it in compound names and numbers (Ctrl+Shift+hyphen); a name without it is another name.
source "$(dirname "$0")/trial.bash"
python docx2txt==0.9 docx2python==3.6.2 python-docx==1.2.0 mammoth==1.13.0 <<'PYTHON'
import docx
import docx2txt
import mammoth
from docx.oxml import OxmlElement
from docx2python import docx2python

document = docx.Document()
run = document.add_paragraph("rez").runs[0]
run._r.append(OxmlElement("w:noBreakHyphen"))
run.add_text("de-chaussée")
document.save("a.docx")
print("python-docx", document.paragraphs[0].text)
with open("a.docx", "rb") as file:
    print("mammoth    ", mammoth.extract_raw_text(file).value.strip())
print("docx2txt   ", docx2txt.process("a.docx").strip())
print("docx2python", docx2python("a.docx").text.strip())
PYTHON
shows <<'SEEN'
python-docx rez-de-chaussée
mammoth     rez‑de-chaussée
docx2txt    rezde-chaussée
docx2python rezde-chaussée
SEEN
