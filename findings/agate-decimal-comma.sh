#!/usr/bin/env bash
# agate 1.14, the table library of csvkit, a French table with decimal commas.
# Guess: « 1,5 » is a number with a comma or a text; nothing is ten times as large as it was.
# Seen: commas are taken for signs between thousands wherever they stand: 1,5 is 15, 2,25 is 225, with no warning. `Number(locale="fr")`
# reads them right; no detection looks at the separator of the file or at the places of the commas.
# Here: surfaces and costs of a sheet that went through csvkit are wrong by a factor that differs from row to row; set the locale.
source "$(dirname "$0")/trial.bash"
python agate==1.14.2 <<'PYTHON'
import io
import agate

text = "nom;surface\nEcoterra;1,5\nÉco-Logis;2,25\n"
print("guessed:", [str(value) for value in agate.Table.from_csv(io.StringIO(text), delimiter=";").columns["surface"]])
tester = agate.TypeTester(force={"surface": agate.Number(locale="fr")})
told = agate.Table.from_csv(io.StringIO(text), delimiter=";", column_types=tester)
print("told fr:", [str(value) for value in told.columns["surface"]])
PYTHON
shows <<'SEEN'
guessed: ['15', '225']
told fr: ['1.5', '2.25']
SEEN
