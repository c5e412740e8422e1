#!/usr/bin/env bash
# bibtexparser 2.1.0, LatexDecodingMiddleware over a BibLaTeX entry with an uncertain date and an address with a tilde.
# Guess: LaTeX is undone where LaTeX stands, in titles and names; dates and addresses, which BibLaTeX takes to the letter, stay.
# Seen: every field is decoded: `2013~` (about 2013) becomes 2013 and a no-break blank, and the tilde of an address too.
# Here: « vers 2013 » becomes a certain date without a word, and links to pages of members (`/~name`) lead nowhere; read dates,
# addresses and identifiers from a run without decoding.
source "$(dirname "$0")/trial.bash"
python bibtexparser==2.1.0 <<'PYTHON'
import bibtexparser
from bibtexparser.middlewares import LatexDecodingMiddleware

text = r"@book{a, title={L\'etat des lieux}, date={2013~}, url={https://example.org/~anne/x}}"
for middleware in ([], [LatexDecodingMiddleware()]):
    [entry] = bibtexparser.parse_string(text, append_middleware=middleware).entries
    print({field.key: ascii(field.value) for field in entry.fields})
PYTHON
shows <<'SEEN'
{'title': '"L\\\\\'etat des lieux"', 'date': "'2013~'", 'url': "'https://example.org/~anne/x'"}
{'title': "'L\\xe9tat des lieux'", 'date': "'2013\\xa0'", 'url': "'https://example.org/\\xa0anne/x'"}
SEEN
