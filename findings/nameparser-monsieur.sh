#!/usr/bin/env bash
# nameparser, French names with a civil title.
# Guess: « M. » is a title, as « Mme » is.
# Seen: « Mme » is a title; « M. » is a first name, and the first name becomes a middle one. What a person does, after a comma, becomes
# the first name.
# Here: a man and a woman of one list are read in two ways, and « M. » is compared with first names; take French titles away before.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check nameparser==2.6.0
cd "$folder"
cat >finding.py <<'SCRIPT'
from nameparser import HumanName

for text in ("Mme Anne Dupont", "M. Anne Dupont", "Dr Anne Dupont, architecte"):
    print(text, "→", {part: value for part, value in HumanName(text).as_dict().items() if value})
SCRIPT
seen=$(env/bin/python finding.py)
expected=$(cat <<'SEEN'
Mme Anne Dupont → {'title': 'Mme', 'first': 'Anne', 'last': 'Dupont'}
M. Anne Dupont → {'first': 'M.', 'middle': 'Anne', 'last': 'Dupont'}
Dr Anne Dupont, architecte → {'title': 'Dr', 'first': 'architecte', 'last': 'Anne Dupont'}
SEEN
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { printf 'changed; it was:\n%s\n' "$expected" >&2; exit 1; }
