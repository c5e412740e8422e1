#!/usr/bin/env bash
# bibtexparser 2.1.0, a value joined from a name and a text (`publisher = presses # { de Lyon}`).
# Guess: the name is replaced by its text and both are joined, as a name that stands alone is.
# Seen: the value is the source text, with the sign and the braces, and no block is counted as failed.
# Here: bibliographies that abbreviate series and publishers show « presses # { de Lyon} » as a publisher; look for a bare # in values.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check bibtexparser==2.1.0
cd "$folder"
cat >finding.py <<'SCRIPT'
import bibtexparser

library = bibtexparser.parse_string("""
@string{presses = {Presses}}
@book{a, title = {Habiter}, publisher = presses}
@book{b, title = {Habiter}, publisher = presses # { de Lyon}}
""")
for entry in library.entries:
    print(entry.key, repr(entry["publisher"]))
print("failed:", len(library.failed_blocks))
SCRIPT
seen=$(env/bin/python finding.py)
expected=$(cat <<'SEEN'
a 'Presses'
b 'presses # { de Lyon}'
failed: 0
SEEN
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { printf 'changed; it was:\n%s\n' "$expected" >&2; exit 1; }
