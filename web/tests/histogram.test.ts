import assert from "node:assert/strict";
import { test } from "node:test";
import { decode } from "../src/explore/address";
import { histogram } from "../src/explore/histogram";
import { START } from "../src/explore/state";
import { atlas } from "./small-graph";

test("links are counted by year under all other filters, whatever the period; those without a date apart", () => {
  const all = { ...START, statuses: ["asserted", "interpreted", "unverified"], plus: ["Concept"] };
  assert.deepEqual(histogram(atlas, all), { first: 2010, last: 2015, counts: [3, 0, 0, 0, 0, 1], undated: 0 });
  assert.deepEqual(histogram(atlas, { ...all, since: 2015 })?.counts, [3, 0, 0, 0, 0, 1]);
  assert.deepEqual(histogram(atlas, START)?.counts, [2, 0, 0, 0, 0, 0]);
  assert.deepEqual(histogram(atlas, { ...all, families: ["accompanied"] })?.counts, [2, 0, 0, 0, 0, 0]);
});

test("a second period has two years, or it is none", () => {
  assert.deepEqual(decode("beside=2010,2015").beside, ["2010", "2015"]);
  for (const wrong of ["2010", "2010,x", "2010,2015,2020", "99999,3"])
    assert.deepEqual(decode(`beside=${wrong}`).beside, []);
});
