#!/usr/bin/env bash
# @citation-js/core 0.8.2, what it makes of RIS with two addresses and of BibLaTeX with an open end.
# Guess: the items that come out are CSL-JSON: an address is one text, a date has one or two lists of numbers.
# Seen: the address is a list, the end of the date is null; the schema of CSL allows neither.
# Here: exports of catalogues often have the address of the text and that of the record; what reads the items next (a style, a
# checker, our `import`) meets a list where the schema promises a text.
source "$(dirname "$0")/trial.bash"
javascript @citation-js/core@0.8.2 @citation-js/plugin-ris@0.8.2 @citation-js/plugin-bibtex@0.8.2 <<'JAVASCRIPT'
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { Cite } from "@citation-js/core";

const first = (text) => new Cite(text).data[0];
console.log(JSON.stringify(first("TY  - BOOK\nTI  - Habiter\nUR  - https://example.org/a\nUR  - https://example.org/b\nER  - \n").URL));
console.log(JSON.stringify(first("@book{a, title = {Habiter}, date = {2013-06/..}}").issued));
JAVASCRIPT
shows <<'SEEN'
["https://example.org/a","https://example.org/b"]
{"date-parts":[[2013,6],null]}
SEEN
