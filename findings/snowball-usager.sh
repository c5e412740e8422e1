#!/usr/bin/env bash
# PyStemmer 3.1.0 (Snowball), the French stemmer, singular and plural of a word.
# Guess: a stemmer brings singular and plural together before anything else: « usager » and « usagers » have one stem, as « bailleur » and
# « bailleurs » have.
# Seen: « usager » is shortened to « usag », the stem of « usage », and « usagers » to « usager »; « foyer » is « foi », « foyers »
# is « foyer ». « Atelier » and « chantier » are fine.
# Here: the users of a building are what this graph is about; a search for one does not find the other. Take the plural away
# first: our search has French rules of its own, for which both are one word.
source "$(dirname "$0")/trial.bash"
python PyStemmer==3.1.0 <<'PYTHON'
import Stemmer

stem = Stemmer.Stemmer("french").stemWord
for word in ("bailleur", "usager", "foyer", "atelier", "chantier"):
    print(word, stem(word), stem(f"{word}s"), "one" if stem(word) == stem(f"{word}s") else "two")
print("usage", stem("usage"))
PYTHON
shows <<'SEEN'
bailleur bailleur bailleur one
usager usag usager two
foyer foi foyer two
atelier ateli ateli one
chantier chanti chanti one
usage usag
SEEN
