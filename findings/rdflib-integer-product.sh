#!/usr/bin/env bash
# rdflib 7.6.0, the product of two integers.
# Guess: an integer, as for the sum and the difference (XPath op:numeric-multiply; only division makes a decimal of integers).
# Seen: `2 * 3` is a decimal, `2 + 3` and `2 - 3` are integers.
# Here: a surface made of parts changes its datatype with the operator, and a shape or a table that asks for an integer
# refuses it; cast with xsd:integer(STR(…)).
source "$(dirname "$0")/trial.bash"
python rdflib==7.6.0 <<'PYTHON'
from rdflib import Graph

for expression in ("2 + 3", "2 - 3", "2 * 3", "4 / 2"):
    (row,) = Graph().query("SELECT (" + expression + " AS ?n) {}")
    print(expression, "=", row.n, row.n.datatype.rpartition("#")[2])
PYTHON
shows <<'SEEN'
2 + 3 = 5 integer
2 - 3 = -1 integer
2 * 3 = 6 decimal
4 / 2 = 2 decimal
SEEN
