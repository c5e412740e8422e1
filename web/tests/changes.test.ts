import assert from "node:assert/strict";
import { test } from "node:test";
import { changed, isSame } from "../src/shared/changed";

test("sources that are new, that say something else, that are gone", () => {
  const before: Record<string, [string, string]> = {
    "/source/a": ["1", "A"],
    "/source/b": ["2", "B"],
    "/source/c": ["3", "C"],
  };
  const now: Record<string, [string, string]> = {
    "/source/a": ["1", "A renamed"],
    "/source/b": ["9", "B"],
    "/source/d": ["4", "D"],
  };
  assert.deepEqual(changed(before, now), {
    new: [["/source/d", "D"]],
    other: [["/source/b", "B"]],
    gone: [["/source/c", "C"]],
  });
  assert.deepEqual(changed(now, now), { new: [], other: [], gone: [] });
  assert.deepEqual(changed({}, now).new.length, 3);
});

test("a graph without a digest is the same where its sources say the same", () => {
  const seen = { digest: "", sources: { "/source/a": ["1", "A"] as [string, string] } };
  assert.equal(isSame(seen, seen), true);
  assert.equal(isSame(seen, { digest: "", sources: {} }), false);
  assert.equal(isSame({ ...seen, digest: "a" }, { ...seen, digest: "b" }), false);
});
