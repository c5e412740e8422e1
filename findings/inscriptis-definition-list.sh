#!/usr/bin/env bash
# inscriptis, a list of fields (`<dl>`), as cards of projects have them.
# Guess: a term and its description stand on two lines, or have at least a blank between them, as in any browser.
# Seen: they are one word, « ArchitecteAnne Dupont »; a table with the same content keeps them apart.
# Here: « label, value » cards are the most certain thing to read on a page of projects, and their names come out glued.
source "$(dirname "$0")/trial.bash"
python inscriptis==2.7.6 <<'PYTHON'
from inscriptis import get_text

print(get_text("<dl><dt>Architecte</dt><dd>Anne Dupont</dd><dt>Ville</dt><dd>Lyon</dd></dl>").strip())
print(get_text("<table><tr><td>Architecte</td><td>Anne Dupont</td></tr></table>").strip())
PYTHON
shows <<'SEEN'
ArchitecteAnne DupontVilleLyon
Architecte  Anne Dupont
SEEN
