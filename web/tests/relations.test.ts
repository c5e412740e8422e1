import assert from "node:assert/strict";
import { test } from "node:test";
import { Atlas } from "../src/explore/data";
import { onlyRelation, passing, toggledRelation, written } from "../src/explore/relations";
import { START, type State } from "../src/explore/state";
import { visible } from "../src/explore/visible";
import { atlas, payload } from "./small-graph";

const ALL = ["asserted", "interpreted", "unverified"];
const shown = (graph: Atlas, part: Partial<State>): string =>
  graph.relations
    .filter((_, number) => passing(graph, { ...START, ...part })[number])
    .map(({ id }) => id)
    .join();

test("a family or a single relation is shown alone, or left out", () => {
  assert.equal(shown(atlas, {}), "designs,accompanies,subject");
  assert.equal(shown(atlas, { relations: ["accompanied"] }), "accompanies");
  assert.equal(shown(atlas, { relations: ["designs", "themed"] }), "designs,subject");
  assert.equal(shown(atlas, { families: ["designs"] }), "accompanies,subject");
  const alone = visible(atlas, { ...START, ...onlyRelation("accompanies"), statuses: ALL });
  assert.deepEqual([...alone.edges], [0, 1, 1, 0]);
});

/** Ada plays a second role in the house, of the family of the first; both roles are links of one property. */
const twoRoles = new Atlas({
  ...payload,
  roles: ["role:architect", "role:engineer"].map((id) => ({ id, fr: id, en: id })),
  edges: {
    ...payload.edges,
    source: [...payload.edges.source, 0],
    target: [...payload.edges.target, 2],
    predicate: [...payload.edges.predicate, 0],
    role: [0, -1, -1, -1, 1],
    status: [...payload.edges.status, 0],
    year: [...payload.edges.year, 2010],
    weight: [...payload.edges.weight, 1],
  },
});

test("roles are told apart where the property is the same", () => {
  assert.equal(shown(twoRoles, { relations: ["role:engineer"] }), "role:engineer");
  assert.equal(twoRoles.says(4), "role:engineer");
  assert.equal(twoRoles.says(1), "accompanies");
});

test("what is ticked is written in the fewest words, and read back", () => {
  const none = toggledRelation(twoRoles, START, "designed", false);
  assert.deepEqual(none, { families: ["designed"], relations: [] });
  const one = toggledRelation(twoRoles, none, "role:engineer", true);
  assert.deepEqual(one, { families: ["role:architect"], relations: [] });
  const back = toggledRelation(twoRoles, one, "designed", true);
  assert.deepEqual(back, { families: [], relations: [] });
  const few = written(twoRoles, ({ id }) => id === "role:engineer");
  assert.deepEqual(few, { families: [], relations: ["role:engineer"] });
  assert.deepEqual(toggledRelation(twoRoles, few, "role:engineer", false).families.length, 3, "nothing is shown");
});
