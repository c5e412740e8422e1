#!/usr/bin/env bash
# extruct 0.18.0, RDFa of a page with <time datetime>.
# Guess: the value is what `datetime` says, as HTML+RDFa 1.1 asks (§3.1, rule 7 of the extensions), and as its reader of microdata does.
# Seen: RDFa gives the words on the page, « mai 2014 »; microdata of the same element gives `2014-05`.
# Here: pages of events and publications mark their dates so; the same page has a date or a text, depending on the syntax that is read.
source "$(dirname "$0")/trial.bash"
python extruct==0.18.0 <<'PYTHON'
import extruct

time = '<time {} datetime="2014-05">mai 2014</time>'
page = f"""<html><body>
<div vocab="http://schema.org/" typeof="Book">{time.format('property="datePublished"')}</div>
<div itemscope itemtype="http://schema.org/Book">{time.format('itemprop="datePublished"')}</div>
</body></html>"""
found = extruct.extract(page, base_url="http://example.org/", syntaxes=["rdfa", "microdata"])
print(*(value["@value"] for item in found["rdfa"] for value in item.get("http://schema.org/datePublished", ())))
print(found["microdata"][0]["properties"]["datePublished"])
PYTHON
shows <<'SEEN'
mai 2014
2014-05
SEEN
