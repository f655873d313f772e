import { expect, it } from "vitest";
import { createRandom } from "../../src/random.ts";
import { ratioOfMeans } from "../../src/statistics/ratio-of-means.ts";
import { resample } from "../../src/statistics/resample.ts";

const resamples = { queries: 2, samples: 3, counts: Uint8Array.of(2, 0, 1, 1, 0, 2) };

it("divides the means, not query by query", () => {
  expect(ratioOfMeans(Float64Array.of(1, 1), Float64Array.of(4, 0), resamples)!.ratio).toBe(1 / 2);
});

it("takes both means of the same sample of queries", () => {
  // The three samples have the ratios 6/8, (6 + 1) / (8 + 4) and 1/4.
  const { low, high } = ratioOfMeans(Float64Array.of(6, 1), Float64Array.of(8, 4), resamples, 0.5)!;
  expect(low).toBeCloseTo((1 / 4 + 7 / 12) / 2, 12);
  expect(high).toBeCloseTo((7 / 12 + 6 / 8) / 2, 12);
});

it("has no width where every query has the same ratio", () => {
  const denominators = Float64Array.of(1, 2, 4, 8);
  const halves = denominators.map((value) => value / 2);
  const found = ratioOfMeans(halves, denominators, resample(4, 100, createRandom("any")))!;
  expect(found).toEqual({ ratio: 1 / 2, low: 1 / 2, high: 1 / 2 });
});

it("leaves out the samples that hold no denominator", () => {
  const { low, high } = ratioOfMeans(Float64Array.of(1, 1), Float64Array.of(4, 0), resamples, 0.999)!;
  // Of the ratios 2/8, 2/4 and 2/0 only the first two remain.
  expect([low, high]).toEqual([expect.closeTo(1 / 4, 3), expect.closeTo(1 / 2, 3)]);
});

it("is undefined where the denominators are 0 on average, or less", () => {
  expect(ratioOfMeans(Float64Array.of(1, 1), Float64Array.of(0, 0), resamples)).toBeUndefined();
  expect(ratioOfMeans(Float64Array.of(1, 1), Float64Array.of(1, -2), resamples)).toBeUndefined();
});
