// The map opens with the filters of the explorer: its classes and years, themes seen alone, things chosen together.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Context } from "../src/explore/context";
import { mapAddress } from "../src/explore/map-address";
import { START, type State } from "../src/explore/state";
import { atlas } from "./small-graph";

const address = (part: Partial<State>): string =>
  mapAddress({ atlas, history: { state: { ...START, ...part } } } as unknown as Context);

for (const [what, part, expected] of [
  ["all of it", {}, "/map"],
  ["without a class", { minus: ["Person"] }, "/map?kind=Project"],
  ["years", { since: 2010, until: 2015 }, "/map?since=2010&until=2015"],
  ["a theme", { only: ["theme:wood"] }, "/map?theme=theme%3Awood"],
  ["chosen things", { picked: ["project:house", "person:ada"] }, "/map?thing=project%3Ahouse&thing=person%3Aada"],
] as [string, Partial<State>, string][])
  test(`map: ${what}`, () => assert.equal(address(part), expected));
