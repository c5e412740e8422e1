#!/usr/bin/env bash
# odfdo 3.27.3, the text of an ODT paragraph that somebody commented.
# Guess: the text of a paragraph is what is printed; a comment stands in the margin.
# Seen: the words of the comment, its author and its date stand in the middle of the sentence, and again as a paragraph of their own
# in `body.paragraphs`; so do the words of a footnote, after its number.
# Here: a sentence quoted from such a text is not in the document, and the name of a reviewer would be proposed as a person of it;
# take the elements of annotations and notes away before reading.
source "$(dirname "$0")/trial.bash"
python odfdo==3.27.3 <<'PYTHON'
from datetime import datetime
from odfdo import Document, Paragraph

document = Document("text")
document.body.clear()
commented = Paragraph("Ecoterra compte 14 logements.")
commented.insert_annotation(after="14", body="à vérifier", creator="A. B.", date=datetime(2013, 5, 6))
noted = Paragraph("Ecoterra compte 14 logements.")
noted.insert_note(after="Ecoterra", note_id="n1", citation="1", body="Voir la page 3.")
for paragraph in (commented, noted):
    document.body.append(paragraph)
for paragraph in document.body.paragraphs:
    print(repr(paragraph.inner_text))
PYTHON
shows <<'SEEN'
'Ecoterra compte 14à vérifier\nA. B. 2013-05-06 00:00:00 logements.'
'à vérifier'
'Ecoterra1. Voir la page 3. compte 14 logements.'
'Voir la page 3.'
SEEN
