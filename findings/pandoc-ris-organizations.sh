#!/usr/bin/env bash
# pandoc 3.9 (pypandoc_binary 1.17), reading RIS, an organization as author.
# Guess: a name without a comma is no person with a family name; it stays as it is, as in Zotero.
# Seen: « Mairie de Paris » becomes the person Mairie de Paris, family name Paris, particle « de »; a comma after the name, as
# EndNote wants it, keeps it whole, and then other readers (rispy 0.10.0) give the comma back.
# Here: half of our authors are organizations; give pandoc the CSL-JSON export, where an organization says that it is one.
source "$(dirname "$0")/trial.bash"
python pypandoc_binary==1.17 <<'PYTHON'
import json

import pypandoc


def read(text, syntax):
    """The items of CSL-JSON that pandoc makes of a bibliography."""
    return json.loads(pypandoc.convert_text(text, "csljson", format=syntax))


for name in ("Mairie de Paris", "Mairie de Paris,"):
    (item,) = read(f"TY  - RPRT\nTI  - Habiter\nAU  - {name}\nPY  - 2013\nER  - \n", "ris")
    print(name.ljust(16), json.dumps(item["author"]))
PYTHON
shows <<'SEEN'
Mairie de Paris  [{"dropping-particle": "de", "family": "Paris", "given": "Mairie"}]
Mairie de Paris, [{"family": "Mairie de Paris"}]
SEEN
