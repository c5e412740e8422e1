#!/usr/bin/env bash
# pandoc 3.9 (pypandoc_binary 1.17), CSL-JSON with an uncertain date, written as BibLaTeX.
# Guess: `circa` becomes the mark of BibLaTeX's dates, `2013~`, which pandoc itself reads back.
# Seen: the mark is written as a LaTeX command, `2013\textasciitilde{}`, which is no date for BibLaTeX; read back, the record has no
# date at all.
# Here: « vers 2013 » is frequent in this field; after such a round trip the work has no year. Write `~` by hand.
source "$(dirname "$0")/trial.bash"
python pypandoc_binary==1.17 <<'PYTHON'
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
PYTHON
shows <<'SEEN'
date = {2013\textasciitilde{}}
read back: None
with ~:    {'circa': True, 'date-parts': [[2013]]}
SEEN
