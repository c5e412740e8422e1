#!/usr/bin/env bash
# pyoxigraph 0.5.13 and rdf-canonize 5.0.0, the canonical form (RDFC-1.0) of a text in Belgian French.
# Guess: it was made so that the same graph has the same digest everywhere.
# Seen: pyoxigraph has turned @fr-BE into @fr-be when it read it, rdf-canonize keeps what was written: two digests. RDF 1.1 lets a reader do
# either, so neither is wrong.
# Here: a published digest that others verify. Write language tags in small letters before anything is signed, as our data do.
source "$(dirname "$0")/trial.bash"
cat >"${folder}/a.nq" <<'DATA'
<urn:a> <urn:name> "Maison"@fr-BE .
DATA
python pyoxigraph==0.5.13 <<'PYTHON'
import hashlib

import pyoxigraph

data = pyoxigraph.Dataset(pyoxigraph.parse(path="a.nq"))
data.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
text = pyoxigraph.serialize(data, format=pyoxigraph.RdfFormat.N_QUADS)
print("pyoxigraph  ", text.decode().strip(), hashlib.sha256(text).hexdigest()[:12])
PYTHON
here=$seen
javascript rdf-canonize@5.0.0 <<'JAVASCRIPT'
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { canonize } from "rdf-canonize";

const format = "application/n-quads";
const text = await canonize(readFileSync("a.nq", "utf8"), { algorithm: "RDFC-1.0", inputFormat: format, format });
console.log("rdf-canonize", text.trim(), createHash("sha256").update(text).digest("hex").slice(0, 12));
JAVASCRIPT
seen="$here
$seen"
shows <<'SEEN'
pyoxigraph   <urn:a> <urn:name> "Maison"@fr-be . 5b871d396a01
rdf-canonize <urn:a> <urn:name> "Maison"@fr-BE . 12d09af12dea
SEEN
