import { expect, it } from "vitest";
import { isInRange } from "../../src/qdrant-rules/is-in-range.ts";

it("lets every bound that is given bind", () => {
  const within = (range: object) => [1, 2, 3].filter((n) => isInRange(range, n));
  expect(within({})).toEqual([1, 2, 3]);
  expect(within({ lt: 2 })).toEqual([1]);
  expect(within({ lte: 2 })).toEqual([1, 2]);
  expect(within({ gt: 2 })).toEqual([3]);
  expect(within({ gte: 2 })).toEqual([2, 3]);
  expect(within({ gt: 1, lte: 2, lt: 3 })).toEqual([2]);
});
