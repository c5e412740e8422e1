#!/usr/bin/env bash
# odfpy 1.4.1, a paragraph of a text document with a footnote in the midst of its sentence.
# Guess: the sentence without the note, or with its number; the note once, somewhere.
# Seen: number and words of the note run into the sentence without a blank, and the note comes once more as a paragraph of its own.
# str() of the paragraph has the note as well, and none of the blanks that the format counts.
# Here: reports of research are full of notes; a name before a note becomes one word with its number, a quotation is no longer the
# words of its author, and each person named in a note is counted twice.
source "$(dirname "$0")/trial.bash"
python odfpy==1.4.1 setuptools==80.9.0 <<'PYTHON'
from odf.opendocument import OpenDocumentText, load
from odf.teletype import extractText
from odf.text import Note, NoteBody, NoteCitation, P, S

paragraph = P(text="Le terme est d’Anne d’Orazio")
note = Note(noteclass="footnote")
note.addElement(NoteCitation(text="1"))
body = NoteBody()
body.addElement(P(text="Architecte."))
note.addElement(body)
paragraph.addElement(note)
paragraph.addText(", dit-elle")
paragraph.addElement(S(c=2))
paragraph.addText("ici.")
document = OpenDocumentText()
document.text.addElement(paragraph)
document.save("a.odt")
for found in load("a.odt").getElementsByType(P):
    print(repr(extractText(found)))
print(repr(str(paragraph)))
PYTHON
shows <<'SEEN'
'Le terme est d’Anne d’Orazio1Architecte., dit-elle  ici.'
'Architecte.'
'Le terme est d’Anne d’Orazio1Architecte., dit-elleici.'
SEEN
