// The rules of what is shown, by cases that the server's still pictures have to meet too (tests/web/explore/test_still.py).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { decode } from "../src/explore/address";
import { Atlas, type Payload } from "../src/explore/data";
import { visible } from "../src/explore/visible";

interface Case {
  what: string;
  query: string;
  nodes: number[];
  edges: number[];
}
const { payload, cases } = JSON.parse(readFileSync(new URL("shown.json", import.meta.url), "utf8")) as {
  payload: Payload;
  cases: Case[];
};
const numbers = (mask: Uint8Array): number[] => [...mask.keys()].filter((number) => mask[number]);

for (const { what, query, nodes, edges } of cases)
  test(`shown: ${what}`, () => {
    const found = visible(new Atlas(payload), decode(query));
    assert.deepEqual([numbers(found.nodes), numbers(found.edges)], [nodes, edges]);
  });
