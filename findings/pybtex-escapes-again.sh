#!/usr/bin/env bash
# pybtex 0.26.1, a bibliography read and written again.
# Guess: a value that was read is written as it stood, as LaTeX reads it: `50 \% d'usagers`, an address in `url` verbatim.
# Seen: each sign is escaped once more. `\%` becomes `\\%`, in LaTeX a line break and then a comment, which takes the rest of the
# line away; the address gets backslashes that are part of it for BibLaTeX. Written and read again, they add up.
# Here: whoever tidies an exported bibliography with it loses words of titles and has addresses that lead nowhere.
source "$(dirname "$0")/trial.bash"
python pybtex==0.26.1 <<'PYTHON'
from pybtex.database import parse_string

text = r"@book{a, title = {Habiter, 50 \% d'usagers}, url = {https://example.org/une_page%20a}}"
for _ in range(2):
    text = parse_string(text, "bibtex").to_string("bibtex")
    print(*(line.strip() for line in text.splitlines() if "=" in line), sep="\n")
PYTHON
shows <<'SEEN'
title = "Habiter, 50 \\% d'usagers",
url = "https://example.org/une\_page\%20a"
title = "Habiter, 50 \\\% d'usagers",
url = "https://example.org/une\\_page\\%20a"
SEEN
