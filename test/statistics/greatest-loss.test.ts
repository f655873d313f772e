import { describe, expect, it } from "vitest";
import { greatestLoss, typicalDifference } from "../../src/statistics/greatest-loss.ts";

/** Of so many queries, the first few lose 0.1 each. */
function losing(few: number, queries = 1000): Float64Array {
  return Float64Array.from({ length: queries }, (_, i) => (i < few ? 0.1 : 0));
}

describe("where few queries lose", () => {
  /** scipy 1.17.1: chi2.ppf(0.95, 2 * (k + 1)) / 2, the exact upper limit of a Poisson count k. */
  const exact = [2.9957, 4.7439, 6.2958, 7.7537];

  it.each(exact.map((limit, few) => ({ few, limit })))(
    "is at least the exact limit of $limit losses for $few, and not half a loss more",
    ({ few, limit }) => {
      const losses = (greatestLoss(losing(few), 0.1, 0.95) * 1000) / 0.1;
      expect(losses).toBeGreaterThan(limit);
      expect(losses).toBeLessThan(limit + 0.5);
    },
  );
});

it("is never below the rule of three, 3 / n", () => {
  for (const n of [2, 10, 100, 4000]) {
    expect(greatestLoss(new Float64Array(n), 0.1, 0.95)).toBeGreaterThan((3 / n) * 0.1);
  }
});

it("is near mean + 1.645 standard errors for many queries", () => {
  const losses = Float64Array.from({ length: 100_000 }, (_, i) => (i % 2 === 0 ? 0.3 : -0.1));
  expect(greatestLoss(losses, 0.2, 0.95)).toBeCloseTo(0.1 + (1.645 * 0.2) / Math.sqrt(100_000), 4);
});

it("is below 0 where every query gains enough", () => {
  expect(greatestLoss(new Float64Array(1000).fill(-0.1), 0.1, 0.95)).toBeLessThan(0);
});

it("refuses a single query", () => {
  expect(() => greatestLoss(Float64Array.of(1), 1, 0.95)).toThrow("needs at least 2 queries, got 1");
});

it("takes the mean size of the differences there are for what a query might lose unseen", () => {
  expect(typicalDifference([Float64Array.of(0, 0.1), Float64Array.of(0, -0.3)])).toBeCloseTo(0.2, 12);
  expect(typicalDifference([new Float64Array(3)])).toBeUndefined();
});
