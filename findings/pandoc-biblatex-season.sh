#!/usr/bin/env bash
# pandoc 3.9 (pypandoc_binary 1.17), a season in a BibLaTeX date (`date = {2013-21}`, spring 2013; journals of a quarter).
# Guess: CSL-JSON has `season`, a number from 1 to 4, beside the year.
# Seen: the season is a month with the number 21, outside of what CSL-JSON's schema allows for months.
# Here: quarterly journals; whatever reads the record next fails or prints a month that is none. Move 21 to 24 into `season`.
source "$(dirname "$0")/trial.bash"
python pypandoc_binary==1.17 <<'PYTHON'
import json
import pypandoc

def items(text):
    return json.loads(pypandoc.convert_text(text, "csljson", format="biblatex"))

for date in ("2013-03", "2013-21", "2013-24"):
    [item] = items("@article{a, title={Habiter}, date={%s}}" % date)
    print(date, "→", item["issued"])
PYTHON
shows <<'SEEN'
2013-03 → {'date-parts': [[2013, 3]]}
2013-21 → {'date-parts': [[2013, 21]]}
2013-24 → {'date-parts': [[2013, 24]]}
SEEN
