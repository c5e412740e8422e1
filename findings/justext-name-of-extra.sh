#!/usr/bin/env bash
# justext 3.0.2 (trafilatura stands on it) with lxml 6.1.3, installed by the pip of Python 3.11 and by a newer one.
# Guess: names of extras are the same with `_` and `-`, so `lxml[html_clean]` brings what lxml calls `html-clean`.
# Seen: pip 23.2.1 (that of many machines with Python 3.11) warns that there is no such extra and goes on; everything is installed,
# nothing can be imported. A newer pip brings the missing package.
# Here: reading web pages fails in a plain environment though each requirement was met; ask for lxml_html_clean by name.
source "$(dirname "$0")/trial.bash"
python3 -m venv "$folder/env"
try() {
  "$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check "pip==$1"
  "$folder/env/bin/pip" install --quiet --disable-pip-version-check justext==3.0.2 lxml==6.1.3 2>/dev/null
  "$folder/env/bin/python" -c 'import justext' 2>/dev/null && echo "pip $1: imported" || echo "pip $1: cannot be imported"
}
seen=$(try 23.2.1; "$folder/env/bin/pip" uninstall --quiet --yes justext lxml; try 25.3)
shows <<'SEEN'
pip 23.2.1: cannot be imported
pip 25.3: imported
SEEN
