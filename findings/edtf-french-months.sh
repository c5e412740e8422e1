#!/usr/bin/env bash
# edtf 5.0.2, dates written in words.
# Guess: `text_to_edtf` says nothing of what it cannot read, as it does for « XXe siècle ».
# Seen: a French month is passed over, and the day before it is taken for a month: « 7 juin 2013 » is July 2013, « 12 mars 2014 »
# December. « vers 2013 » is the year 2013, sure, where « circa 2013 » is about 2013.
# Here: French documents are dated in French; a wrong month does not look wrong. Ours are read by our own rules.
source "$(dirname "$0")/trial.bash"
python edtf==5.0.2 <<'PYTHON'
from edtf import text_to_edtf

for text in ("7 juin 2013", "7 June 2013", "12 mars 2014", "juin 2013", "vers 2013", "circa 2013", "XXe siècle"):
    print(text.ljust(12), text_to_edtf(text))
PYTHON
shows <<'SEEN'
7 juin 2013  2013-07
7 June 2013  2013-06-07
12 mars 2014 2014-12
juin 2013    2013
vers 2013    2013
circa 2013   2013~
XXe siècle   None
SEEN
