#!/usr/bin/env bash
# pylatexenc 2.11, the LaTeX of French titles, and links; bibtexparser 2.1.0 decodes with it.
# Guess: what is not known stays as it is written, or raises; a link is its text.
# Seen: the commands of babel's French vanish without a word: « XIX\ieme{} siècle » is « XIX siècle », quotation marks are gone, « 5 \euro »
# is 5. `\href{…}{…}` raises IndexError; in bibtexparser the entry then is no entry.
# Here: French bibliographies are full of them, and a century without its ordinal still looks like a title. Give the decoder texts for
# these commands, as our `import` does.
source "$(dirname "$0")/trial.bash"
python pylatexenc==2.11 bibtexparser==2.1.0 <<'PYTHON'
import bibtexparser
from bibtexparser.middlewares import LatexDecodingMiddleware
from pylatexenc.latex2text import LatexNodes2Text

for text in (r"\og habiter\fg{} au XIX\ieme{} siècle", r"1\ier{} mai, \no 5", r"5 \euro{}", r"20\degres", r"\'Etat"):
    print(text.ljust(38), repr(LatexNodes2Text().latex_to_text(text)))
try:
    LatexNodes2Text().latex_to_text(r"\href{https://example.org/}{ici}")
except IndexError as error:
    print("href", type(error).__name__)
library = bibtexparser.parse_string(
    r"@book{a, title = {Habiter \href{https://example.org/}{ici}}}", append_middleware=[LatexDecodingMiddleware()]
)
print("entries:", len(library.entries), "failed:", len(library.failed_blocks))
PYTHON
shows <<'SEEN'
\og habiter\fg{} au XIX\ieme{} siècle  'habiter au XIX siècle'
1\ier{} mai, \no 5                     '1 mai, 5'
5 \euro{}                              '5 '
20\degres                              '20'
\'Etat                                 'État'
href IndexError
entries: 0 failed: 1
SEEN
