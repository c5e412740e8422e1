#!/usr/bin/env bash
# striprtf 0.0.35, a letter in RTF with a footnote, hidden words and words that were deleted under revision.
# Guess: the words that a reader sees, notes at their place or at the end.
# Seen: the footnote is gone without a trace; hidden and deleted words stand in the sentence as if they were said.
# Here: archives of administrations are RTF; who is quoted stands in the notes, and what was struck out is not what was said.
source "$(dirname "$0")/trial.bash"
python striprtf==0.0.35 <<'PYTHON'
from striprtf.striprtf import rtf_to_text

print(rtf_to_text(r"{\rtf1\ansi Le projet{\super\chftn{\footnote\pard\plain\chftn  D'apr\'e8s V. Biau.}} avance.\par}").strip())
print(rtf_to_text(r"{\rtf1\ansi La Ville {\deleted refuse} accepte{\v  (\'e0 v\'e9rifier)}.\par}").strip())
PYTHON
shows <<'SEEN'
Le projet avance.
La Ville refuse accepte (à vérifier).
SEEN
