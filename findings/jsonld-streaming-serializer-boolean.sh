#!/usr/bin/env bash
# jsonld-streaming-serializer 4.0.0, native types and the booleans "1" and "0".
# Guess: "1"^^xsd:boolean, a valid form of true, becomes true, or is kept as a typed text, as the JSON-LD algorithm keeps it.
# Seen: the stream ends with an error, « Invalid xsd:boolean value »; without native types it is written as it is.
# Here: tables and Virtuoso give booleans as 1 and 0; an export that worked for years ends at the first of them.
source "$(dirname "$0")/trial.bash"
javascript jsonld-streaming-serializer@4.0.0 n3@2.13.12 jsonld@9.0.0 <<'JAVASCRIPT'
import { Readable } from "node:stream";
import jsonld from "jsonld";
import { JsonLdSerializer } from "jsonld-streaming-serializer";
import N3 from "n3";

const data = '<urn:a> <urn:open> "1"^^<http://www.w3.org/2001/XMLSchema#boolean> .';
for (const useNativeTypes of [false, true]) {
  let text = "";
  try {
    for await (const part of Readable.from(new N3.Parser().parse(data)).pipe(new JsonLdSerializer({ useNativeTypes }))) text += part;
    console.log(useNativeTypes, text.replace(/\s+/g, " "));
  } catch (error) {
    console.log(useNativeTypes, error.message);
  }
  console.log("  jsonld.js", JSON.stringify(await jsonld.fromRDF(data, { format: "application/n-quads", useNativeTypes })));
}
JAVASCRIPT
shows <<'SEEN'
false [{"@id":"urn:a","urn:open":[{"@value":"1","@type":"http://www.w3.org/2001/XMLSchema#boolean"}]}]
  jsonld.js [{"@id":"urn:a","urn:open":[{"@value":"1","@type":"http://www.w3.org/2001/XMLSchema#boolean"}]}]
true Invalid xsd:boolean value '1'
  jsonld.js [{"@id":"urn:a","urn:open":[{"@value":true}]}]
SEEN
