#!/usr/bin/env bash
# @retorquere/bibtex-parser 9.0.29, an approximate date of BibLaTeX.
# Guess: `date = {2013~}` is « about 2013 » (BibLaTeX takes dates in EDTF), as `2013?` is an uncertain year.
# Seen: the tilde is read as the non-breaking blank of LaTeX and trimmed, so the date is plainly 2013; the question mark stays.
# Here: the doubt about a year is lost before anybody can see it; biblatex-csl-converter 3.6.0 keeps it as `circa`.
source "$(dirname "$0")/trial.bash"
javascript @retorquere/bibtex-parser@9.0.29 biblatex-csl-converter@3.6.0 <<'JAVASCRIPT'
import { parse } from "@retorquere/bibtex-parser";
import { BibLatexParser, CSLExporter } from "biblatex-csl-converter";
for (const date of ["2013~", "2013?"]) {
  const source = `@book{a, title={Habiter}, date={${date}}}`;
  const peer = new CSLExporter(new BibLatexParser(source).parse().entries).parse()["1"].issued;
  console.log(date, "bibtex-parser:", parse(source).entries[0].fields.date, "- peer:", JSON.stringify(peer));
}
JAVASCRIPT
shows <<'SEEN'
2013~ bibtex-parser: 2013 - peer: {"date-parts":[[2013]],"circa":true}
2013? bibtex-parser: 2013? - peer: {"date-parts":[[2013]],"circa":true}
SEEN
