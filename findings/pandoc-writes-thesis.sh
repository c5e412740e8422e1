#!/usr/bin/env bash
# pandoc 3.9 (pypandoc_binary 1.17), a thesis of CSL-JSON written as BibTeX and BibLaTeX.
# Guess: the university is `school` (BibTeX) or `institution` (BibLaTeX), both required, and `genre` tells a doctoral thesis from another.
# Seen: the university is `publisher`, the required field is missing, and a master's thesis is written as @phdthesis too.
# Here: theses are a good part of what is written on participatory housing; their university and level have to be typed again.
source "$(dirname "$0")/trial.bash"
python pypandoc_binary==1.17 <<'PYTHON'
import json
import pypandoc

def written(item, to):
    record = {"id": "a", "title": "Habiter", "author": [{"family": "Devaux", "given": "Camille"}], **item}
    return pypandoc.convert_text(json.dumps([record]), to, format="csljson").strip()

for genre in ("Thèse de doctorat", "Mémoire de master"):
    item = {"type": "thesis", "genre": genre, "publisher": "Université de Lyon", "issued": {"date-parts": [[2013]]}}
    print(written(item, "bibtex"))
    print(written(item, "biblatex"))
PYTHON
shows <<'SEEN'
@phdthesis{a,
  author = {Devaux, Camille},
  publisher = {Université de Lyon},
  title = {Habiter},
  year = {2013}
}
@phdthesis{a,
  author = {Devaux, Camille},
  publisher = {Université de Lyon},
  title = {Habiter},
  date = {2013}
}
@phdthesis{a,
  author = {Devaux, Camille},
  publisher = {Université de Lyon},
  title = {Habiter},
  year = {2013}
}
@phdthesis{a,
  author = {Devaux, Camille},
  publisher = {Université de Lyon},
  title = {Habiter},
  date = {2013}
}
SEEN
