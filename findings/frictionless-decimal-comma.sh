#!/usr/bin/env bash
# frictionless 5.21.0, describing a table with costs as the French write them.
# Guess: « 3,2 » is a text until somebody says that commas are decimal, or a number.
# Seen: the column is a geopoint: longitude 3, latitude 2. As soon as one value is beyond the globe (« 195,4 ») it is a text.
# Here: data.gouv.fr asks for such descriptions; a published table says that its costs are places. Write the type by hand; our
# mapping files do, and costs with commas are read as decimals.
source "$(dirname "$0")/trial.bash"
python frictionless==5.21.0 <<'PYTHON'
from pathlib import Path

from frictionless import describe

for costs in (("3,2", "10,5"), ("3,2", "195,4"), ("3.2", "10.5")):
    Path("table.csv").write_text("nom;coût\n" + "".join(f"Projet {number};{cost}\n" for number, cost in enumerate(costs)), encoding="utf-8")
    print(" ".join(costs).ljust(10), describe("table.csv").schema.get_field("coût").type)
PYTHON
shows <<'SEEN'
3,2 10,5   geopoint
3,2 195,4  string
3.2 10.5   number
SEEN
