#!/usr/bin/env bash
# python-docx 1.2.0, `paragraph.text` of a text under revision.
# Guess: what a reader of the document sees: inserted words are there, deleted ones are not.
# Seen: inserted words and those of a content control are left out, while those of a link stand; nothing tells that words are missing.
# Here: reports are circulated with their changes tracked, and filled in by forms; a passage without its inserted words cannot be
# found again. `amu-graph read` walks the elements itself.
source "$(dirname "$0")/trial.bash"
python python-docx==1.2.0 <<'PYTHON'
import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

paragraph = docx.Document().add_paragraph("Le projet")
word = "<w:r><w:t xml:space='preserve'> {}</w:t></w:r>"
for around in ("<w:ins {0} w:id='1' w:author='A'>{1}</w:ins>", "<w:sdt {0}><w:sdtContent>{1}</w:sdtContent></w:sdt>",
               "<w:hyperlink {0} w:anchor='a'>{1}</w:hyperlink>"):
    name = around.partition(" ")[0].removeprefix("<w:")
    paragraph._p.append(parse_xml(around.format(nsdecls("w"), word.format(name))))
print(paragraph.text)
PYTHON
shows <<'SEEN'
Le projet hyperlink
SEEN
