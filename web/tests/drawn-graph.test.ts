import assert from "node:assert/strict";
import { test } from "node:test";
import { cameraOver } from "../src/explore/camera";
import { DrawnGraph } from "../src/explore/drawn-graph";

const triangle = (): DrawnGraph => {
  const graph = new DrawnGraph([0, 1, 2], [1, 2, 0]);
  graph.fill(3, (node) => ({ x: node, y: -node, zIndex: 3 - node }));
  graph.link([0, 2], (edge) => ({ size: edge }));
  return graph;
};

test("a renderer may order the names that it asks for: links keep their ends", () => {
  const graph = triangle();
  graph.nodes().reverse();
  graph.edges().reverse();
  assert.deepEqual(graph.nodes(), ["0", "1", "2"]);
  assert.deepEqual(graph.edges(), ["0", "2"]);
  assert.deepEqual(graph.extremities("2"), ["2", "0"]);
  const ends: string[][] = [];
  graph.forEachEdge((name, { size }, source, target) => ends.push([name, String(size), source, target]));
  assert.deepEqual(ends, [
    ["0", "0", "0", "1"],
    ["2", "2", "2", "0"],
  ]);
});

test("another look leaves places, and links that are not drawn one by one are none of the graph", () => {
  const graph = triangle();
  graph.restyle((node) => ({ color: `c${node}` }));
  assert.deepEqual(graph.getNodeAttributes("1"), { x: 1, y: -1, zIndex: 2, color: "c1" });
  assert.deepEqual([graph.order, graph.size, graph.hasNode("2"), graph.hasNode("3")], [3, 2, true, false]);
  assert.deepEqual([graph.hasEdge("2"), graph.hasEdge("1")], [true, false]);
});

test("the camera sees a square whole, as large as the room between the tools and the names at the sides", () => {
  const square = [
    { x: 0, y: 0 },
    { x: 1, y: 1 },
  ];
  const room = { width: 1000, height: 700, bottom: 0 };
  const { x, y, ratio } = cameraOver(square, room, 0.05);
  const drawn = (700 - 80) / ratio; // the frame is as long as the shorter side without its padding
  assert.equal(x, 0.5);
  assert.ok(y > 0.5, "the tools are at the top");
  assert.ok(drawn > 0.7 * 700 && drawn <= 700 - 48 - 80 + 1e-9);
});

test("a near camera stays as near as it is asked to", () => {
  assert.equal(cameraOver([{ x: 0.5, y: 0.5 }], { width: 400, height: 400, bottom: 0 }, 0.35).ratio, 0.35);
});
