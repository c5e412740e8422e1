#!/usr/bin/env bash
# SPARQLWrapper 2.0.0, a SELECT with a comment behind a PREFIX, JSON asked for.
# Guess: comments mean nothing.
# Seen: the first word of the six forms that stands behind a prefix decides, also in a comment: with « describe » the query counts as
# DESCRIBE, any format is accepted, and the answer cannot be converted; with « what we ask for » it is an ASK. A comment on a line of
# its own, or behind the query, does no harm.
# Here: questions that explain their prefixes are good manners; the server then chooses XML, and `convert()` gives a graph or an error.
source "$(dirname "$0")/trial.bash"
python SPARQLWrapper==2.0.0 setuptools==80.9.0 <<'PYTHON'
from SPARQLWrapper import JSON, SPARQLWrapper

QUERY = "PREFIX e: <http://example.org/>{}\nSELECT * {{ ?thing e:name ?name }}"
for comment in ("", "\n# to describe projects", " # to describe projects", " # what we ask for"):
    wrapper = SPARQLWrapper("http://127.0.0.1:9/")
    wrapper.setQuery(QUERY.format(comment))
    wrapper.setReturnFormat(JSON)
    accepted = wrapper._createRequest().headers["Accept"].partition(",")[0]
    print(repr(comment), wrapper.queryType, accepted)
PYTHON
shows <<'SEEN'
'' SELECT application/sparql-results+json
'\n# to describe projects' SELECT application/sparql-results+json
' # to describe projects' DESCRIBE */*
' # what we ask for' ASK application/sparql-results+json
SEEN
