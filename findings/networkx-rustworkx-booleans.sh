#!/usr/bin/env bash
# networkx 3.6.1 writing GraphML and rustworkx 0.18.1 reading it, where an attribute is a boolean.
# Guess: the fast library reads what the common one writes.
# Seen: networkx writes « True », rustworkx refuses the whole file: GraphML's booleans are true and false, as those of XML Schema.
# networkx reads both.
# Here: « verified » or « drawn » as booleans close a network to whoever measures it with rustworkx; write 1 and 0, or a text, as we do.
source "$(dirname "$0")/trial.bash"
python networkx==3.6.1 rustworkx==0.18.1 <<'PYTHON'
from pathlib import Path

import networkx
import rustworkx

graph = networkx.DiGraph()
graph.add_node("a", verified=True)
networkx.write_graphml(graph, "a.graphml")
print([line.strip() for line in Path("a.graphml").read_text().splitlines() if "<data" in line])
for name, change in (("as written", str), ("true", lambda text: text.replace("True", "true"))):
    Path("b.graphml").write_text(change(Path("a.graphml").read_text()))
    try:
        print(name, [dict(node) for node in rustworkx.read_graphml("b.graphml")[0].nodes()])
    except Exception as error:
        print(name, error)
    print("  networkx:", networkx.read_graphml("b.graphml").nodes(data=True))
PYTHON
shows <<'SEEN'
['<data key="d0">True</data>']
as written Failed conversion to 'bool': provided string was not `true` or `false`
  networkx: [('a', {'verified': True})]
true [{'verified': True, 'id': 'a'}]
  networkx: [('a', {'verified': True})]
SEEN
