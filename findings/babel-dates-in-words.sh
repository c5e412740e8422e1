#!/usr/bin/env bash
# Babel 2.19.0, a date written as French writes it, and read again with the same locale and format.
# Guess: what `format_date` writes, `parse_date` reads; what it cannot read is a ParseError, as its documentation says.
# Seen: months in words are not read in any format; the error is an IndexError from within. The thirteenth month is taken for a day,
# so that an American date passes for a French one.
# Here: « 7 juin 2013 » is how nearly all our sources date; a program that catches ParseError, or ValueError, ends at the first one.
source "$(dirname "$0")/trial.bash"
python Babel==2.19.0 <<'PYTHON'
from datetime import date

from babel.dates import ParseError, format_date, parse_date

def read(text, **told):
    try:
        return parse_date(text, locale="fr", **told).isoformat()
    except Exception as error:
        return f"{type(error).__name__}, a ParseError: {isinstance(error, ParseError)}, a ValueError: {isinstance(error, ValueError)}"
for form in ("short", "long"):
    text = format_date(date(2013, 6, 7), form, locale="fr")
    print(text, read(text, format=form))
for text in ("31/02/2013", "7/13/2013"):
    print(text, read(text))
PYTHON
shows <<'SEEN'
07/06/2013 2013-06-07
7 juin 2013 IndexError, a ParseError: False, a ValueError: False
31/02/2013 ParseError, a ParseError: True, a ValueError: True
7/13/2013 2013-07-13
SEEN
