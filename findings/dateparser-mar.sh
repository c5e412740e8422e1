#!/usr/bin/env bash
# dateparser 1.5.0, French, on Sunday 29 November 2026: « 2 mar 2013 » and « 3 mai 68 ».
# Guess: 2 March 2013 (or nothing, since « mar » may be Tuesday), and May 1968.
# Seen: Tuesday it is: the day and the year are taken, the month is that of today, 2 November 2013. The year 68 is 2068.
# Here: exports and captions shorten « mars » so, and reports of the sixties their years; a date that looks whole is partly the day
# on which the program ran, so that a second run in another month says otherwise. Ask for REQUIRE_PARTS day, month, year.
source "$(dirname "$0")/trial.bash"
python dateparser==1.5.0 <<'PYTHON'
from datetime import datetime

import dateparser

def date(text, **more):
    told = {"RELATIVE_BASE": datetime(2026, 11, 29), **more}
    found = dateparser.parse(text, languages=["fr"], settings=told)
    return found and found.date().isoformat()
for text in ("2 mars 2013", "2 mar 2013", "3 mai 68"):
    print(text, date(text))
print("in July:", date("2 mar 2013", RELATIVE_BASE=datetime(2026, 7, 1)))
print("whole or nothing:", date("2 mar 2013", REQUIRE_PARTS=["day", "month", "year"]))
PYTHON
shows <<'SEEN'
2 mars 2013 2013-03-02
2 mar 2013 2013-11-02
3 mai 68 2068-05-03
in July: 2013-07-02
whole or nothing: None
SEEN
