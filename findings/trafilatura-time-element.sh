#!/usr/bin/env bash
# trafilatura 2.3.1, a date within a sentence that HTML marks as one.
# Guess: `<time datetime="2013-06">juin 2013</time>` is the text « juin 2013 », as html2text 2025.4.15 has it.
# Seen: the words are gone, and nothing stands for them: « Livré en à Lyon. » With or without the option that favours recall.
# Here: the sites that take the most care of their dates lose them, and the sentence still reads as one. Our reader takes from
# trafilatura only which parts of a page are content; the text is that of the page itself.
source "$(dirname "$0")/trial.bash"
python trafilatura==2.3.1 lxml_html_clean==0.4.6 html2text==2025.4.15 <<'PYTHON'
import html2text
import trafilatura

around = (
    "<p>L’association accompagne depuis quinze ans des groupes d’habitants qui conçoivent leur immeuble avec un architecte, "
    "de la première réunion au premier hiver.</p>"
)
sentence = '<p>Livré en <time datetime="2013-06">juin 2013</time> à Lyon.</p>'
after = around.replace("quinze", "dix")
page = f"<html><head><title>Un projet</title></head><body><article>{around}{sentence}{after}</article></body></html>"
for recall in (False, True):
    print("trafilatura:", trafilatura.extract(page, favor_recall=recall).splitlines()[1])
print("html2text:", html2text.HTML2Text(bodywidth=0).handle(page).split("\n\n")[1])
PYTHON
shows <<'SEEN'
trafilatura: Livré en à Lyon.
trafilatura: Livré en à Lyon.
html2text: Livré en juin 2013 à Lyon.
SEEN
