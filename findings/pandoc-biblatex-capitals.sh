#!/usr/bin/env bash
# pandoc 3.9 (pypandoc_binary 1.17), titles of BibLaTeX entries that say no language.
# Guess: a title is read as it is written.
# Seen: words after the first lose their capital, names of towns and organizations too (« l'habitat à lyon »), as if every title were
# English with a capital on each word; with `langid = {french}` the title stays as it is, `language` changes nothing.
# Here: French bibliographies seldom carry `langid`; add it to each entry before pandoc reads them, or names in titles are damaged.
source "$(dirname "$0")/trial.bash"
python pypandoc_binary==1.17 <<'PYTHON'
import json
import pypandoc

def items(text):
    return json.loads(pypandoc.convert_text(text, "csljson", format="biblatex"))

for more in ("", ", langid={french}", ", language={french}"):
    [item] = items("@book{a, title={L'habitat participatif à Lyon et la Ville de Strasbourg}%s}" % more)
    print(repr(more), "→", item["title"])
PYTHON
shows <<'SEEN'
'' → L’habitat participatif à lyon et la ville de strasbourg
', langid={french}' → L’habitat participatif à Lyon et la Ville de Strasbourg
', language={french}' → L’habitat participatif à lyon et la ville de strasbourg
SEEN
