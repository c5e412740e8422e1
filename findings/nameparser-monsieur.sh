#!/usr/bin/env bash
# nameparser, French names with a civil title.
# Guess: « M. » is a title, as « Mme » is.
# Seen: « Mme » is a title; « M. » is a first name, and the first name becomes a middle one. What a person does, after a comma, becomes
# the first name.
# Here: a man and a woman of one list are read in two ways, and « M. » is compared with first names; take French titles away before.
source "$(dirname "$0")/trial.bash"
python nameparser==2.6.0 <<'PYTHON'
from nameparser import HumanName

for text in ("Mme Anne Dupont", "M. Anne Dupont", "Dr Anne Dupont, architecte"):
    print(text, "→", {part: value for part, value in HumanName(text).as_dict().items() if value})
PYTHON
shows <<'SEEN'
Mme Anne Dupont → {'title': 'Mme', 'first': 'Anne', 'last': 'Dupont'}
M. Anne Dupont → {'first': 'M.', 'middle': 'Anne', 'last': 'Dupont'}
Dr Anne Dupont, architecte → {'title': 'Dr', 'first': 'architecte', 'last': 'Anne Dupont'}
SEEN
