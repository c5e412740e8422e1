#!/usr/bin/env bash
# num2words 0.5.14, French ordinals.
# Guess: quatre-vingtième, deux centième, deux millionième; 2e, 21e (2ème in older use).
# Seen: the plural s of the number stays within the word, « quatre-vingtsième », « deux centsième », and the short form is « 2me ».
# Here: « la 80e rencontre », « 20e anniversaire » in sentences made of numbers. CLDR has the short forms; we write « 1er », « 2e » ourselves.
source "$(dirname "$0")/trial.bash"
python num2words==0.5.14 <<'PYTHON'
from num2words import num2words

for number in (1, 2, 21, 80, 81, 200, 201, 2_000_000):
    print(str(number).ljust(8), num2words(number, lang="fr", to="ordinal").ljust(26), num2words(number, lang="fr", to="ordinal_num"))
PYTHON
shows <<'SEEN'
1        premier                    1er
2        deuxième                   2me
21       vingt et unième            21me
80       quatre-vingtsième          80me
81       quatre-vingt-unième        81me
200      deux centsième             200me
201      deux cent unième           201me
2000000  deux millionsième          2000000me
SEEN
