import assert from "node:assert/strict";
import { test } from "node:test";
import { passes } from "../src/explore/strokes";

const box = { left: 10, top: 10, right: 30, bottom: 20 };
const line = (x1: number, y1: number, x2: number, y2: number) => ({ from: { x: x1, y: y1 }, to: { x: x2, y: y2 } });

test("a line passes through a box that it crosses, ends in or lies in", () => {
  assert.ok(passes(line(0, 15, 40, 15), box));
  assert.ok(passes(line(20, 0, 20, 40), box));
  assert.ok(passes(line(0, 0, 12, 12), box));
  assert.ok(passes(line(12, 12, 20, 18), box));
  assert.ok(passes(line(0, 5, 40, 25), box));
});

test("a line beside a box, or one that ends before it, does not", () => {
  assert.ok(!passes(line(0, 5, 40, 5), box));
  assert.ok(!passes(line(0, 15, 9, 15), box));
  assert.ok(!passes(line(0, 0, 9, 40), box));
  assert.ok(!passes(line(0, 25, 40, 45), box));
  assert.ok(!passes(line(31, 15, 50, 15), box));
});
