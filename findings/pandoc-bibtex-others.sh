#!/usr/bin/env bash
# pandoc 3.9 (pypandoc_binary 1.17), `and others` of BibTeX in CSL-JSON.
# Guess: the list is marked as not whole, or the words are left out; CSL has no author of that name.
# Seen: an author whose name is « others », which other processors print (pandoc itself says « et al. » when it cites).
# Here: a bibliography that came by pandoc and CSL-JSON would put a person called others into a graph of who wrote what.
source "$(dirname "$0")/trial.bash"
python pypandoc_binary==1.17 <<'PYTHON'
import json

import pypandoc


def read(text, syntax):
    """The items of CSL-JSON that pandoc makes of a bibliography."""
    return json.loads(pypandoc.convert_text(text, "csljson", format=syntax))


SOURCE = "@book{a, author={Anne Exemple and others}, title={Habiter}, year={2013}}"
print(json.dumps(read(SOURCE, "bibtex")[0]["author"]))
print(pypandoc.convert_text(SOURCE, "plain", format="bibtex", extra_args=["--citeproc"]).strip())
PYTHON
shows <<'SEEN'
[{"family": "Exemple", "given": "Anne"}, {"literal": "others"}]
Exemple, Anne et al. 2013. Habiter.
SEEN
