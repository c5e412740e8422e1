#!/usr/bin/env bash
# python-slugify 9.2.0, identifiers from French names.
# Guess: « l’usage » and « l'usage », the same word in print and from a keyboard, give one identifier; signs that are no letters part words.
# Seen: the curved apostrophe is dropped and joins the words, the straight one parts them; « n° » becomes « ndeg », « € » « eur ».
# allow_unicode=True parts at both, and keeps the accents.
# Here: one project gets two identifiers, by the page it was copied from. Ours come from `namespaces.slugify`, which parts at both.
source "$(dirname "$0")/trial.bash"
python python-slugify==9.2.0 <<'PYTHON'
from slugify import slugify

for name in ("maîtrise d’usage", "maîtrise d'usage", "L’Œuvre", "L'Œuvre", "Îlot n° 4", "1,5 M€"):
    print(name.ljust(18), slugify(name).ljust(18), slugify(name, allow_unicode=True))
PYTHON
shows <<'SEEN'
maîtrise d’usage   maitrise-dusage    maîtrise-d-usage
maîtrise d'usage   maitrise-d-usage   maîtrise-d-usage
L’Œuvre            loeuvre            l-œuvre
L'Œuvre            l-oeuvre           l-œuvre
Îlot n° 4          ilot-ndeg-4        îlot-n-4
1,5 M€             15-meur            15-m
SEEN
