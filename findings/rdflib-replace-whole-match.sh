#!/usr/bin/env bash
# rdflib 7.6.0, `$0` in REPLACE.
# Guess: the whole match, as XPath's fn:replace says (`$1` to `$9` are the groups, `$0` is all of it).
# Seen: the character U+0000 stands for it, which no XML answer can carry; `$1` is right with a group of one's own.
# Here: « put brackets round each year » is written with `$0`; write a group round the whole pattern and use `$1`.
source "$(dirname "$0")/trial.bash"
python rdflib==7.6.0 <<'PYTHON'
from rdflib import Graph

for pattern, replacement in (("[0-9]+", "[$0]"), ("([0-9]+)", "[$1]")):
    (row,) = Graph().query('SELECT (REPLACE("founded in 2001", "' + pattern + '", "' + replacement + '") AS ?text) {}')
    print(pattern.ljust(9), replacement, repr(str(row.text)))
PYTHON
shows <<'SEEN'
[0-9]+    [$0] 'founded in [\x00]'
([0-9]+)  [$1] 'founded in [2001]'
SEEN
