#!/usr/bin/env bash
# Babel 2.19.0, the languages that a browser in France or Canada asks for, and a site in French and English.
# Guess: fr-FR gets French.
# Seen: it gets English, or nothing: parts of a language are parted by an underscore unless one says otherwise, and a tag with a
# hyphen is a language of its own; no error, though the parser of the same class refuses such a tag.
# Here: headers of HTTP, attributes of HTML and RDF all write fr-FR; a site that negotiates so greets its French readers in English.
source "$(dirname "$0")/trial.bash"
python Babel==2.19.0 <<'PYTHON'
from babel import Locale

SITE = ["fr", "en"]
for asked in (["fr", "en"], ["fr-FR", "en"], ["fr-CA", "en-CA"]):
    print(asked, Locale.negotiate(asked, SITE), Locale.negotiate(asked, SITE, sep="-"))
try:
    Locale.parse("fr-FR")
except ValueError as error:
    print(error)
PYTHON
shows <<'SEEN'
['fr', 'en'] fr fr
['fr-FR', 'en'] en fr
['fr-CA', 'en-CA'] None fr
expected only letters, got 'fr-fr'
SEEN
