#!/usr/bin/env bash
# Babel 2.19.0 and Intl of Node.js, long dates in French.
# Guess: the first of a month is « 1er juin 2013 », which is how French writes it; all other days are cardinal numbers.
# Seen: « 1 juin 2013 » from both; the data of CLDR, which both use, have one pattern for all days. From June to July is « 1 juin – 1 juil. ».
# Here: openings and statutes are dated the first of a month more than any other day, and readers see a machine at work. Write the
# ordinal where the day is 1, as our pages do.
source "$(dirname "$0")/trial.bash"
python babel==2.19.0 <<'PYTHON'
from datetime import date

from babel.dates import format_date, format_interval

print("Babel:", *(format_date(date(2013, 6, day), "long", "fr") for day in (1, 2)), sep="  ")
print("Babel:", format_interval(date(2013, 6, 1), date(2013, 7, 1), "yMMMd", locale="fr").replace("\u2009", " "))
PYTHON
python_seen=$seen
javascript <<'JAVASCRIPT'
const french = new Intl.DateTimeFormat("fr", { dateStyle: "long", timeZone: "UTC" });
console.log("Intl: ", french.format(new Date("2013-06-01")), "", french.format(new Date("2013-06-02")));
JAVASCRIPT
seen="$python_seen
$seen"
shows <<'SEEN'
Babel:  1 juin 2013  2 juin 2013
Babel: 1 juin – 1 juil. 2013
Intl:  1 juin 2013  2 juin 2013
SEEN
