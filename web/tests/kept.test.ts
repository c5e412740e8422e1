import assert from "node:assert/strict";
import { test } from "node:test";
import { type Kept, LARGEST, merged, NotKept, read, text } from "../src/explore/kept";
import { isInside } from "../src/explore/lasso";
import { having, type Listing, ordered } from "../src/explore/listing";

const KEPT: Kept = {
  selections: [{ name: "Strasbourg", note: "à relire", nodes: [{ id: "project:house", note: "« bois » ?" }] }],
  views: [{ name: "Depuis 2013", address: "/explore/whole?since=2013" }],
};

test("what is kept comes back from its file", () => assert.deepEqual(read(text(KEPT)), KEPT));

const FORMAT = '"format": "amu-graph.explorer.kept"';
const WRONG: [string, string, string][] = [
  ["no JSON", "kept_no_json", ""],
  ["[]", "kept_wrong", ""],
  ['{"type": "FeatureCollection"}', "kept_other", ""],
  [`{${FORMAT}, "views": {}}`, "kept_wrong", "views"],
  [`{${FORMAT}, "views": [{"name": "x", "address": "https://elsewhere.example/"}]}`, "kept_wrong", "views[0].address"],
  [`{${FORMAT}, "views": [{"name": "x", "address": "javascript:alert(1)"}]}`, "kept_wrong", "views[0].address"],
  [`{${FORMAT}, "selections": [{"name": "x", "nodes": [{"id": 3}]}]}`, "kept_wrong", "selections[0].nodes[0].id"],
  [`{${FORMAT}, "selections": [{"name": " ", "nodes": []}]}`, "kept_wrong", "selections[0].name"],
  [`"${"x".repeat(LARGEST)}"`, "kept_large", ""],
];
for (const [content, key, at] of WRONG) {
  test(`a file that is none is told, and where: ${content.slice(0, 60)}`, () =>
    assert.throws(
      () => read(content),
      (error) => error instanceof NotKept && error.key === key && error.at === at,
    ));
}

test("of two of one name, that of the file stays", () => {
  const again = { selections: [], views: [{ name: "Depuis 2013", address: "/explore?since=2013" }] };
  assert.deepEqual(merged(KEPT, again), { selections: KEPT.selections, views: again.views });
});

test("a line around nodes holds what is within it, in its bays too", () => {
  const horseshoe = [
    [0, 0],
    [30, 0],
    [30, 30],
    [20, 30],
    [20, 10],
    [10, 10],
    [10, 30],
    [0, 30],
  ] as const;
  assert.ok(isInside(5, 20, horseshoe) && isInside(25, 20, horseshoe) && isInside(15, 5, horseshoe));
  assert.ok(!isInside(15, 20, horseshoe) && !isInside(31, 5, horseshoe));
});

const NAMES = ["Zoé", "« Écoterra »", "eau", "Cœur", "Étang", "1917"];
const YEARS = [2010, "—", 2004, 2010, "—", 1917] as const;
const table: Listing = {
  columns: [
    { title: "name", cell: (row) => NAMES[row] ?? "" },
    { title: "year", cell: (row) => YEARS[row] ?? "" },
  ],
  numbers: [0, 1, 2, 3, 4, 5],
  isChosen: () => false,
};

test("rows are in the order of a French dictionary, numbers by size, what has none last", () => {
  const sorted = (by: number, down: boolean): string =>
    ordered(table.columns, table.numbers, by, down)
      .map((row) => NAMES[row])
      .join(" ");
  assert.equal(sorted(0, false), "1917 Cœur eau « Écoterra » Étang Zoé");
  assert.equal(sorted(1, false), "1917 eau Cœur Zoé « Écoterra » Étang");
  assert.equal(sorted(1, true), "Cœur Zoé eau 1917 « Écoterra » Étang");
});

test("rows are found by their words, whatever case, accents and column", () => {
  assert.deepEqual(having(table, "ecoterra"), [1]);
  assert.deepEqual(having(table, "2010 COEUR"), [3]);
  assert.deepEqual(having(table, " "), table.numbers);
  assert.deepEqual(having(table, "2010 eau"), []);
});
