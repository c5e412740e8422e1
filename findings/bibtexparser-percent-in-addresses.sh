#!/usr/bin/env bash
# bibtexparser 2.1.0 with its LatexDecodingMiddleware, an address with a percent sign.
# Guess: `url = {https://example.org/habitat%20participatif}` is an address, which BibLaTeX reads word for word.
# Seen: it ends before the percent sign, which begins a comment in TeX; what is left looks like an address and leads elsewhere.
# A « ~ » in it becomes a no-break space.
# Here: addresses of French documents have %C3%A9 and %20 as a rule; the source of a statement is then another page. Decode names
# and titles only, and take addresses from the text as it stands, as our `import` does.
source "$(dirname "$0")/trial.bash"
python bibtexparser==2.1.0 <<'PYTHON'
import bibtexparser
from bibtexparser.middlewares import LatexDecodingMiddleware

for address in ("https://example.org/habitat%20participatif", "https://example.org/~anne/"):
    text = f"@online{{a, url = {{{address}}}}}"
    plain, decoded = (bibtexparser.parse_string(text, append_middleware=stack) for stack in ([], [LatexDecodingMiddleware()]))
    print(plain.entries[0]["url"], ascii(decoded.entries[0]["url"]))
PYTHON
shows <<'SEEN'
https://example.org/habitat%20participatif 'https://example.org/habitat'
https://example.org/~anne/ 'https://example.org/\xa0anne/'
SEEN
