#!/usr/bin/env bash
# biblatex-csl-converter 3.6.0, a thesis on its way from BibLaTeX to CSL-JSON.
# Guess: the kind of thesis becomes `genre` and the institution `publisher`, as CSL's styles print them; both are fields that
# the entry has to have in BibLaTeX.
# Seen: the parser reads both, the exporter drops both, with no error and no warning; so it is with a report.
# Here: a thesis that came this way is cited without its university; enter `school` or `institution` again after the import.
source "$(dirname "$0")/trial.bash"
javascript biblatex-csl-converter@3.6.0 <<'JAVASCRIPT'
import { BibLatexParser, CSLExporter } from "biblatex-csl-converter";
for (const entry of [
  "@thesis{a, title={Habiter}, type={phdthesis}, institution={Université de Lyon}, date={2013}}",
  "@report{a, title={Habiter}, type={techreport}, institution={Ville de Lyon}, date={2013}}",
]) {
  const { entries, errors, warnings } = new BibLatexParser(entry).parse();
  console.log("fields:", Object.keys(entries[1].fields).sort().join(" "), "- told:", errors.length + warnings.length);
  const { title, ...item } = new CSLExporter(entries).parse()["1"];
  console.log("   CSL:", JSON.stringify(item));
}
JAVASCRIPT
shows <<'SEEN'
fields: date institution title type - told: 0
   CSL: {"issued":{"date-parts":[[2013]]},"type":"thesis","id":"1"}
fields: date institution title type - told: 0
   CSL: {"issued":{"date-parts":[[2013]]},"type":"report","id":"1"}
SEEN
