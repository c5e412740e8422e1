#!/usr/bin/env bash
# pandoc 3.9 (pypandoc_binary 1.17), reading the dates of RIS.
# Guess: `DA  - 2013/06/07/` is 7 June 2013, and `PY  - 2013///`, the form of the format's own definition, is the year 2013.
# Seen: `DA` is ignored; `PY` with its slashes is a list of four dates, three of them the year 0, and the slashes enter the key.
# Here: reference managers write either; a plain year in `PY` is what all read, so ours has that beside the whole date.
source "$(dirname "$0")/trial.bash"
python pypandoc_binary==1.17 <<'PYTHON'
import json

import pypandoc


def read(text, syntax):
    """The items of CSL-JSON that pandoc makes of a bibliography."""
    return json.loads(pypandoc.convert_text(text, "csljson", format=syntax))


for lines in ("DA  - 2013/06/07/", "PY  - 2013///", "PY  - 2013/06//", "PY  - 2013"):
    (item,) = read(f"TY  - BOOK\nTI  - Habiter\nAU  - Exemple, Anne\n{lines}\nER  - \n", "ris")
    print(lines.ljust(18), item["id"].ljust(18), json.dumps(item.get("issued")))
PYTHON
shows <<'SEEN'
DA  - 2013/06/07/  Exemple            null
PY  - 2013///      Exemple_2013///    {"date-parts": [[2013], [0], [0], [0]]}
PY  - 2013/06//    Exemple_2013/06//  {"date-parts": []}
PY  - 2013         Exemple_2013       {"date-parts": [[2013]]}
SEEN
