#!/usr/bin/env bash
# @citation-js/core 0.8.2 and plugin-ris, a bibliography written as RIS.
# Guess: « Anne de la Tour » keeps her particle, as the writer of BibTeX of the same library does.
# Seen: the author is « Tour, Anne »; nothing says that two words are gone.
# Here: names with « de », « du », « Le » are common in French bibliographies; a person that lost hers is another one.
source "$(dirname "$0")/trial.bash"
javascript @citation-js/core@0.8.2 @citation-js/plugin-ris@0.8.2 @citation-js/plugin-bibtex@0.8.2 <<'JAVASCRIPT'
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { Cite } from "@citation-js/core";

const author = [{ family: "Tour", given: "Anne", "non-dropping-particle": "de la" }];
const work = new Cite([{ id: "a", type: "book", title: "Habiter", author }]);
for (const form of ["ris", "bibtex"]) {
  console.log(work.format(form).split("\n").find((line) => /^AU|author/.test(line)).trim());
}
JAVASCRIPT
shows <<'SEEN'
AU  - Tour, Anne
author = {de la Tour, Anne},
SEEN
