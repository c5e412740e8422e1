#!/usr/bin/env bash
# d3-geo 3.1.1, a polygon of GeoJSON (RFC 7946).
# Guess: the outline of a town, wound as the standard asks (counter-clockwise), is the town.
# Seen: it is the rest of the globe: d3-geo winds the other way, so that a map filled with it is one colour, and a test whether
# a place lies within says yes of every other place. Turned around, it is the town.
# Here: outlines of towns and regions come as RFC 7946 from official sources. Our maps are drawn without d3-geo.
source "$(dirname "$0")/trial.bash"
javascript d3-geo@3.1.1 <<'JAVASCRIPT'
import { geoArea, geoBounds, geoContains } from "d3-geo";

const ring = [[4.77, 45.7], [4.9, 45.7], [4.9, 45.81], [4.77, 45.81], [4.77, 45.7]];
for (const [name, coordinates] of [["as the standard asks", [ring]], ["turned around", [ring.toReversed()]]]) {
  const town = { type: "Polygon", coordinates };
  console.log(name.padEnd(20), "part of the globe:", (geoArea(town) / (4 * Math.PI)).toFixed(4), "| holds Paris:", geoContains(town, [2.35, 48.86]), "| west and east:", ...[geoBounds(town)[0][0], geoBounds(town)[1][0]]);
}
JAVASCRIPT
shows <<'SEEN'
as the standard asks part of the globe: 1.0000 | holds Paris: true | west and east: -180 180
turned around        part of the globe: 0.0000 | holds Paris: false | west and east: 4.77 4.9
SEEN
