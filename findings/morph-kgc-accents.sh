#!/usr/bin/env bash
# morph-kgc 2.10.0 (RML mappings), a template of an IRI over values with accents.
# Guess: the « IRI-safe version » of R2RML (section 7.3): letters such as É stay, blanks and signs are percent-encoded; the example of
# the specification keeps Chinese characters.
# Seen: every letter outside of ASCII is percent-encoded, as the specification wants it for no template.
# Here: the same mapping gives other identifiers than with another engine, and two graphs of the same French table do not join; mint
# names without accents before mapping.
source "$(dirname "$0")/trial.bash"
python morph-kgc==2.10.0 <<'PYTHON'
import logging
import pathlib
import morph_kgc

logging.disable()
pathlib.Path("projects.csv").write_text("Nom\nÉco Logis\n", encoding="utf-8")
pathlib.Path("mapping.ttl").write_text("""
@prefix rr: <http://www.w3.org/ns/r2rml#> .
@prefix rml: <http://semweb.mmlab.be/ns/rml#> .
@prefix ql: <http://semweb.mmlab.be/ns/ql#> .
<#map> a rr:TriplesMap ;
  rml:logicalSource [ rml:source "projects.csv" ; rml:referenceFormulation ql:CSV ] ;
  rr:subjectMap [ rr:template "https://example.org/{Nom}" ] ;
  rr:predicateObjectMap [ rr:predicate rr:name ; rr:objectMap [ rml:reference "Nom" ] ] .
""", encoding="utf-8")
for subject, _, value in morph_kgc.materialize("[Table]\nmappings: mapping.ttl\n"):
    print(value, "→", subject)
PYTHON
shows <<'SEEN'
Éco Logis → https://example.org/%C3%89co%20Logis
SEEN
