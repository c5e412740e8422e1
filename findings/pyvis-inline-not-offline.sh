#!/usr/bin/env bash
# pyvis 0.3.2, `cdn_resources="in_line"`.
# Guess: a page that stands alone: the scripts are in it, it can be opened without a network.
# Seen: vis-network is in the page (700 kB), Bootstrap's style sheet and script are still fetched from a remote host when it is
# opened, and a heading is written twice; the drawing itself works without them.
# Here: a picture that a researcher archives tells a third party who opens it; our network page takes only vis-network from
# pyvis.
source "$(dirname "$0")/trial.bash"
python pyvis==0.3.2 <<'PYTHON'
import re

from pyvis.network import Network

for resources in ("local", "in_line", "remote"):
    drawing = Network(cdn_resources=resources, heading="Title")
    drawing.add_node("a")
    page = drawing.generate_html()
    hosts = sorted(set(re.findall(r'(?:src|href)="https?://([^/"]+)', page)))
    print(resources, "large" if len(page) > 100_000 else "small", hosts, "headings:", page.count(">Title<"))
PYTHON
shows <<'SEEN'
local small ['cdn.jsdelivr.net', 'cdnjs.cloudflare.com'] headings: 2
in_line large ['cdn.jsdelivr.net'] headings: 2
remote small ['cdn.jsdelivr.net', 'cdnjs.cloudflare.com'] headings: 2
SEEN
