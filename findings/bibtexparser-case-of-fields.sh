#!/usr/bin/env bash
# bibtexparser 2.1.0, fields written in capitals.
# Guess: names of fields have no case in BibTeX, so `YEAR` is `year`, and a second `Title` is a double like a second `title`.
# Seen: `YEAR` is a field of its own, `get("year")` finds nothing, and title and Title stand side by side; types have no case, as they
# should. Two fields of the very same name make the block fail.
# Here: files of older programs, all in capitals, come in as works without authors or year; fold the names of fields first.
source "$(dirname "$0")/trial.bash"
python bibtexparser==2.1.0 <<'PYTHON'
import bibtexparser

for text in ("@BOOK{a, TITLE = {Habiter}, YEAR = {2013}}", "@book{b, title = {Un}, Title = {Deux}}", "@book{c, title = {Un}, title = {Deux}}"):
    library = bibtexparser.parse_string(text)
    for entry in library.entries:
        print(entry.entry_type, [field.key for field in entry.fields], "year:", entry.get("year"))
    print("  failed:", [type(block).__name__ for block in library.failed_blocks])
PYTHON
shows <<'SEEN'
book ['TITLE', 'YEAR'] year: None
  failed: []
book ['title', 'Title'] year: None
  failed: []
  failed: ['DuplicateFieldKeyBlock']
SEEN
