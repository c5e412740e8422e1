#!/usr/bin/env bash
# dateparser 1.5.0, search_dates over French sentences.
# Guess: what is found are dates: « juin 2013 », « le 7 juin ».
# Seen: a surface is a moment of today (« 300 m² » are 300 minutes ago), a height of 5 m is 5 months ago, an age a day of that many years ago.
# « automne 2015 » is found as 2015 alone.
# Here: nearly each project is told with its surface and heights; a timeline made this way has as many inventions as dates. We look for
# forms of dates, with the month in words or the year.
source "$(dirname "$0")/trial.bash"
python dateparser==1.5.0 <<'PYTHON'
from datetime import datetime

from dateparser.search import search_dates

for sentence in (
    "Les travaux ont commencé en juin 2013.",
    "Le jardin a 300 m².",
    "La salle a 5 m de haut.",
    "Une habitante de 35 ans.",
    "Livré à l’automne 2015.",
):
    found = search_dates(sentence, languages=["fr"], settings={"RELATIVE_BASE": datetime(2026, 1, 15, 12)})
    print(sentence, [(words, f"{date:%Y-%m-%d %H:%M}") for words, date in found or ()])
PYTHON
shows <<'SEEN'
Les travaux ont commencé en juin 2013. [('en juin 2013', '2013-06-15 00:00')]
Le jardin a 300 m². [('a 300 m²', '2026-01-15 07:00')]
La salle a 5 m de haut. [('a 5 m', '2025-08-15 12:00')]
Une habitante de 35 ans. [('35 ans', '1991-01-15 12:00')]
Livré à l’automne 2015. [('2015', '2015-01-15 00:00')]
SEEN
