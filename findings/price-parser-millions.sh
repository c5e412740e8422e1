#!/usr/bin/env bash
# price-parser 0.5.1, costs as towns and newspapers give them.
# Guess: « 3,2 M€ » and « 3,2 millions d’euros » are 3 200 000, or nothing; it reads commas, blanks and « € » in many languages.
# Seen: 3.2, without a sign that something was left aside; of « de 1 200 à 1 500 €/m² » the first number alone.
# Here: costs of operations are written so more often than in full; a million becomes one. Our reader knows the words for thousands and millions.
source "$(dirname "$0")/trial.bash"
python price-parser==0.5.1 <<'PYTHON'
from price_parser import Price

for text in ("3,2 M€", "3,2 millions d’euros", "3 200 000 €", "15 k€", "de 1 200 à 1 500 €/m²"):
    price = Price.fromstring(text)
    print(text.ljust(24), price.amount, price.currency)
PYTHON
shows <<'SEEN'
3,2 M€                   3.2 €
3,2 millions d’euros     3.2 euro
3 200 000 €              3200000 €
15 k€                    15 €
de 1 200 à 1 500 €/m²    1200 €
SEEN
