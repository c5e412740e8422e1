#!/usr/bin/env bash
# mammoth 1.13.0, a paragraph of DOCX with a simple field and one with a tab that keeps to the margin.
# Guess: the text is the text of the page: what a field shows is read, as it is for fields that are written in three parts, and a tab
# parts words.
# Seen: what `w:fldSimple` shows is gone; the words before and after a `w:ptab` become one, though `w:tab` parts them.
# Here: letters made from a list (mail merge) have names in such fields, and tables of figures such tabs; « Présidente : » has
# nobody after it. Our reader has both.
source "$(dirname "$0")/trial.bash"
python mammoth==1.13.0 python-docx==1.2.0 <<'PYTHON'
import docx
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls


def run(words):
    """A run of DOCX."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


document = docx.Document()
for content in (
    run("Présidente : ") + f'<w:fldSimple w:instr="MERGEFIELD nom">{run("Anne Exemple")}</w:fldSimple>',
    run("Logements") + '<w:r><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="dot"/></w:r>' + run("14"),
    run("Logements") + "<w:r><w:tab/></w:r>" + run("14"),
):
    document.element.body.insert(-1, parse_xml(f'<w:p {nsdecls("w")}>{content}</w:p>'))
document.save("a.docx")
with open("a.docx", "rb") as file:
    print(*(repr(line) for line in mammoth.extract_raw_text(file).value.split("\n\n") if line), sep="\n")
PYTHON
shows <<'SEEN'
'Présidente : '
'Logements14'
'Logements\t14'
SEEN
