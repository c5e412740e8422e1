#!/usr/bin/env bash
# networkx 3.6.1, GEXF of a graph whose attribute is a whole number here, a fraction or words there.
# Guess: the attribute is declared as what holds all of its values, or written twice as in GraphML; what is written can be read.
# Seen: it is declared once, with the kind that came first, and the others are written under it: `type="long"` and 2013.5 below
# it. Reading the own file back raises, and other readers show what they make of it.
# Here: « 2013 » beside « vers 2013 » and 12 beside 12.5 are what such data are like. Give an attribute one kind before writing;
# our writer declares each by all of its values.
source "$(dirname "$0")/trial.bash"
python networkx==3.6.1 <<'PYTHON'
import re

import networkx

for values in ((2013, 2013.5), (2013, "vers 2013"), ("vers 2013", 2013)):
    graph = networkx.Graph()
    graph.add_nodes_from((name, {"year": value}) for name, value in zip("ab", values))
    networkx.write_gexf(graph, "a.gexf")
    declared = re.findall(r'title="year" type="(\w+)"', open("a.gexf", encoding="utf-8").read())
    try:
        read = [value for _, value in networkx.read_gexf("a.gexf").nodes(data="year")]
    except ValueError as error:
        read = type(error).__name__
    print(values, "declared", *declared, "read", read)
PYTHON
shows <<'SEEN'
(2013, 2013.5) declared long read ValueError
(2013, 'vers 2013') declared long read ValueError
('vers 2013', 2013) declared string read ['vers 2013', '2013']
SEEN
