import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, encode } from "../src/explore/address";
import { mix, ramp } from "../src/explore/colours";
import { History } from "../src/explore/history";
import { Places } from "../src/explore/places";
import { opening, START, type State, toggled } from "../src/explore/state";
import { isReversed, visible } from "../src/explore/visible";
import { atlas, payload } from "./small-graph";

/** The names of the nodes that a state shows, and how many links. */
function shown(part: Partial<State>): [string, number] {
  const found = visible(atlas, { ...START, ...part });
  const names = payload.nodes.fr.filter((_, node) => found.nodes[node]);
  assert.equal(found.nodeCount, names.length);
  assert.equal(found.edgeCount, [...found.edges].filter(Boolean).length);
  assert.equal(
    [...found.degree].reduce((sum, each) => sum + each, 0),
    2 * found.edgeCount,
  );
  return [names.join(", "), found.edgeCount];
}

const SHOWN: [string, Partial<State>, string, number][] = [
  ["what passages say surely", {}, "Ada, Bo, La maison", 2],
  ["the unverified too", { statuses: ["asserted", "interpreted", "unverified"] }, "Ada, Bo, La maison, Le jardin", 3],
  ["asserted only", { statuses: ["asserted"] }, "Ada, La maison", 1],
  ["a class on demand", { plus: ["Concept"] }, "Ada, Bo, La maison, bois", 3],
  ["without a class", { minus: ["Person"], plus: ["Concept"] }, "La maison, bois", 1],
  ["without a family", { families: ["accompanied"] }, "Ada, La maison", 1],
  ["a period", { since: 2011, statuses: ["unverified"] }, "Bo, Le jardin", 1],
  ["a period that nothing falls into", { until: 2009 }, "", 0],
  ["one thing unfolded", { open: ["project:house"] }, "Ada, Bo, La maison, bois", 3],
  ["one relation unfolded", { open: [opening("project:house", "subject")] }, "Ada, Bo, La maison, bois", 3],
  ["one relation, the other way", { open: [opening("project:house", "subject", false)] }, "Ada, Bo, La maison", 2],
  ["a muted family, unfolded", { families: ["accompanied"], open: ["person:bo"] }, "Ada, Bo, La maison", 2],
  ["folded: what only it is linked with goes", { folded: ["project:house"] }, "La maison", 0],
  ["hidden", { hidden: ["project:house"] }, "Ada, Bo", 0],
  ["what is one step away", { only: ["person:ada"] }, "Ada, La maison", 1],
  ["two steps", { only: ["person:ada"], steps: 2 }, "Ada, Bo, La maison", 2],
  ["the selected, though nothing shown links it", { node: "project:garden" }, "Ada, Bo, La maison, Le jardin", 2],
  ["a name that is no node", { only: ["person:nobody"] }, "", 0],
];
for (const [words, part, names, links] of SHOWN) {
  test(`shown: ${words}`, () => assert.deepEqual(shown(part), [names, links]));
}

test("years that leave none are reversed, one open end is not", () => {
  assert.ok(isReversed({ ...START, since: 2012, until: 2010 }));
  assert.ok(!isReversed({ ...START, since: 2012 }));
  assert.ok(!isReversed({ ...START, since: 2010, until: 2010 }));
});

const STATES: Partial<State>[] = [
  {},
  { node: "person:ada", other: "project:house", layout: "timeline", colour: "year", size: "equal", table: "links" },
  {
    from: "person:ada",
    to: "project:house",
    way: 2,
    plus: ["Concept", "Place"],
    minus: ["Person"],
    since: 1999,
    until: 2020,
  },
  {
    statuses: [],
    families: ["accompanied"],
    hidden: ["a:b,c", "a:d@e", "a:%f"],
    open: [opening("a:b", "amu:designs")],
  },
  {
    folded: ["x:é ô"],
    only: ["a:b"],
    steps: 3,
    pins: { "a:b,c": [1.5, -2] },
    camera: { x: 0.25, y: 0.5, ratio: 0.125 },
  },
];
for (const part of STATES) {
  test(`an address opens the state that it was written from: ${encode({ ...START, ...part })}`, () => {
    const state = { ...START, ...part };
    assert.deepEqual(decode(encode(state)), state);
  });
}

test("the start needs no words, and what is not understood is left as at the start", () => {
  assert.equal(encode(START), "");
  assert.deepEqual(decode("since=soon&steps=-1&at=1,2,0&pin=a@x@y&table=chairs&nonsense=1"), START);
  assert.equal(decode("node=https://w3id.org/amu-graph/person/ada").node, "person:ada");
  assert.equal(decode("node=person/ada").node, "person:ada");
  assert.equal(decode("node=ada").node, "ada");
});

test("a change forgets what was undone, and the camera is nothing to undo", () => {
  const written: string[] = [];
  const note = (_: unknown, __: string, address: string): unknown => written.push(address);
  Object.assign(globalThis, { history: { pushState: note, replaceState: note } });
  const history = new History(START);
  const heard: string[] = [];
  history.onChange((state) => heard.push(state.layout));
  history.change({ layout: "timeline" });
  history.change({ layout: "timeline" });
  history.look({ x: 0.1, y: 0.2, ratio: 0.5 });
  history.change({ layout: "rings" });
  history.undo();
  assert.equal(history.state.layout, "timeline");
  history.undo();
  assert.deepEqual([history.state.layout, history.canUndo, history.canRedo], ["force", false, true]);
  assert.deepEqual(history.state.camera, { x: 0.1, y: 0.2, ratio: 0.5 });
  history.redo();
  history.change({ layout: "communities" });
  assert.equal(history.canRedo, false);
  history.undo();
  assert.deepEqual(heard, ["timeline", "rings", "timeline", "force", "timeline", "communities", "timeline"]);
  assert.equal(decode(new URL(written.at(-1) ?? "", "http://amu.test").search).layout, "timeline");
});

test("a thing stands where the reader pinned it, where the layout says, or amid its neighbours", () => {
  const places = new Places(atlas);
  assert.deepEqual(places.place(0, START), [-100, 0]);
  assert.deepEqual(places.place(0, { ...START, pins: { "person:ada": [7, 8] } }), [7, 8]);
  const [x, y] = places.place(4, START);
  assert.ok(Math.hypot(x, y) <= 0.13 * payload.scale, "near the house, its only neighbour, which stands in the middle");
  assert.deepEqual(places.place(4, { ...START, plus: ["Concept"] }), [20, -100]);
});

test("lists lose and gain values, colours mix channel by channel", () => {
  assert.deepEqual(toggled(["a", "b"], "a"), ["b"]);
  assert.deepEqual(toggled(["a"], "b"), ["a", "b"]);
  assert.deepEqual(toggled(["a"], "a", true), ["a"]);
  assert.equal(mix("#000000", "#ff8000", 0.5), "#804000");
  assert.notEqual(ramp(0), ramp(1));
});
