#!/usr/bin/env bash
# pandoc 3.9 (pypandoc_binary 1.17), BibLaTeX dates without an end (`date = {2013/}`, a site or a series that goes on).
# Guess: a range with a beginning and no end, or the beginning alone.
# Seen: the range ends in the year 0, without a warning; the other form of the same standard, `2013/..`, leaves no date at all.
# Here: reviews, networks and sites of this field mostly go on; look for a second part [0] and drop it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check pypandoc_binary==1.17
cd "$folder"
cat >finding.py <<'SCRIPT'
import json
import pypandoc

def items(text):
    return json.loads(pypandoc.convert_text(text, "csljson", format="biblatex"))

for date in ("2013/2015", "2013/", "2013/.."):
    [item] = items("@online{a, title={Habiter}, date={%s}}" % date)
    print(date, "→", item.get("issued"))
SCRIPT
seen=$(env/bin/python finding.py)
expected=$(cat <<'SEEN'
2013/2015 → {'date-parts': [[2013], [2015]]}
2013/ → {'date-parts': [[2013], [0]]}
2013/.. → None
SEEN
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { printf 'changed; it was:\n%s\n' "$expected" >&2; exit 1; }
