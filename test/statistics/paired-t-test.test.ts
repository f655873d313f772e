import { expect, it } from "vitest";
import { type PairedTTest, pairedTTest } from "../../src/statistics/paired-t-test.ts";

it("divides the mean by its standard error", () => {
  // mean 2, standard deviation 1, n 3
  const { t, degreesOfFreedom, effectSize } = pairedTTest(Float64Array.of(1, 2, 3)) as PairedTTest;
  expect(t).toBeCloseTo(2 * Math.sqrt(3), 12);
  expect(degreesOfFreedom).toBe(2);
  expect(effectSize).toBeCloseTo(2, 12);
});

it("is two-sided: the other direction is as unlikely", () => {
  const forth = pairedTTest(Float64Array.of(1, 2, 4)) as PairedTTest;
  const back = pairedTTest(Float64Array.of(-1, -2, -4)) as PairedTTest;
  expect(back.pValue).toBe(forth.pValue);
  expect(back.t).toBe(-forth.t);
});

it("sees nothing in differences that are all 0", () => {
  expect(pairedTTest(new Float64Array(4))).toEqual({ t: 0, degreesOfFreedom: 3, pValue: 1, effectSize: 0 });
});

it("says why there is none of differences that are all the same, also where their mean is rounded", () => {
  const problem = "all differences are the same, so a t test has no spread to judge by";
  for (const difference of [0.25, 0.1, 1 / 3]) {
    expect(pairedTTest(new Float64Array(7).fill(difference))).toEqual({ problem });
  }
});

it("refuses a single query", () => {
  expect(() => pairedTTest(Float64Array.of(1))).toThrow("a t test needs at least 2 queries, got 1");
});
