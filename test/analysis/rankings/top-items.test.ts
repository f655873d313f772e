import fc from "fast-check";
import { expect, it } from "vitest";
import { topItems } from "../../../src/analysis/rankings/top-items.ts";

const all = () => true;

it("gives the best items first", () => {
  const { items, scores } = topItems(Float64Array.of(0.1, 0.9, 0.5), 2, all);
  expect([...items]).toEqual([1, 2]);
  expect([...scores]).toEqual([0.9, 0.5]);
});

it("orders equal scores by item, also at the cut", () => {
  expect([...topItems(Float32Array.of(1, 2, 1, 2, 1), 3, all).items]).toEqual([1, 3, 0]);
});

it("leaves out what is not eligible, and gives fewer where no more are left", () => {
  expect([...topItems(Float64Array.of(3, 2, 1), 3, (item) => item === 1).items]).toEqual([1]);
});

it("gives what sorting everything gives", () => {
  const scores = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 35 }), (values, limit) => {
      const sorted = [...values.keys()].sort((a, b) => values[b]! - values[a]! || a - b);
      expect([...topItems(Float64Array.from(values), limit, all).items]).toEqual(sorted.slice(0, limit));
    }),
  );
});
