#!/usr/bin/env bash
# trafilatura 2.3.1, a title or a saying inside a sentence, marked with `<q>`.
# Guess: an inline quotation stays in its line, between quotation marks, as browsers show it.
# Seen: it has no marks, and the text breaks after it: one sentence becomes two lines.
# Here: titles of works are found by their quotation marks, and a passage is a line: both are lost, and lines are counted otherwise
# than on the page.
source "$(dirname "$0")/trial.bash"
python trafilatura==2.3.1 lxml_html_clean==0.4.6 <<'PYTHON'
import trafilatura

def page(paragraph):
    more = "Les habitants ont choisi l’architecte en 2013, après une année de réunions avec la ville et le bailleur social."
    return f"<html lang='fr'><body><article><h1>Ecoterra</h1><p>{more}</p><p>{paragraph}</p></article></body></html>"

html = page("Le livre <q>Habiter ensemble</q> présente le projet et ceux qui l’ont accompagné pendant cinq ans.")
for line in trafilatura.extract(html).splitlines()[2:]:
    print(repr(line))
PYTHON
shows <<'SEEN'
'Le livre Habiter ensemble'
'présente le projet et ceux qui l’ont accompagné pendant cinq ans.'
SEEN
