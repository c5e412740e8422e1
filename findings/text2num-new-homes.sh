#!/usr/bin/env bash
# text2num 3.1.0, turning French numbers in words into figures (alpha2digit).
# Guess: « neuf » after a number and « neufs » are « new », as in every text about housing; « trois virgule deux millions » is 3,2 millions.
# Seen: « neuf logements neufs » becomes « 9 logements 9 », and the millions become zeros behind the comma: 3,2000000.
# Here: new homes are what these texts count. Our rules take « neuf » for a number only before what is counted.
source "$(dirname "$0")/trial.bash"
python text2num==3.1.0 <<'PYTHON'
from text_to_num import alpha2digit

for text in ("quatre-vingt-dix logements", "neuf logements neufs", "trois logements neufs", "un coût de trois virgule deux millions d’euros", "une vingtaine de logements"):
    print(alpha2digit(text, "fr"))
PYTHON
shows <<'SEEN'
90 logements
9 logements 9
3 logements 9
un coût de 3,2000000 d’euros
une vingtaine de logements
SEEN
