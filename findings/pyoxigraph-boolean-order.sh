#!/usr/bin/env bash
# pyoxigraph 0.5.13, comparing two booleans with `<`.
# Guess: `false < true` is true; booleans are in the operator table of SPARQL 1.1 (section 17.3).
# Seen: an error, so no filter that orders booleans keeps a row; `=` works, ORDER BY puts them in order, MIN finds the least.
# Here: « answered before not answered » as a filter is silently empty; compare STR(?value).
source "$(dirname "$0")/trial.bash"
python pyoxigraph==0.5.13 <<'PYTHON'
import pyoxigraph

store = pyoxigraph.Store()
for expression in ("false < true", "true > false", "false = false", "STR(false) < STR(true)"):
    (row,) = store.query("SELECT (" + expression + " AS ?is) {}")
    print(expression.ljust(22), row["is"].value if row["is"] else "error")
(row,) = store.query("SELECT (MIN(?v) AS ?least) { VALUES ?v { true false } }")
print("MIN".ljust(22), row["least"].value if row["least"] else "error")
print("ORDER BY".ljust(22), [row["v"].value for row in store.query("SELECT ?v { VALUES ?v { true false } } ORDER BY ?v")])
PYTHON
shows <<'SEEN'
false < true           error
true > false           error
false = false          true
STR(false) < STR(true) true
MIN                    false
ORDER BY               ['false', 'true']
SEEN
