#!/usr/bin/env bash
# pandoc 3.9 (pypandoc_binary 1.17), CSL-JSON with an uncertain date, written as BibLaTeX.
# Guess: `circa` becomes the mark of BibLaTeX's dates, `2013~`, which pandoc itself reads back.
# Seen: the mark is written as a LaTeX command, `2013\textasciitilde{}`, which is no date for BibLaTeX; read back, the record has no
# date at all.
# Here: « vers 2013 » is frequent in this field; after such a round trip the work has no year. Write `~` by hand.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check pypandoc_binary==1.17
cd "$folder"
cat >finding.py <<'SCRIPT'
import json
import pypandoc

def written(item, to):
    record = {"id": "a", "title": "Habiter", "author": [{"family": "Devaux", "given": "Camille"}], **item}
    return pypandoc.convert_text(json.dumps([record]), to, format="csljson").strip()

text = written({"type": "book", "issued": {"date-parts": [[2013]], "circa": True}}, "biblatex")
print(next(line.strip() for line in text.splitlines() if "date" in line))
[item] = json.loads(pypandoc.convert_text(text, "csljson", format="biblatex"))
print("read back:", item.get("issued"))
[item] = json.loads(pypandoc.convert_text("@book{a, title={Habiter}, date={2013~}}", "csljson", format="biblatex"))
print("with ~:   ", item.get("issued"))
SCRIPT
seen=$(env/bin/python finding.py)
expected=$(cat <<'SEEN'
date = {2013\textasciitilde{}}
read back: None
with ~:    {'circa': True, 'date-parts': [[2013]]}
SEEN
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { printf 'changed; it was:\n%s\n' "$expected" >&2; exit 1; }
