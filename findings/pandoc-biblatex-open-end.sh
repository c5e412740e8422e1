#!/usr/bin/env bash
# pandoc 3.9 (pypandoc_binary 1.17), BibLaTeX dates without an end (`date = {2013/}`, a site or a series that goes on).
# Guess: a range with a beginning and no end, or the beginning alone.
# Seen: the range ends in the year 0, without a warning; the other form of the same standard, `2013/..`, leaves no date at all.
# Here: reviews, networks and sites of this field mostly go on; look for a second part [0] and drop it.
source "$(dirname "$0")/trial.bash"
python pypandoc_binary==1.17 <<'PYTHON'
import json
import pypandoc

def items(text):
    return json.loads(pypandoc.convert_text(text, "csljson", format="biblatex"))

for date in ("2013/2015", "2013/", "2013/.."):
    [item] = items("@online{a, title={Habiter}, date={%s}}" % date)
    print(date, "→", item.get("issued"))
PYTHON
shows <<'SEEN'
2013/2015 → {'date-parts': [[2013], [2015]]}
2013/ → {'date-parts': [[2013], [0]]}
2013/.. → None
SEEN
