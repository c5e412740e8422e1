#!/usr/bin/env bash
# clevercsv 0.8.5, reading a table of one column.
# Guess: a list of names, one a line, is a list of names.
# Seen: blanks become the separator, so that « Le Vert Village » is three cells; with a comma or semicolon nowhere in the file nothing says
# otherwise. csv.Sniffer says that it cannot tell.
# Here: lists of groups and associations are sent like that. Give the separator; our reader counts commas, semicolons, tabs and bars alone.
source "$(dirname "$0")/trial.bash"
python clevercsv==0.8.5 <<'PYTHON'
from pathlib import Path

import clevercsv

for names in ("nom\nÉcoterra\nLe Vert Village\nLe Bois\n", "nom;ville\nÉcoterra;Lyon\nLe Vert Village;Nantes\n"):
    Path("table.csv").write_text(names, encoding="utf-8")
    print(clevercsv.read_table("table.csv"))
PYTHON
shows <<'SEEN'
[['nom'], ['Écoterra'], ['Le', 'Vert', 'Village'], ['Le', 'Bois']]
[['nom', 'ville'], ['Écoterra', 'Lyon'], ['Le Vert Village', 'Nantes']]
SEEN
