#!/usr/bin/env bash
# trafilatura 2.3.1, a title or a saying inside a sentence, marked with `<q>`.
# Guess: an inline quotation stays in its line, between quotation marks, as browsers show it.
# Seen: it has no marks, and the text breaks after it: one sentence becomes two lines.
# Here: titles of works are found by their quotation marks, and a passage is a line: both are lost, and lines are counted otherwise
# than on the page.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check trafilatura==2.3.1 lxml_html_clean==0.4.6
cd "$folder"
cat >finding.py <<'SCRIPT'
import trafilatura

def page(paragraph):
    more = "Les habitants ont choisi l’architecte en 2013, après une année de réunions avec la ville et le bailleur social."
    return f"<html lang='fr'><body><article><h1>Ecoterra</h1><p>{more}</p><p>{paragraph}</p></article></body></html>"

html = page("Le livre <q>Habiter ensemble</q> présente le projet et ceux qui l’ont accompagné pendant cinq ans.")
for line in trafilatura.extract(html).splitlines()[2:]:
    print(repr(line))
SCRIPT
seen=$(env/bin/python finding.py)
expected=$(cat <<'SEEN'
'Le livre Habiter ensemble'
'présente le projet et ceux qui l’ont accompagné pendant cinq ans.'
SEEN
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { printf 'changed; it was:\n%s\n' "$expected" >&2; exit 1; }
