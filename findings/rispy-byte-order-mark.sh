#!/usr/bin/env bash
# rispy 0.10.0, a RIS file that begins with a byte order mark, as reference managers on Windows write it.
# Guess: all records, or an error at the first line.
# Seen: the first record is not there, the others are; no warning. A file of one record is empty.
# Here: a bibliography of twenty becomes nineteen, and only who counts sees it. Open the file as utf-8-sig and hand over the text.
source "$(dirname "$0")/trial.bash"
python rispy==0.10.0 <<'PYTHON'
from pathlib import Path

import rispy

records = "".join(f"TY  - BOOK\r\nTI  - {title}\r\nER  - \r\n\r\n" for title in ("Habiter", "Concevoir", "Gérer"))
path = Path("library.ris")
for encoding in ("utf-8", "utf-8-sig"):
    path.write_bytes(records.encode(encoding))
    print(encoding, [record["title"] for record in rispy.load(path, encoding="utf-8")])
with path.open(encoding="utf-8-sig") as file:
    print("read without the mark", len(rispy.load(file)))
PYTHON
shows <<'SEEN'
utf-8 ['Habiter', 'Concevoir', 'Gérer']
utf-8-sig ['Concevoir', 'Gérer']
read without the mark 3
SEEN
