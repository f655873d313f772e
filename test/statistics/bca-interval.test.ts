import { expect, it } from "vitest";
import { createRandom } from "../../src/random.ts";
import { bcaInterval } from "../../src/statistics/bca-interval.ts";
import { bootstrapInterval } from "../../src/statistics/bootstrap-interval.ts";
import { resample } from "../../src/statistics/resample.ts";

const resamples = resample(30, 2000, createRandom("any"));

it("moves both ends towards the long tail of a skewed measure", () => {
  const skewed = Float64Array.from({ length: 30 }, (_, i) => (i < 26 ? 0 : i - 25));
  const percentile = bootstrapInterval(skewed, resamples);
  const bca = bcaInterval(skewed, resamples);
  expect(bca.low).toBeGreaterThan(percentile.low);
  expect(bca.high).toBeGreaterThan(percentile.high);
});

it("has no width when all values are the same", () => {
  const { low, high } = bcaInterval(new Float64Array(30).fill(0.1), resamples);
  expect(low).toBeCloseTo(0.1, 12);
  expect(high).toBeCloseTo(0.1, 12);
});
