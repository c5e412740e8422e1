#!/usr/bin/env bash
# extruct 0.18.0, RDFa in a page of HTML: names in French, by the language of the page, and in English.
# Guess: each name has its language, as RDFa in HTML says of the attribute `lang`.
# Seen: none has; only `xml:lang`, which HTML does not have, is followed.
# Here: pages of institutions say names in two languages; taken in, one is not to be told from the other, and a label without
# language stands beside labels that have one.
source "$(dirname "$0")/trial.bash"
python extruct==0.18.0 <<'PYTHON'
import extruct

PAGE = """<!doctype html><html lang="fr"><head><title>x</title></head><body vocab="http://schema.org/"><div typeof="Organization">
<span property="name">Habitat de l’Ill</span> <span property="name" lang="en">Ill Housing</span> {}</div></body></html>"""
for more in ("", '<span property="name" xml:lang="de">Wohnen an der Ill</span>'):
    (organization,) = [one for one in extruct.extract(PAGE.format(more), base_url="https://example.org/", syntaxes=["rdfa"])["rdfa"] if "@type" in one]
    print(*sorted(f"{name['@value']} {name.get('@language')}" for name in organization["http://schema.org/name"]), sep="; ")
PYTHON
shows <<'SEEN'
Habitat de l’Ill None; Ill Housing None
Habitat de l’Ill None; Ill Housing None; Wohnen an der Ill de
SEEN
