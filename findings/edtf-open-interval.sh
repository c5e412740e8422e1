#!/usr/bin/env bash
# edtf 5.0.2, the bounds of an interval that is open at one end.
# Guess: lower_strict() and upper_strict() give a struct_time, as for every other date, or None where there is no bound.
# Seen: the open end is the number infinity, so that code which takes the year ([0]) of any date fails with TypeError.
# Here: « in charge since 2021 » is 2021/..; sorting or cutting by year needs a test for infinity before it.
source "$(dirname "$0")/trial.bash"
python edtf==5.0.2 <<'PYTHON'
from edtf import parse_edtf

for text in ("2021/2023", "2021/..", "../2021"):
    date = parse_edtf(text)
    print(text, type(date.lower_strict()).__name__, type(date.upper_strict()).__name__)
PYTHON
shows <<'SEEN'
2021/2023 struct_time struct_time
2021/.. struct_time float
../2021 float struct_time
SEEN
