#!/usr/bin/env bash
# citeproc-js 2.4.63, an article whose volume is a number of JSON.
# Guess: the schema of CSL-JSON (csl-data.json) lets `volume`, `issue` and `edition` be texts or numbers: 3 is the volume 3.
# Seen: the reference ends with « num.match is not a function », from within the processor. "3" works; so does a number as `edition`
# of a book.
# Here: exports that are made by a program and checked against the schema end the bibliography of a page. Write such fields as texts,
# as our exports do.
source "$(dirname "$0")/trial.bash"
javascript citeproc@2.4.63 @citation-js/core@0.8.2 @citation-js/plugin-csl@0.8.2 <<'JAVASCRIPT'
import "@citation-js/plugin-csl";
import { plugins } from "@citation-js/core";
import CSL from "citeproc";

const { locales, styles } = plugins.config.get("@csl");
for (const volume of ["3", 3]) {
  const work = { id: "a", type: "article-journal", title: "Habiter", "container-title": "Espaces", volume };
  const retrieveLocale = (name) => locales.get(locales.has(name) ? name : "en-US");
  const engine = new CSL.Engine({ retrieveLocale, retrieveItem: () => work }, styles.get("apa"), "fr-FR", true);
  engine.setOutputFormat("text");
  try {
    engine.updateItems(["a"]);
    console.log(JSON.stringify(volume), engine.makeBibliography()[1].join("").trim());
  } catch (error) {
    console.log(JSON.stringify(volume), String(error));
  }
}
JAVASCRIPT
shows <<'SEEN'
"3" Habiter. (s. d.). Espaces, 3.
3 TypeError: num.match is not a function
SEEN
