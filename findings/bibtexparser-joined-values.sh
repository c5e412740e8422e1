#!/usr/bin/env bash
# bibtexparser 2.1.0, a value joined from a name and a text (`publisher = presses # { de Lyon}`).
# Guess: the name is replaced by its text and both are joined, as a name that stands alone is.
# Seen: the value is the source text, with the sign and the braces, and no block is counted as failed.
# Here: bibliographies that abbreviate series and publishers show « presses # { de Lyon} » as a publisher; look for a bare # in values.
source "$(dirname "$0")/trial.bash"
python bibtexparser==2.1.0 <<'PYTHON'
import bibtexparser

library = bibtexparser.parse_string("""
@string{presses = {Presses}}
@book{a, title = {Habiter}, publisher = presses}
@book{b, title = {Habiter}, publisher = presses # { de Lyon}}
""")
for entry in library.entries:
    print(entry.key, repr(entry["publisher"]))
print("failed:", len(library.failed_blocks))
PYTHON
shows <<'SEEN'
a 'Presses'
b 'presses # { de Lyon}'
failed: 0
SEEN
