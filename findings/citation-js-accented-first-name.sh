#!/usr/bin/env bash
# @citation-js/core 0.8.2 and plugin-bibtex, a first name that begins with an accented capital written in TeX.
# Guess: `{\'E}mile Martin` has the first name Émile; BibTeX's own rule looks at the letter under the accent, and pybtex 0.26.1 does.
# Seen: « Émile » is a particle and there is no first name: sorted and printed as a family name « Émile Martin ». Written `Martin,
# {\'E}mile`, or with the letter itself, it is right.
# Here: Émile, Élise, Éric are common, and this is how older .bib files have them. Ours are written with the letter and the family
# name first, and `import` decodes before it parts names.
source "$(dirname "$0")/trial.bash"
javascript @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2 <<'JAVASCRIPT'
import "@citation-js/plugin-bibtex";
import { Cite } from "@citation-js/core";

for (const name of ["{\\'E}mile Martin", "Martin, {\\'E}mile", "Émile Martin"]) {
  const [work] = new Cite(`@book{a, title = {Habiter}, author = {${name}}}`).data;
  console.log(name.padEnd(18), JSON.stringify(work.author));
}
JAVASCRIPT
javascript_seen=$seen
python pybtex==0.26.1 <<'PYTHON'
from pybtex.database import Person

person = Person(r"{\'E}mile Martin")
print("pybtex", person.first_names, person.prelast_names, person.last_names)
PYTHON
seen="$javascript_seen
$seen"
shows <<'SEEN'
{\'E}mile Martin   [{"family":"Martin","non-dropping-particle":"Émile"}]
Martin, {\'E}mile  [{"given":"Émile","family":"Martin"}]
Émile Martin       [{"given":"Émile","family":"Martin"}]
pybtex ["{\\'E}mile"] [] ['Martin']
SEEN
