#!/usr/bin/env bash
# bibutils 7.2 (Debian 12), an organization as author, from RIS and from BibTeX, back to BibTeX.
# Guess: what is a name in one piece stays one: RIS has no comma in it, BibTeX has it in braces.
# Seen: from RIS the last words become a family name, « de Lyon, Ville »; from BibTeX the braces are gone, so that the next reader
# parts the name. Written as RIS the latter is right.
# Here: half of the authors of this field are towns, associations and agencies. Look at the authors after each conversion; ours keep
# braces, and write organizations in RIS as one name.
source "$(dirname "$0")/trial.bash"
debian bibutils=7.2-2 libbibutils8=7.2-2
printf 'TY  - RPRT\nAU  - Ville de Lyon\nTI  - Habiter\nER  - \n' >"$folder/a.ris"
printf '@report{a, author = {{Ville de Lyon}}, title = {Habiter}}\n' >"$folder/a.bib"
cd "$folder"
seen=$({
  echo "RIS    -> BibTeX $(ris2xml a.ris 2>/dev/null | xml2bib 2>/dev/null | grep author)"
  echo "BibTeX -> BibTeX $(biblatex2xml a.bib 2>/dev/null | xml2bib 2>/dev/null | grep author)"
  echo "BibTeX -> RIS    $(biblatex2xml a.bib 2>/dev/null | xml2ris 2>/dev/null | grep AU)"
})
shows <<'SEEN'
RIS    -> BibTeX author="de Lyon, Ville",
BibTeX -> BibTeX author="Ville de Lyon",
BibTeX -> RIS    AU  - Ville de Lyon
SEEN
