import { expect, it } from "vitest";
import { pairedTTest } from "../../src/statistics/paired-t-test.ts";

it("divides the mean by its standard error", () => {
  // mean 2, standard deviation 1, n 3
  const { t, degreesOfFreedom, effectSize } = pairedTTest(Float64Array.of(1, 2, 3));
  expect(t).toBeCloseTo(2 * Math.sqrt(3), 12);
  expect(degreesOfFreedom).toBe(2);
  expect(effectSize).toBeCloseTo(2, 12);
});

it("is two-sided: the other direction is as unlikely", () => {
  const forth = pairedTTest(Float64Array.of(1, 2, 4));
  const back = pairedTTest(Float64Array.of(-1, -2, -4));
  expect(back.pValue).toBe(forth.pValue);
  expect(back.t).toBe(-forth.t);
});

it("sees nothing in differences that are all 0, and everything in those that are all the same", () => {
  expect(pairedTTest(new Float64Array(4)).pValue).toBe(1);
  expect(pairedTTest(new Float64Array(4).fill(0.25))).toEqual({
    t: Number.POSITIVE_INFINITY,
    degreesOfFreedom: 3,
    pValue: 0,
    effectSize: Number.POSITIVE_INFINITY,
  });
});

it("refuses a single query", () => {
  expect(() => pairedTTest(Float64Array.of(1))).toThrow("a t test needs at least 2 queries, got 1");
});
