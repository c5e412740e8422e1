// Files of networks as graphology reads them back: names, places, colours, sizes and links, by hand from
// `looked_at` in tests/network/writers/test_readers.py, which writes the samples.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { MultiDirectedGraph } from "graphology";
import gexf from "graphology-gexf";
import graphml from "graphology-graphml";

const sample = (suffix: string): string => readFileSync(new URL(`network.${suffix}`, import.meta.url), "utf8");

test("GEXF comes back with places, colours and sizes", () => {
  const graph = gexf.parse(MultiDirectedGraph, sample("gexf"));
  assert.deepEqual(graph.nodes(), ["urn:ada", "urn:maison"]);
  const { label, x, y, color, size } = graph.getNodeAttributes("urn:ada");
  assert.deepEqual(
    { label, x, y, color, size },
    { label: "Ada « l’été »", x: -250, y: 500, color: "rgb(18,52,86)", size: 9 },
  );
  const other = graph.getNodeAttributes("urn:maison");
  assert.deepEqual([other["x"], other["y"], other["color"], other["size"]], [1000, -1000, "rgb(254,220,186)", 16]);
  assert.equal(other["year"], 2013);
  const links = graph.mapEdges((_, link, ...ends) => ({ ...link, ends: ends.slice(0, 2).join() }));
  assert.deepEqual(
    links.map(({ ends, ...link }) => [ends, link["label"], link["weight"]]),
    [
      ["urn:ada,urn:maison", "conçoit", 2],
      ["urn:ada,urn:maison", "accompagne", 2],
    ],
  );
});

test("GraphML comes back with places, colours and sizes", () => {
  const graph = graphml.parse(MultiDirectedGraph, sample("graphml"));
  assert.equal(graph.size, 2);
  const found = graph.mapNodes((_, node) => [
    node["iri"],
    node["label"],
    node["x"],
    node["y"],
    node["color"],
    node["size"],
  ]);
  assert.deepEqual(found, [
    ["urn:ada", "Ada « l’été »", -0.25, 0.5, "#123456", 9],
    ["urn:maison", "La maison", 1, -1, "#fedcba", 16],
  ]);
});
