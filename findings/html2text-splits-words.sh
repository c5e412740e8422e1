#!/usr/bin/env bash
# html2text 2025.4.15, a word of which a part is emphasised.
# Guess: « **pro** jet » never: a blank is text, and none was there.
# Seen: a blank after the emphasis, so that one word is two; with `ignore_emphasis` it is whole.
# Here: acronyms are explained so (<b>a</b>ssistance à <b>m</b>aîtrise d'<b>u</b>sage); passages and names can no longer be found.
source "$(dirname "$0")/trial.bash"
python html2text==2025.4.15 <<'PYTHON'
import html2text

page = "<p>AMU : <b>a</b>ssistance à <b>m</b>aîtrise d’<b>u</b>sage</p>"
print(html2text.html2text(page).strip())
plain = html2text.HTML2Text()
plain.ignore_emphasis = True
print(plain.handle(page).strip())
PYTHON
shows <<'SEEN'
AMU : **a** ssistance à **m** aîtrise d’**u** sage
AMU : assistance à maîtrise d’usage
SEEN
