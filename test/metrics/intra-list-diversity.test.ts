import { expect, it } from "vitest";
import { intraListDiversity } from "../../src/metrics/intra-list-diversity.ts";
import { scoreOf } from "./score-of.ts";

// The items a … d are the numbers 0 … 3.
const topics = [
  [1, 0],
  [0, 2],
  [3, 0],
  [0, 0],
].map((weights) => Float64Array.from(weights));
const grades = { a: 1, b: 1, c: 1, d: 1 };

it("is the mean of 1 − cosine over all pairs", () => {
  expect(scoreOf(intraListDiversity(3, topics), "a b c", grades)).toBeCloseTo(2 / 3, 12);
});

it("looks at the first k items only", () => {
  expect(scoreOf(intraListDiversity(2, topics), "a c b", grades)).toBeCloseTo(0, 12);
});

it("puts an item without topics as far from all others as can be", () => {
  expect(scoreOf(intraListDiversity(3, topics), "a c d", grades)).toBeCloseTo(2 / 3, 12);
});

it("is 0 for fewer than two items", () => {
  expect(scoreOf(intraListDiversity(3, topics), "a", grades)).toBe(0);
});
