#!/usr/bin/env bash
# odfdo 3.27.3, the text of a document (get_formatted_text) with a date that was inserted as a field, and several blanks.
# Guess: the text is what is read on the page: « Réunion du 7 juin 2013 à Lyon », as the text of the paragraph alone gives it.
# Seen: « Réunion du  à Lyon »: the date is gone, and so are page numbers and other fields; three blanks in a row are none, and two
# words one.
# Here: minutes and letters have their date as a field; in the text that is then searched it never was. Read the content of
# paragraphs, as our reader does.
source "$(dirname "$0")/trial.bash"
python odfdo==3.27.3 <<'PYTHON'
import odfdo

document = odfdo.Document("text")
document.body.clear()
for words in (
    'Réunion du <text:date text:date-value="2013-06-07">7 juin 2013</text:date> à Lyon',
    'Salle<text:s text:c="3"/>commune',
):
    document.body.append(odfdo.Element.from_tag(f"<text:p>{words}</text:p>"))
document.save("a.odt")
read = odfdo.Document("a.odt")
print("formatted:", [line for line in read.get_formatted_text().splitlines() if line])
print("paragraphs:", [str(paragraph).strip() for paragraph in read.body.get_paragraphs()])
PYTHON
shows <<'SEEN'
formatted: ['Réunion du  à Lyon', 'Sallecommune']
paragraphs: ['Réunion du 7 juin 2013 à Lyon', 'Salle   commune']
SEEN
