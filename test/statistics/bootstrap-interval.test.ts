import { expect, it } from "vitest";
import { createRandom } from "../../src/random.ts";
import { bootstrapInterval } from "../../src/statistics/bootstrap-interval.ts";
import { resample } from "../../src/statistics/resample.ts";

it("lies between the interpolated quantiles of the resampled means", () => {
  const resamples = { queries: 2, samples: 3, counts: Uint8Array.of(2, 0, 1, 1, 0, 2) };
  expect(bootstrapInterval(Float64Array.of(5, 1), resamples, 0.5)).toEqual({ low: 2, high: 4 });
});

it("has no width when all values are the same", () => {
  const resamples = resample(8, 100, createRandom("any"));
  expect(bootstrapInterval(new Float64Array(8).fill(0.25), resamples)).toEqual({ low: 0.25, high: 0.25 });
});

it("is wider at a higher confidence", () => {
  const resamples = resample(10, 1000, createRandom("any"));
  const values = Float64Array.from({ length: 10 }, (_, i) => i);
  const wide = bootstrapInterval(values, resamples, 0.99);
  const narrow = bootstrapInterval(values, resamples, 0.8);
  expect(wide.low).toBeLessThan(narrow.low);
  expect(wide.high).toBeGreaterThan(narrow.high);
});
